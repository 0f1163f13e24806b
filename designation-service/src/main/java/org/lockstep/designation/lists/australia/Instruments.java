package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.Dates;

/**
 * The legal instruments that a text names, with what it says of them in square brackets: the number
 * in the Federal Register of Legislation, the Gazette and its day.
 *
 * @param rest of the text
 */
record Instruments(List<Instrument> named, String rest) {
  private static final Pattern INSTRUMENT =
      Pattern.compile(
          "(?:Autonomous Sanctions|Charter of (?:the )?United Nations)\\b[^;\\[\\]]{0,200}?"
              + "\\b(?:Instrument|A?List|Listing|Designation|Regulations?|Act)\\.? (?:19|20)[0-9]{2}"
              + "(?: ?\\(No\\.? ?[0-9]{1,2}\\))?"
              + "(?: ?(?:List|Listing) (?:19|20)[0-9]{2}(?: ?\\(No\\.? ?[0-9]{1,2}\\))?)?"
              + "( ?\\[[^\\[\\]]{1,120}(?:\\]|$))?");
  private static final Pattern LAST_OF_BRACKET = Pattern.compile("[^,\\[\\]]*$");

  /**
   * One of them.
   *
   * @param date of the Gazette, in the words of the list
   */
  record Instrument(String title, @Nullable String date) {}

  /**
   * @param text with single blanks
   */
  static Instruments in(String text) {
    List<Instrument> named = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    Matcher instrument = INSTRUMENT.matcher(text);
    int from = 0;
    while (instrument.find()) {
      rest.append(text, from, instrument.start()).append(' ');
      from = instrument.end();
      named.add(new Instrument(instrument.group().strip(), date(instrument.group(1))));
    }
    return new Instruments(List.copyOf(named), rest.append(text, from, text.length()).toString());
  }

  private static @Nullable String date(@Nullable String bracket) {
    if (bracket == null) {
      return null;
    }
    String plain = bracket.endsWith("]") ? bracket.substring(0, bracket.length() - 1) : bracket;
    Matcher last = LAST_OF_BRACKET.matcher(plain);
    return last.find() && Dates.day(last.group()).isPresent() ? last.group().strip() : null;
  }
}
