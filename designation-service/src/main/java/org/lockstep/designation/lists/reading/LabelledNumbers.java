package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Identifier.Scheme;

/**
 * The numbers within a free text that lists give as one: {@code OGRN: 1025403641900; INN/TIN:
 * 5408100018}, {@code 7813654490 - TIN}, {@code 14850239 (Estonia)}. Words before a number are its
 * label, or those after it where none are before; a text without any that is known stays one
 * number.
 */
public final class LabelledNumbers {
  private static final int LONGEST_LABEL = 20;
  private static final int SHORTEST = 3;

  /** Of the name of a country. */
  private static final int MOST_WORDS = 6;

  /** Of a number that is printed in groups of digits. */
  private static final int LONGEST_IN_GROUPS = 20;

  private static final int LONGEST_GROUP = 6;

  /** A label that is printed right after a number. */
  private static final Pattern GLUED =
      Pattern.compile("(?<=[0-9])(?=(?:\\p{Lu}\\p{L}{2,30}|CR|BR|IP)[\\s/:–-])");

  private static final Pattern SEPARATOR = Pattern.compile("[\\s:–—№#]+");
  private static final Pattern TOKEN = Pattern.compile("\\([^()]{0,80}\\)|[;,]|[^\\s;,()]+");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9].*|[\\p{Lu}/._-]{1,30}+[0-9][\\p{Lu}0-9/._-]*+");
  private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2,5}");
  private static final Pattern INN_AND_KPP = Pattern.compile("([0-9]{10})/([0-9]{9})");

  /** Of a Russian document: {@code 8208 No. 555627}. */
  private static final Pattern SERIES_AND_NUMBER =
      Pattern.compile(
          "(?<![\\p{L}0-9])(?:[Ss]eries )?([\\p{Lu}0-9]{2,4}) (?:No\\.?|№) ?([0-9]{6})(?![0-9])");

  private static final Pattern NUMBER_SIGN = Pattern.compile("^(?:No\\.?|NO|N°)(?=[0-9])");
  private static final Pattern SERIES = Pattern.compile("\\p{Lu}{1,3}(?:-\\p{Lu})?");
  private static final List<String> NAMED_IN_CAPITALS = List.of("UK", "US", "USA", "UAE", "DPRK");
  private static final String DATED = "dated";
  private static final String AT_ENDS = "-.'’·";

  private final List<Found> found = new ArrayList<>();
  private final List<String> label = new ArrayList<>();
  private boolean afterComma;
  private boolean afterNumber;

  private LabelledNumbers() {}

  /**
   * A number with what is said of it.
   *
   * @param label in the words of the list
   * @param country in the words of the list
   * @param issued the day, in the words of the list
   */
  public record Found(
      String number, @Nullable String label, @Nullable String country, @Nullable String issued) {

    /** What its label says of it. */
    public NumberLabel kind() {
      return label == null ? NumberLabel.NONE : NumberLabel.of(label);
    }

    private boolean isRussian() {
      return kind() == NumberLabel.OGRN
          || kind() == NumberLabel.KPP
          || (country != null && Countries.code(country).equals(Optional.of("RU")));
    }
  }

  /**
   * Whether they are of Russia: by their words, or because a number of a taxpayer and one of a
   * register both pass the checks of Russia's.
   */
  public static boolean areRussian(List<Found> numbers) {
    return numbers.stream().anyMatch(Found::isRussian)
        || (numbers.stream().anyMatch(one -> NumberLabel.passes(Scheme.OGRN_CODE, one.number))
            && numbers.stream().anyMatch(one -> NumberLabel.passes(Scheme.INN_CODE, one.number)));
  }

  /** None where no word of the text tells what its numbers are. */
  public static List<Found> in(String published) {
    LabelledNumbers numbers = new LabelledNumbers();
    numbers.read(published);
    boolean anyKnown =
        numbers.found.stream()
            .anyMatch(
                one -> one.country != null || one.issued != null || one.kind() != NumberLabel.NONE);
    return anyKnown ? numbers.found : List.of();
  }

  /** Without the sign that says that a number follows; a series and its number are one. */
  public static String withoutSign(String text) {
    String plain = SERIES_AND_NUMBER.matcher(text).replaceAll("$1 $2");
    return NUMBER_SIGN.matcher(plain).replaceAll("");
  }

  private void read(String published) {
    String text = GLUED.matcher(withoutSign(published.replace('\u00A0', ' '))).replaceAll(" ");
    Matcher tokens = TOKEN.matcher(SEPARATOR.matcher(text).replaceAll(" "));
    while (tokens.find()) {
      String token = tokens.group();
      if (token.startsWith("(")) {
        bracket(token.substring(1, token.length() - 1).strip());
      } else {
        word(NUMBER_SIGN.matcher(stripped(token)).replaceAll(""));
      }
    }
    end();
  }

  private void word(String token) {
    switch (token) {
      case "" -> {
        // A dash by itself.
      }
      case "," -> {
        // The country is before the comma of "Kuwait, number 1".
        if (!found.isEmpty()) {
          end();
          afterComma = true;
        }
      }
      case ";", "/" -> {
        end();
        afterComma = false;
      }
      default -> {
        boolean bic = BIC.matcher(token).matches() && NumberLabel.of(text()) == NumberLabel.BIC;
        if (bic || NUMBER.matcher(token).matches()) {
          number(token);
        } else {
          say(token);
        }
      }
    }
  }

  private void say(String word) {
    if (label.size() == LONGEST_LABEL) {
      label.remove(0);
    }
    label.add(word);
    afterNumber &= isPartOfNumber(word);
  }

  private void number(String published) {
    if (text().equals(DATED) && !found.isEmpty()) {
      Found last = found.remove(found.size() - 1);
      found.add(new Found(last.number, last.label, last.country, published));
      label.clear();
      return;
    }
    String token = published;
    int end = label.size() - 1;
    if (end >= 0 && isPartOfNumber(label.get(end))) {
      token = label.remove(end) + " " + token;
    }
    if (afterNumber && label.isEmpty() && isGroup(token)) {
      Found last = found.remove(found.size() - 1);
      found.add(new Found(last.number + " " + token, last.label, last.country, last.issued));
      return;
    }
    boolean another = label.isEmpty() && afterComma && !found.isEmpty();
    String of = another ? found.get(found.size() - 1).label : text();
    String country = countryOf(text());
    add(token, of == null || of.isEmpty() || of.equals(country) ? null : of, country);
    label.clear();
    afterComma = false;
    afterNumber = true;
  }

  /** Whether it goes on with the number before: {@code 19036 9982}, {@code CH-2 17-0-431}. */
  private boolean isGroup(String token) {
    String last = found.isEmpty() ? "" : found.get(found.size() - 1).number;
    return !last.isEmpty()
        && last.length() <= LONGEST_IN_GROUPS
        && Math.min(last.length(), token.length()) <= LONGEST_GROUP;
  }

  /** The letters of a series, such as AA of {@code AA 1203658}. */
  private static boolean isPartOfNumber(String word) {
    return SERIES.matcher(word).matches()
        && NumberLabel.of(word) == NumberLabel.NONE
        && !isCountry(word);
  }

  /** {@code 7704734000/770301001} is a taxpayer's number with the code of its registration. */
  private void add(String token, @Nullable String of, @Nullable String country) {
    Matcher both = INN_AND_KPP.matcher(token);
    if (both.matches() && of != null && NumberLabel.of(of) == NumberLabel.INN) {
      found.add(new Found(both.group(1), of, country, null));
      found.add(new Found(both.group(2), "KPP", country, null));
    } else {
      found.add(new Found(token, of, country, null));
    }
  }

  private void bracket(String content) {
    if (label.isEmpty() && found.isEmpty()) {
      say(content);
    } else if (!label.isEmpty()) {
      say("(" + content + ")");
    } else if (isCountryInBrackets(content)) {
      Found last = found.remove(found.size() - 1);
      found.add(new Found(last.number, last.label, content, last.issued));
      afterNumber = false;
    } else {
      say(content);
      end();
    }
  }

  /** Words that no number follows are said of the number before. */
  private void end() {
    if (!label.isEmpty() && !found.isEmpty()) {
      Found last = found.remove(found.size() - 1);
      String country = last.country == null ? countryOf(text()) : last.country;
      boolean more = last.label == null && !text().equals(country);
      found.add(new Found(last.number, more ? text() : last.label, country, last.issued));
    }
    label.clear();
    afterNumber = false;
  }

  private String text() {
    return String.join(" ", label);
  }

  /** The first country that the words name, in those words. */
  static @Nullable String countryOf(String text) {
    String[] words = text.split(" ", -1);
    for (int from = 0; from < Math.min(words.length, LONGEST_LABEL); from++) {
      for (int to = Math.min(words.length, from + MOST_WORDS); to > from; to--) {
        String some = String.join(" ", List.of(words).subList(from, to));
        boolean bracket = some.startsWith("(") && some.endsWith(")");
        String plain = bracket ? some.substring(1, some.length() - 1) : some;
        if (isCountry(plain) || (bracket && isCountryInBrackets(plain))) {
          return plain;
        }
      }
    }
    return null;
  }

  /** BRN, CR No. and ID are no codes of Brunei, Norway and Indonesia. */
  private static boolean isCountryInBrackets(String content) {
    return NumberLabel.of(content) == NumberLabel.NONE && Countries.code(content).isPresent();
  }

  /**
   * Words in capitals are abbreviations, of which some are codes of countries, too: VAT, ID, PAN.
   */
  private static boolean isCountry(String words) {
    boolean abbreviation = words.equals(words.toUpperCase(Locale.ROOT));
    return (NAMED_IN_CAPITALS.contains(words) || (!abbreviation && words.length() >= SHORTEST))
        && NumberLabel.of(words) == NumberLabel.NONE
        && Countries.code(words).isPresent();
  }

  private static String stripped(String token) {
    int from = 0;
    int to = token.length();
    while (from < to && AT_ENDS.indexOf(token.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && AT_ENDS.indexOf(token.charAt(to - 1)) >= 0) {
      to--;
    }
    return token.substring(from, to);
  }
}
