package org.lockstep.designation.lists.reading;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that a list publishes as one: between semicolons, after {@code a.k.a.} or {@code
 * formerly}, in brackets after another script. What is said of a name becomes its note. Brackets
 * that may be a part of the name, such as an acronym, stay in it.
 */
public final class SeveralNames {
  /** A longer text is no name. */
  private static final int LONGEST = 2000;

  /**
   * Undotted capitals are no such word: AKA is a surname, too. The first letter is looked at first,
   * since most have none of these.
   */
  private static final Pattern KNOWN_AS =
      Pattern.compile(
          "(?=[aAbfFnNpP])(?<![\\p{L}\\p{N}])(?:[aA]\\.[kK]\\.[aA]\\.?|aka|[fF]\\.[kK]\\.[aA]\\.?|fka"
              + "|[nN]\\.[kK]\\.[aA]\\.?|[aA]lso known as|[nN]ow known as|alias"
              + "|[fF]ormerly(?! listed)(?: known as| called)?"
              + "|[pP]reviously(?! listed)(?: known as| called)?"
              + "|born(?= \\p{Lu}))(?![\\p{L}\\p{N}]):?");

  private static final Pattern SAID_OF_IT =
      Pattern.compile(
          "(?:birth|combat|code|war|false|former|previous|old|sub-unit) name|nom de guerre|call"
              + " sign|original script|n[eé]e|(?:as )?(?:previously|formerly) listed(?:"
              + " as)?|(?:false identity|born|date of birth|DOB|POB|passport number|[a-z]{4,8}"
              + " id(?:entification)? (?:card|number)).{0,1000}+|[A-Z]{2}[ie]\\.[0-9]{3}",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern SAID_FIRST =
      Pattern.compile(
          "((?:as )?(?:previously|formerly) listed(?: as)?)[.,;:]{1,2} ?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SAID_AT_END =
      Pattern.compile(" [-–] (sub-unit name|code name|call sign)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_THE_PAST =
      Pattern.compile(
          "former|previous|\\bold\\b|^n[eé]e$|^born\\b|^f\\.?k\\.?a", Pattern.CASE_INSENSITIVE);
  private static final Pattern ORIGINAL_SCRIPT =
      Pattern.compile("original script ?: ?", Pattern.CASE_INSENSITIVE);
  private static final Pattern BORN = Pattern.compile(",? born (?=[0-9i])");
  private static final Pattern RUN_OF_BLANKS = Pattern.compile("\\s{2,}");
  private static final String AT_ENDS = " \t\n,;:";

  /** Pairs that stand around a whole name. */
  private static final List<String> QUOTES = List.of("\"\"", "“”", "‘’", "''");

  private final List<One> names = new ArrayList<>();

  private SeveralNames() {}

  /**
   * A name.
   *
   * @param former whether the list says that it is one no more
   * @param vague whether it is one word beside a longer name, which may stand for a part of that
   * @param note what the list says of it
   */
  public record One(String name, boolean former, boolean vague, @Nullable String note) {
    /** A name as it is published. */
    public One(String name) {
      this(name, false, false, null);
    }
  }

  /** In their order; the one name as it is, where there is nothing to take apart. */
  public static List<One> in(String published) {
    if (published.isBlank()) {
      return List.of();
    }
    if (published.length() > LONGEST) {
      return List.of(new One(published));
    }
    SeveralNames found = new SeveralNames();
    found.all(published, false, false);
    return found.names.isEmpty() ? List.of(new One(published)) : found.names;
  }

  private void all(String text, boolean former, boolean ofLonger) {
    for (String piece : NamePieces.of(text)) {
      one(piece, former, ofLonger);
    }
  }

  private void one(String piece, boolean former, boolean ofLonger) {
    String whole = unquoted(stripped(piece));
    Said said = new Said(former);
    StringBuilder outer = new StringBuilder();
    List<String> others = new ArrayList<>();
    int from = 0;
    for (RoundBrackets.Group group : RoundBrackets.outermost(whole)) {
      outer.append(whole, from, group.from());
      from = group.to();
      String content = group.content().strip();
      Matcher first = SAID_FIRST.matcher(content);
      if (first.lookingAt()) {
        said.add(first.group(1));
        content = content.substring(first.end());
      }
      boolean otherScript = isOfOtherScript(content, whole.substring(0, group.from()));
      if (SAID_OF_IT.matcher(content).matches()
          || (otherScript && Languages.code(content).isPresent())) {
        said.add(content);
      } else if (otherScript
          || isKnownAs(content)
          || ORIGINAL_SCRIPT.matcher(content).lookingAt()) {
        others.add(content);
      } else if (!content.isEmpty()) {
        outer.append(whole, group.from(), group.to());
      }
    }
    outer.append(whole, from, whole.length());
    knownAs(said, outer.toString(), ofLonger);
    for (String content : others) {
      Matcher script = ORIGINAL_SCRIPT.matcher(content);
      Matcher word = KNOWN_AS.matcher(content);
      boolean known = word.lookingAt();
      boolean past = said.former || (known && OF_THE_PAST.matcher(word.group()).find());
      all(script.lookingAt() ? content.substring(script.end()) : content, past, known);
    }
  }

  private static boolean isKnownAs(String content) {
    Matcher word = KNOWN_AS.matcher(content);
    return word.lookingAt() && word.end() < content.length();
  }

  private static boolean isOfOtherScript(String content, String before) {
    UnicodeScript one = NamePieces.script(content);
    UnicodeScript other = NamePieces.script(before);
    return one != null && other != null && one != other;
  }

  /** What is said of a name. */
  private static final class Said {
    private boolean former;
    private final List<String> notes = new ArrayList<>();

    Said(boolean former) {
      this.former = former;
    }

    void add(String note) {
      notes.add(note);
      former |= OF_THE_PAST.matcher(note).find();
    }

    @Nullable String note() {
      return notes.isEmpty() ? null : String.join("; ", notes);
    }
  }

  /** Takes the name out of its text, and those that the subject is known as. */
  private void knownAs(Said said, String text, boolean ofLonger) {
    String rest = RUN_OF_BLANKS.matcher(text).replaceAll(" ");
    Matcher born = BORN.matcher(rest);
    if (born.find()) {
      said.notes.add(stripped(rest.substring(born.start())));
      rest = rest.substring(0, born.start());
    }
    Matcher end = SAID_AT_END.matcher(rest);
    if (end.find()) {
      said.add(end.group(1));
      rest = rest.substring(0, end.start());
    }
    Matcher word = KNOWN_AS.matcher(rest);
    int from = 0;
    boolean past = said.former;
    boolean longer = ofLonger;
    while (word.find()) {
      longer |= add(rest.substring(from, word.start()), past, longer, said.note());
      past = said.former || OF_THE_PAST.matcher(word.group()).find();
      from = word.end();
    }
    add(rest.substring(from), past, longer, said.note());
  }

  /** Whether it has more words than one. */
  private boolean add(String text, boolean former, boolean ofLonger, @Nullable String note) {
    String name = unquoted(stripped(text));
    boolean oneWord = name.indexOf(' ') < 0;
    if (!name.isEmpty()) {
      names.add(new One(name, former, ofLonger && oneWord, note));
    }
    return !name.isEmpty() && !oneWord;
  }

  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSeparator(text, from, from + 1)) {
      from++;
    }
    while (to > from && isSeparator(text, to - 1, to - 2)) {
      to--;
    }
    return text.substring(from, to);
  }

  /** A dash is one where a blank is beside it, on its side of the name. */
  private static boolean isSeparator(String text, int at, int inner) {
    char c = text.charAt(at);
    boolean dash = c == '-' || c == '–';
    return dash
        ? inner >= 0 && inner < text.length() && text.charAt(inner) == ' '
        : AT_ENDS.indexOf(c) >= 0;
  }

  /** Without quotation marks around all of it. */
  private static String unquoted(String name) {
    int last = name.length() - 1;
    for (String pair : QUOTES) {
      if (last > 1
          && name.charAt(0) == pair.charAt(0)
          && name.charAt(last) == pair.charAt(1)
          && name.substring(1, last).indexOf(pair.charAt(0)) < 0
          && name.substring(1, last).indexOf(pair.charAt(1)) < 0) {
        return name.substring(1, last).strip();
      }
    }
    return name;
  }
}
