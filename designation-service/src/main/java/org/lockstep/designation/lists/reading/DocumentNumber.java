package org.lockstep.designation.lists.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number of a document that a text gives with all that is said of it: {@code Tunisian passport
 * number L191609, issued on 28 Feb. 1996, expired on 27 Feb. 2001}. OFAC, which has a field for the
 * number, has a DocumentNumber of its own.
 *
 * @param label the words before the number
 * @param country that issued it, in the words of the text
 */
public record DocumentNumber(String number, @Nullable String label, @Nullable String country) {
  private static final int LONGEST = 4000;
  private static final int SHORTEST_NUMBER = 3;

  /** Where the number ends and more is said. */
  private static final Pattern SAID =
      Pattern.compile(
          "(?:^|[\\s.,;(]{1,4})(?:issued?|expir(?:ed|es|y|ation|ing)|valid|dates?|place|under|name"
              + "|born|currently|officially|unconfirmed|in the name)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{Lu}0-9](?=[^0-9]{0,20}[0-9])[\\p{Lu}0-9 ./°-]{0,60}");
  private static final Pattern BRACKET = Pattern.compile(" \\(\\p{L}[^()]{0,60}\\)?$");
  private static final String EXPIRED = "Expired ";
  private static final String AT_END = " \t\n.,;:(";
  private static final String DATE =
      "((?:[0-9]{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}[.,]{0,2} ?(?:19|20)[0-9]{2}"
          + "|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
          + "|(?:19|20)[0-9]{2})(?![0-9A-Za-z/-])";
  private static final Pattern ISSUED =
      Pattern.compile("\\b[Ii]ssued?\\b[^0-9,;().]{0,40}?" + DATE);
  private static final Pattern EXPIRES =
      Pattern.compile(
          "\\b(?:[Ee]xpir(?:ed|es|y|ation|ing)|[Vv]alid until)\\b[^0-9,;().]{0,20}?" + DATE);

  /** Empty where the text tells no number, or not just one. */
  public static Optional<DocumentNumber> in(String text) {
    String head = head(text.startsWith(EXPIRED) ? text.substring(EXPIRED.length()) : text);
    List<LabelledNumbers.Found> found = LabelledNumbers.in(head);
    if (found.size() == 1 && found.get(0).number().length() >= SHORTEST_NUMBER) {
      LabelledNumbers.Found one = found.get(0);
      return Optional.of(new DocumentNumber(one.number(), one.label(), one.country()));
    }
    // Letters in brackets say something of the number, digits may be a part of it.
    Matcher bracket = BRACKET.matcher(head);
    String alone = bracket.find() ? head.substring(0, bracket.start()).strip() : head;
    return found.isEmpty() && PLAIN.matcher(alone).matches()
        ? Optional.of(new DocumentNumber(alone, null, null))
        : Optional.empty();
  }

  private static String head(String text) {
    Matcher said = SAID.matcher(text);
    int to = said.find() ? said.start() : text.length();
    while (to > 0 && AT_END.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return LabelledNumbers.withoutSign(text.substring(0, to).strip());
  }

  /** The country that is said before anything else, in the words of the text. */
  public static Optional<String> country(String text) {
    return Optional.ofNullable(LabelledNumbers.countryOf(head(text)));
  }

  /** When it was issued; ISO 8601, may be partial. */
  public static @Nullable String issued(String text) {
    return date(ISSUED, text);
  }

  /** Until when it is valid; ISO 8601, may be partial. */
  public static @Nullable String expires(String text) {
    return date(EXPIRES, text);
  }

  private static @Nullable String date(Pattern pattern, String text) {
    Matcher date = pattern.matcher(text.length() > LONGEST ? "" : text);
    return date.find() ? Dates.exact(date.group(1)).orElse(null) : null;
  }
}
