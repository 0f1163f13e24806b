package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.LabelledNumbers;

/**
 * The documents and numbers that additional information names, as in {@code Passport no: a) Libya
 * number 203037, issued in Tripoli b) Libyan passport number 347834, expired on 21 Feb. 2014}. A
 * number is taken only where it follows its label, but for a country and the word "number". The
 * wording stays in the remarks, so that what is not understood is not lost.
 */
final class Documents {
  private static final String NUMBER_WORDS =
      "(?:[ ./]*+(?:no\\b|nos\\b|numbers?\\b|code\\b|cards?\\b|id\\b|information\\b"
          + "|details\\b|#|№))*+";
  private static final String KINDS =
      "(?:(?:diplomatic|service|provisional|national|internal|alternative|travel) )?passport"
          + "|travel document"
          + "|(?:(?:national|personal|military|civil|federal|alien|state|business|company) )*+"
          + "(?:identification|identity|identifier|registration) card(?: \\(tazkira\\))?"
          + "|(?:(?:national|personal|military|civil|federal|alien|state|business|company) )*+"
          + "(?:(?:identification|identity|identifier)(?= ?(?:no\\b|number|document|#|:))"
          + "|registration(?= ?(?:no\\b|number|id\\b|document)))"
          + "|national id|id(?= (?:no|number|card))|tazkira|ration card|social security"
          + "|drivers? licen[cs]e|driver.s licen[cs]e"
          + "|(?:registered )?company(?= (?:no\\b|number))|organi[sz]ation(?= code)"
          + "|government gazette|(?:national )?tax(?: id)?(?= ?(?:no\\b|number|:))"
          + "|fiscal(?= code)|SWIFT(?:/BIC)?|bank identifier|legal entity identifier"
          + "|(?:international maritime organi[sz]ation \\()?IMO(?: (?:ship|identification|company))?";

  /** What a number is a number of, or the letter of a further one under the same heading. */
  private static final Pattern LABEL_OR_MARK =
      Pattern.compile(
          "\\b((?:"
              + KINDS
              + ")(?:(?<=\\))|(?![A-Za-z]))"
              + NUMBER_WORDS
              + ")|(?<![A-Za-z0-9])\\(?[a-n]\\)",
          Pattern.CASE_INSENSITIVE);

  /** Figures in groups, with letters before or among them; or the letters of a bank. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?:[A-Z]{1,3}[- /])?[A-Z]{1,3}[- /]?|[A-Z]{4,10})?[0-9][0-9A-Z/.-]*+"
              + "(?: (?:No\\. )?[A-Z]{0,2}[0-9][0-9A-Z/-]*+)*+"
              + "|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z])");

  private static final Pattern FURTHER_NUMBER =
      Pattern.compile("(?:;|,| and) ?(?:alt\\. )?(?=[A-Z]{0,4}[- /]?[0-9]{3}[0-9A-Z/-]{2})");
  private static final Pattern WORDS_OF_NUMBERS =
      Pattern.compile(
          "^[ .:]*of |\\b(?:na|no|nos|numbers?|document|cards?|passport|diplomatic|service|national"
              + "|internal|travel|foreign|identification|identity|identifier|personal|civil|military"
              + "|id|information|ogrn|lei|bic|ssn|ship|company)\\b|[.:()#,№-]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern LINE = Pattern.compile("\n(?![A-Z])");
  private static final Pattern COUNTRY_AFTER =
      Pattern.compile("^ ?[(,] ?([^(),;.0-9]{2,60})(?:[,).]|$)");
  private static final Pattern NOTHING_OR_BRACKETS = Pattern.compile("^ ?(?:\\([^()]*\\))? ?$");
  private static final Pattern COLON = Pattern.compile("^[ .]*:");
  private static final Pattern PUNCTUATION_AT_BEGINNING = Pattern.compile("^[\\s.:]+");
  private static final Pattern PUNCTUATION = Pattern.compile("^[.:,]");
  private static final Pattern SOCIAL_SECURITY = Pattern.compile("^(?:SSN|ID) ");
  private static final String DATE =
      "([0-9]{1,2} [A-Za-z]{3,9}\\.?,? ?[0-9]{4}|[A-Za-z]{3,9} [0-9]{1,2},? [0-9]{4}"
          + "|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4})\\b";
  private static final Pattern ISSUED =
      Pattern.compile(
          "(?:issued|issue date|date of issue)(?: on| in)?:? " + DATE, Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPIRES =
      Pattern.compile(
          "(?:expir[a-z]{1,6}|exp\\.|valid until)(?: (?:date|on|of))*+:? " + DATE,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ISSUED_IN =
      Pattern.compile(
          "(?:issued (?:in|at|by)|Place of issue:)(?: the)? ([A-Z][^,;()0-9]{1,60}"
              + "(?:, [A-Z][^,;()0-9]{1,60})?)");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z][A-Za-z '’-]*+");
  private static final String AT_END_OF_NUMBER = "./-";
  private static final String AT_END_OF_WORDS = " .:,;#№-";
  private static final int FEWEST_FIGURES = 3;
  private static final int LENGTH_WITH_LETTERS = 6;
  private static final int LONGEST_LEAD = 60;
  private static final int MOST_WORDS = 6;

  private final String text;
  private final boolean ofRussia;
  private final List<Document> documents = new ArrayList<>();

  private Documents(String text, boolean ofRussia) {
    this.text = text;
    this.ofRussia = ofRussia;
  }

  /**
   * A document or number.
   *
   * @param type in the words of the list
   * @param issuer the country, in the words of the list
   * @param asPublished all that the list says of it
   */
  record Document(
      Identifier.Scheme scheme,
      String number,
      String type,
      @Nullable String issuer,
      @Nullable String issued,
      @Nullable String expires,
      String asPublished) {}

