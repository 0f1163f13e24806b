package org.lockstep.designation.lists.eu;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.reading.Dates;

/**
 * The dates that free text says a listing has: {@code date of listing: 25.07.2014}, {@code Date of
 * listing: 17.10.2023 (UN: 3.3.2008)}.
 */
final class ListingDates {
  private static final int LONGEST = 2000;
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![0-9.])([0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "|[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\\.? [0-9]{4})(?![0-9])");
  private static final Pattern LISTING =
      Pattern.compile(
          "\\b(?:list(?:ing|ed)|designat(?:ion|ed)|inclusion|included|inscription)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Of the United Nations, or of a change: not the day on which the Union listed it. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\bUN\\b|United Nations|referred to in|de-?list|amend|re-?list|update|expir|review"
              + "|extend",
          Pattern.CASE_INSENSITIVE);

  /** A text that is nothing but such a date. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?:EU )?(?:date of (?:EU |UN )?(?:listing|designation|inclusion)|(?:listing|designation)"
              + " date|listed on) ?: ?[0-9][^:;]{4,30}",
          Pattern.CASE_INSENSITIVE);

  private ListingDates() {}

  /**
   * A date with the words before it.
   *
   * @param ofTheUnion whether it is the day on which the Union listed the subject
   */
  record Said(String words, String date, boolean ofTheUnion) {
    LocalDate day() {
      return Dates.day(date).orElseThrow();
    }
  }

  /** That of a remark which says nothing else; prose tells of listings by others, too. */
  static List<Said> inRemark(String text) {
    return LABELLED.matcher(text).matches() ? in(text) : List.of();
  }

  /** Those that the words before them say to be of a listing, in their order. */
  static List<Said> in(String text) {
    List<Said> dates = new ArrayList<>();
    if (text.length() > LONGEST) {
      return dates;
    }
    Matcher date = DATE.matcher(text);
    int from = 0;
    while (date.find()) {
      String words = text.substring(from, date.start()).strip();
      boolean other = OTHER.matcher(words).find();
      boolean listing = LISTING.matcher(words).find() || (other && !dates.isEmpty());
      if (listing && Dates.day(date.group(1)).isPresent()) {
        dates.add(new Said(words, date.group(1), !other));
      }
      from = date.end();
    }
    return dates;
  }
}
