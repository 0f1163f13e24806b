package org.lockstep.designation.lists.reading;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text of names, cut where one ends and the next begins: at semicolons, slashes between blanks,
 * letters of an enumeration, and where another script begins. Brackets stay whole.
 */
final class NamePieces {
  private static final int FEWEST_IN_A_LIST = 3;
  private static final int BEGINNING = 4;

  /** Of spellings that a name is also known by. */
  private static final int FEWEST_OTHERS = 2;

  private static final Pattern PART_OF_A_BODY =
      Pattern.compile(
          "(?:department|division|section|branch|unit|office|bureau|directorate)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ONE_WORD = Pattern.compile("(?:al-)?\\p{Lu}[\\p{L}’'-]{2,30}");
  private static final Pattern LETTER_AT_BEGINNING =
      Pattern.compile("^\\s*\\((?:[a-z]|([a-hj-z])\\1)\\)");
  private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{3,8}");

  /** Such as {@code Russian: }, or the word alone before another script. */
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?<![\\p{L}])(?:[Ii]n )?(\\p{Lu}\\p{Ll}{3,14})(?:: ?|,? (?=[\\p{L}&&[^\\p{IsLatin}]]))");

  /** Names in them have no words in Latin letters. */
  private static final Set<UnicodeScript> APART =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.HEBREW,
          UnicodeScript.HANGUL,
          UnicodeScript.HAN,
          UnicodeScript.ETHIOPIC,
          UnicodeScript.MYANMAR);

  private final List<String> pieces = new ArrayList<>();
  private final StringBuilder piece = new StringBuilder();
  private final String text;
  private int depth;

  private NamePieces(String text) {
    this.text = text;
  }

  /**
   * In their order; all brackets are closed.
   *
   * @param ofLonger whether they are what a longer name is also known by
   */
  static List<String> of(String text, boolean ofLonger) {
    NamePieces cut = new NamePieces(withoutLanguages(text));
    cut.cut();
    int fewest = ofLonger ? FEWEST_OTHERS : FEWEST_IN_A_LIST;
    return cut.pieces.stream().flatMap(piece -> spellings(piece, fewest)).toList();
  }

  /** The names of languages before names are separators. */
  private static String withoutLanguages(String text) {
    Matcher language = LANGUAGE.matcher(text);
    StringBuilder without = new StringBuilder();
    while (language.find()) {
      UnicodeScript next = script(text.substring(language.end()));
      boolean known =
          Languages.code(language.group(1)).isPresent()
              || (language.group().indexOf(':') > 0 && next != null && next != UnicodeScript.LATIN);
      language.appendReplacement(without, known ? ";" : Matcher.quoteReplacement(language.group()));
    }
    return language.appendTail(without).toString();
  }

  private void cut() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ')' && depth == 0) {
        if (isLetterOfEnumeration()) {
          piece.setLength(piece.length() - 1);
          end();
        }
      } else if (depth == 0 && (c == ';' || isSlash(i) || isBetweenScripts(c, i))) {
        end();
      } else if (depth == 0 && isLetterOfEnumeration(i)) {
        end();
        i = text.indexOf(')', i);
      } else if (depth == 0 && isOfAnotherScript(i)) {
        end();
        piece.append(c);
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        piece.append(c);
      }
    }
    piece.append(")".repeat(depth));
    end();
  }

  private void end() {
    Matcher letter = LETTER_AT_BEGINNING.matcher(piece);
    pieces.add(letter.lookingAt() ? piece.substring(letter.end()) : piece.toString());
    piece.setLength(0);
  }

  /** In brackets, after a separator. */
  private boolean isLetterOfEnumeration(int at) {
    char c = text.charAt(at);
    return (c == '(' || Character.isWhitespace(c))
        && isSeparated()
        && LETTER_AT_BEGINNING.matcher(text).region(at, text.length()).lookingAt();
  }

  /** Whether a comma or a semicolon ends the piece. */
  private boolean isSeparated() {
    int last = piece.length() - 1;
    while (last >= 0 && Character.isWhitespace(piece.charAt(last))) {
      last--;
    }
    return last >= 0 && (piece.charAt(last) == ',' || piece.charAt(last) == ';');
  }

  private boolean isLetterOfEnumeration() {
    int last = piece.length() - 1;
    return last >= 0
        && piece.charAt(last) >= 'a'
        && piece.charAt(last) <= 'h'
        && (last == 0 || piece.charAt(last - 1) == ' ');
  }

  /** Not before a part of the body that is named first. */
  private boolean isSlash(int at) {
    if (text.charAt(at) != '/') {
      return false;
    }
    return text.startsWith(" / ", at - 1)
        ? !PART_OF_A_BODY.matcher(text).region(at + 2, text.length()).lookingAt()
        : isBetweenNames(at);
  }

  /**
   * A slash without blanks around it mostly stands between words of one name. Between names it
   * stands with a blank on one side, or between scripts, or where the second name begins like the
   * first one, or has the first one's initials.
   */
  private boolean isBetweenNames(int at) {
    int end = text.indexOf('/', at + 1);
    String before = piece.toString().strip();
    String after = text.substring(at + 1, end < 0 ? text.length() : end).strip();
    UnicodeScript script = script(before);
    if (script == null || script(after) == null) {
      return false;
    }
    boolean whole = before.indexOf(' ') > 0 && after.indexOf(' ') > 0;
    boolean blank = text.startsWith(" ", at - 1) || text.startsWith(" ", at + 1);
    boolean alike =
        script != UnicodeScript.LATIN || before.regionMatches(true, 0, after, 0, BEGINNING);
    return script != script(after)
        || (whole && (blank || alike))
        || (ACRONYM.matcher(after).matches() && (blank || after.equals(initials(before))));
  }

  private static String initials(String name) {
    StringBuilder initials = new StringBuilder();
    name.codePoints().filter(Character::isUpperCase).forEach(initials::appendCodePoint);
    return initials.toString();
  }

  /** A comma between two scripts. */
  private boolean isBetweenScripts(char c, int at) {
    if (c != ',') {
      return false;
    }
    UnicodeScript before = script(piece);
    UnicodeScript after = script(text.substring(at, Math.min(text.length(), at + 10)));
    return before != null && after != null && before != after;
  }

  /** The first letter of a script that goes with no Latin one, after which none follows. */
  private boolean isOfAnotherScript(int at) {
    return at > 0
        && text.charAt(at - 1) == ' '
        && APART.contains(UnicodeScript.of(text.codePointAt(at)))
        && script(piece) == UnicodeScript.LATIN
        && text.codePoints()
            .skip(text.codePointCount(0, at))
            .noneMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN);
  }

  /** Three and more spellings of a word between commas; two may be a surname and a given name. */
  private static Stream<String> spellings(String piece, int fewest) {
    List<String> words = Stream.of(piece.split(",", -1)).map(String::strip).toList();
    boolean spellings =
        words.size() >= fewest
            && words.stream().allMatch(word -> ONE_WORD.matcher(word).matches())
            && words.stream().map(NamePieces::initial).distinct().count() == 1;
    return spellings ? words.stream() : Stream.of(piece);
  }

  /** Qadour is Kaddour, too. */
  private static char initial(String word) {
    char first = word.charAt(word.startsWith("al-") ? 3 : 0);
    return first == 'Q' ? 'K' : first;
  }

  /** Of the first letter; the scripts of Japanese are one. */
  static @Nullable UnicodeScript script(CharSequence text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .findFirst()
        .map(
            script ->
                script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA
                    ? UnicodeScript.HAN
                    : script)
        .orElse(null);
  }
}