  /**
   * @param ofRussia whether the subject has its seat there, so that its number is one of a Russian
   *     register if it passes the check of one
   */
  static List<Document> in(String text, boolean ofRussia) {
    String lines = LINE.matcher(text.replace('\u00A0', ' ')).replaceAll(" ");
    Documents read = new Documents(lines, ofRussia);
    read.read();
    return read.documents;
  }

  private void read() {
    Matcher token = LABEL_OR_MARK.matcher(text);
    String heading = null;
    int from = 0;
    boolean found = token.find();
    while (found) {
      String label = token.group(1) == null ? heading : token.group(1).strip();
      String before = text.substring(from, token.start());
      from = token.end();
      found = token.find();
      String body = text.substring(from, found ? token.start() : text.length());
      if (COLON.matcher(body).find()) {
        heading = label;
      }
      int skipped =
          body.length() - PUNCTUATION_AT_BEGINNING.matcher(body).replaceFirst("").length();
      int end = skipped + Sentences.endOfFirst(body.substring(skipped));
      if (label != null) {
        item(label, countryAtEnd(before), single(body.substring(0, end)));
      }
      if (end < body.length()) {
        heading = null;
      }
    }
  }

  private void item(String label, @Nullable String country, String body) {
    String issuer = country;
    for (String piece : FURTHER_NUMBER.split(body, -1)) {
      Matcher number = NUMBER.matcher(piece);
      boolean found = number.find() && number.start() <= LONGEST_LEAD;
      String lead = found ? piece.substring(0, number.start()) : piece;
      String words = single(WORDS_OF_NUMBERS.matcher(lead).replaceAll(" "));
      if (!words.isEmpty() && !Places.isCountry(words)) {
        return;
      }
      issuer = words.isEmpty() ? issuer : words;
      if (found) {
        String rest = piece.substring(number.end());
        String value =
            SOCIAL_SECURITY.matcher(trimmed(number.group(), AT_END_OF_NUMBER)).replaceFirst("");
        if (isNumber(label, value)) {
          String published = label + (PUNCTUATION.matcher(piece).find() ? "" : " ") + piece;
          documents.add(document(label, lead, value, issuer, rest, published));
        }
        if (!NOTHING_OR_BRACKETS.matcher(rest).matches()) {
          return;
        }
      }
    }
  }

  private Document document(
      String label,
      String lead,
      String number,
      @Nullable String issuer,
      String rest,
      String published) {
    Matcher after = COUNTRY_AFTER.matcher(rest);
    Matcher issuedIn = ISSUED_IN.matcher(rest);
    String country = issuer;
    if (after.find() && Places.isCountry(after.group(1))) {
      country = after.group(1);
    } else if (country == null && issuedIn.find()) {
      country = Places.country(issuedIn.group(1)).orElse(null);
    }
    boolean russian =
        country == null ? ofRussia : Countries.code(country).filter("RU"::equals).isPresent();
    return new Document(
        Numbers.scheme(label + " " + lead, number, russian),
        LabelledNumbers.withoutSign(number),
        trimmed(single(label), AT_END_OF_WORDS),
        country,
        found(ISSUED, rest),
        found(EXPIRES, rest),
        trimmed(single(published), AT_END_OF_WORDS));
  }

  private static @Nullable String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** The country that the last words before a label name, as in "Afghan passport". */
  private static @Nullable String countryAtEnd(String before) {
    int length = before.length();
    List<String> words =
        Arrays.asList(BLANKS.split(before.substring(Math.max(0, length - LONGEST_LEAD)), -1));
    int last = words.size() - 1;
    if (last < 1 || !words.get(last).isEmpty()) {
      return null;
    }
    for (int from = Math.max(0, last - MOST_WORDS); from < last; from++) {
      String candidate = String.join(" ", words.subList(from, last)).strip();
      if (WORDS.matcher(candidate).matches() && Places.isCountry(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean isNumber(String label, String value) {
    long figures = value.chars().filter(Character::isDigit).count();
    return figures >= FEWEST_FIGURES
        || (figures > 0 && value.length() >= LENGTH_WITH_LETTERS)
        || Numbers.isBankCode(label, value);
  }

  private static String trimmed(String text, String atEnd) {
    int end = text.length();
    while (end > 0 && atEnd.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String single(String words) {
    return BLANKS.matcher(words).replaceAll(" ").strip();
  }
}
