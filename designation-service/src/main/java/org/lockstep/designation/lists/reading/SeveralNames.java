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
          "(?=[aAbfFknNpP])(?<![\\p{L}\\p{N}])(?:[aA]\\.[kK]\\.[aA]\\.?|aka|[fF]\\.[kK]\\.[aA]\\.?|fka"
              + "|[nN]\\.[kK]\\.[aA]\\.?|[aA]lso known as|[nN]ow known as|alias"
              + "|[fF]ormerly(?! listed)(?: known as| called)?"
              + "|[pP]reviously(?! listed)(?: known as| called)?"
              + "|known as(?= ?['‘“\"(\\p{Lu}])"
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
  private static final Pattern BORN =
      Pattern.compile("[,.]? (born (?=[0-9i])|[dD]ate of birth:? )");

  /** {@code Married name: }, {@code Russian spelling: }, {@code So-called } before a name. */
  private static final Pattern LABEL =
      Pattern.compile(
          "\\p{Lu}\\p{Ll}{2,14} (?:name|spelling) ?: ?"
              + "|(?:[Ss]o[- ]called|[Ss]elf-proclaimed) (?=['‘“\"\\p{Lu}])");

  private static final Pattern COMMA = Pattern.compile(", ");
  private static final Pattern OR = Pattern.compile(",? (?:or|или) (?=[^\\p{Ll}])");
  private static final Pattern CONJUNCTION = Pattern.compile("(?:or|and) (?=[^\\p{Ll}])");
  private static final Pattern RUN_OF_BLANKS = Pattern.compile("\\s{2,}");
  private static final String AT_ENDS = " \t\n,;:/*";

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
    for (String piece : NamePieces.of(text, ofLonger)) {
      one(piece, former, ofLonger);
    }
  }

  private void one(String piece, boolean former, boolean ofLonger) {
    Said said = new Said(former);
    String whole = withoutLabel(withoutConjunction(stripped(piece)), said);
    List<RoundBrackets.Group> groups = RoundBrackets.outermost(whole);
    if (isInBrackets(whole, groups)) {
      all(groups.get(0).content(), said.former, ofLonger);
      return;
    }
    StringBuilder outer = new StringBuilder();
    List<String> others = new ArrayList<>();
    int from = 0;
    for (RoundBrackets.Group group : groups) {
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
      } else if (otherScript || isOtherName(content)) {
        others.add(content);
      } else if (areSpellings(content, whole)) {
        others.addAll(List.of(COMMA.split(content)));
      } else if (groups.size() == 1 && CONJUNCTION.matcher(content).lookingAt()) {
        others.add(withOtherSpelling(whole, group));
      } else if (!content.isEmpty()) {
        outer.append(whole, group.from(), group.to());
      }
    }
    outer.append(whole, from, whole.length());
    knownAs(said, outer.toString(), ofLonger);
    others.forEach(content -> other(content, said));
  }

  /** A name in brackets, behind the word that says so. */
  private void other(String content, Said said) {
    Matcher script = ORIGINAL_SCRIPT.matcher(content);
    Matcher label = LABEL.matcher(content);
    Matcher word = KNOWN_AS.matcher(content);
    if (script.lookingAt()) {
      all(content.substring(script.end()), said.former, false);
    } else if (label.lookingAt()) {
      all(content.substring(label.end()), said.former, false);
    } else if (word.lookingAt()) {
      boolean past = said.former || OF_THE_PAST.matcher(word.group()).find();
      all(content.substring(word.end()), past, true);
    } else {
      LegalForms.namesIn(content).forEach(name -> all(name, said.former, false));
    }
  }

  private static boolean isOtherName(String content) {
    return isKnownAs(content)
        || ORIGINAL_SCRIPT.matcher(content).lookingAt()
        || LABEL.matcher(content).lookingAt()
        || (LegalForms.isAtBeginning(content) && !LegalForms.isOne(content));
  }

  /** Two whole names and more, which begin like the one before the bracket. */
  private static boolean areSpellings(String content, String name) {
    List<String> pieces = List.of(COMMA.split(content));
    return pieces.size() > 1
        && pieces.stream().allMatch(piece -> piece.indexOf(' ') > 0 && beginAlike(name, piece));
  }

  /** Whether all of the name is in them, and nothing but a remark behind. */
  private static boolean isInBrackets(String whole, List<RoundBrackets.Group> groups) {
    return groups.size() == 1
        && groups.get(0).from() == 0
        && groups.get(0).content().codePoints().anyMatch(Character::isLetter)
        && !whole.substring(groups.get(0).to()).startsWith("-")
        && whole
            .substring(groups.get(0).to())
            .codePoints()
            .noneMatch(c -> Character.isLetter(c) && !Character.isLowerCase(c));
  }

  private static String withoutConjunction(String text) {
    Matcher conjunction = CONJUNCTION.matcher(text);
    return unquoted(conjunction.lookingAt() ? text.substring(conjunction.end()) : text);
  }

  private static String withoutLabel(String text, Said said) {
    Matcher label = LABEL.matcher(text);
    if (!label.lookingAt()) {
      return text;
    }
    said.add(stripped(label.group()));
    return unquoted(text.substring(label.end()));
  }

  /** {@code Fater (or Faater) Institute} is Faater Institute, too. */
  private static String withOtherSpelling(String whole, RoundBrackets.Group group) {
    String other = withoutConjunction(group.content().strip());
    String before = whole.substring(0, group.from()).stripTrailing();
    String word = before.substring(before.lastIndexOf(' ') + 1);
    return other.indexOf(' ') < 0 && beginAlike(word, other)
        ? before.substring(0, before.length() - word.length()) + other + whole.substring(group.to())
        : other;
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
      said.notes.add(stripped(rest.substring(born.start(1))));
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
    String published = unquoted(stripped(text));
    boolean oneWord = published.indexOf(' ') < 0;
    if (published.isEmpty()) {
      return false;
    }
    for (String name : alternatives(published)) {
      names.add(new One(name, former, ofLonger && oneWord, note));
    }
    return !oneWord;
  }

  /**
   * {@code Alesia MILO or Olesya MILO} is two names, {@code Ali Saidi or Saeedi} as well; what is
   * in doubt is one.
   */
  private static List<String> alternatives(String name) {
    List<String> pieces = List.of(OR.split(name));
    if (pieces.size() == 1) {
      return pieces;
    }
    String first = pieces.get(0);
    int last = first.lastIndexOf(' ') + 1;
    List<String> names = new ArrayList<>();
    for (String piece : pieces) {
      if (isWholeLike(first, piece)) {
        names.add(unquoted(piece));
      } else if (last > 0 && piece.indexOf(' ') < 0 && beginAlike(first.substring(last), piece)) {
        names.add(first.substring(0, last) + piece);
      } else {
        return List.of(name);
      }
    }
    return names;
  }

  /** Of Cyrillic letters, between which an English "or" is none; or with a word that is alike. */
  private static boolean isWholeLike(String first, String piece) {
    if (piece.indexOf(' ') < 0 || first.indexOf(' ') < 0 || LegalForms.isOne(first)) {
      return false;
    }
    return NamePieces.script(first) != UnicodeScript.LATIN
        || !unquoted(piece).equals(piece)
        || beginAlike(
            first.substring(first.lastIndexOf(' ') + 1),
            piece.substring(piece.lastIndexOf(' ') + 1));
  }

  private static boolean beginAlike(String one, String other) {
    return one.length() > 1 && other.length() > 1 && one.regionMatches(true, 0, other, 0, 2);
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
