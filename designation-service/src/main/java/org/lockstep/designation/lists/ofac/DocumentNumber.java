package org.lockstep.designation.lists.ofac;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.Countries;

/**
 * The number of a document, and what OFAC writes behind it in the same field. The number always
 * comes first here; the DocumentNumber of other lists looks for it in a sentence.
 *
 * @param country in brackets, or by its name; in the wording of the list
 * @param note words that are no part of a number
 */
record DocumentNumber(String number, @Nullable String country, @Nullable String note) {
  private static final String COMMA = ", ";
  private static final Pattern WORDS_BEHIND =
      Pattern.compile("^(?:No\\.: )?([A-Z0-9./-]*+),? ([A-Z][a-z].*)", Pattern.DOTALL);

  /** The state or province before the country: {@code 7136973 (Delaware)}. */
  private static final Pattern REGION =
      Pattern.compile("([A-Z0-9./-]{1,60}+) \\((\\p{Lu}[\\p{L} .'-]{2,50})\\)");

  /**
   * Takes them apart; a number may have brackets of its own, with digits in them.
   *
   * @param country as the list says it elsewhere
   */
  static DocumentNumber of(String published, @Nullable String country) {
    int open = published.lastIndexOf(" (");
    boolean bracket =
        open > 0
            && published.endsWith(")")
            && published.chars().skip(open).noneMatch(Character::isDigit);
    if (bracket) {
      String within = published.substring(open + 2, published.length() - 1).strip();
      String before = published.substring(0, open).strip();
      if (country == null || country.equals(within)) {
        return withoutWords(before, within.isEmpty() ? country : within);
      }
    }
    return withoutWords(published, country);
  }

  private static DocumentNumber withoutWords(String text, @Nullable String country) {
    Matcher region = REGION.matcher(text);
    if (region.matches() && region.group(1).chars().anyMatch(Character::isDigit)) {
      return new DocumentNumber(region.group(1), country, region.group(2));
    }
    Matcher words = WORDS_BEHIND.matcher(text);
    if (!words.matches() || words.group(1).chars().noneMatch(Character::isDigit)) {
      return new DocumentNumber(text, country, null);
    }
    String number = words.group(1);
    String behind = words.group(2);
    int comma = behind.indexOf(COMMA);
    String first = comma < 0 ? behind : behind.substring(0, comma);
    if (country == null && Countries.code(first).isPresent()) {
      String rest = comma < 0 ? null : behind.substring(comma + COMMA.length());
      return new DocumentNumber(number, first, rest);
    }
    return new DocumentNumber(number, country, behind);
  }
}
