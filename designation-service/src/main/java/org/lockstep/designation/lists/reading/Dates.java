package org.lockstep.designation.lists.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.StatedDate.Precision;

/** Dates in the wordings of the lists. */
public final class Dates {
  private static final int LONGEST = 200;
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final Pattern ISO =
      Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:[T ][0-9:.Z+-]*)?");
  private static final Pattern WORDED =
      Pattern.compile(
          "(?:([0-9]{1,2})(?:st|nd|rd|th)?[ .-]+)?([A-Za-z]{3,9})(?:\\.?,?[ -]+|\\.)([0-9]{4})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([A-Za-z]{3,9})\\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})");
  private static final Pattern NUMERIC =
      Pattern.compile("([0-9]{1,2}|dd|DD)[./-]([0-9]{1,2}|mm|MM)[./-]([0-9]{4})");
  private static final Pattern DECADE =
      Pattern.compile(
          "(?:born )?(?:in )?(?:the )?(?:early |mid-?|late )?([0-9]{3})0['’]?s"
              + "(?:[-–]([0-9]{3})0['’]?s)?(?: \\([^()]{1,60}\\))?");
  private static final Pattern RANGE =
      Pattern.compile(
          "^(?:between |from )?(.{4,40}?)(?: to | and | - |-|–| – |/)(.{4,40})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CIRCA =
      Pattern.compile(
          "(?:circa|c\\.|ca\\.|approximately|approx\\.?|about|around)[ :]*+(.+)",
          Pattern.CASE_INSENSITIVE);

  private Dates() {}

  /**
   * What a wording says; dates are ISO 8601 and may be partial.
   *
   * @param to absent where it is {@code from}
   */
  public record Read(Precision precision, @Nullable String from, @Nullable String to) {}

  /** In English or ISO 8601; numbers as day, month, year. */
  public static Read read(String published) {
    if (published.length() > LONGEST) {
      return new Read(Precision.UNKNOWN, null, null);
    }
    String text = published.strip();
    Matcher circa = CIRCA.matcher(text);
    if (circa.matches()) {
      Read inner = read(circa.group(1));
      return inner.precision == Precision.EXACT
          ? new Read(Precision.CIRCA, inner.from, null)
          : inner;
    }
    Optional<String> single = single(text);
    if (single.isPresent()) {
      return new Read(Precision.EXACT, single.get(), null);
    }
    Matcher decade = DECADE.matcher(text);
    if (decade.matches()) {
      String last = decade.group(2) == null ? decade.group(1) : decade.group(2);
      return new Read(Precision.RANGE, decade.group(1) + "0", last + "9");
    }
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      Optional<String> from = single(range.group(1).strip());
      Optional<String> to = single(range.group(2).strip());
      if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) <= 0) {
        return new Read(Precision.RANGE, from.get(), to.get());
      }
    }
    return new Read(Precision.UNKNOWN, null, null);
  }

  /** One date, which may be partial; empty where the wording says no date, or not just one. */
  public static Optional<String> exact(String published) {
    Read read = read(published);
    return read.precision() == Precision.EXACT
        ? Optional.ofNullable(read.from())
        : Optional.empty();
  }

  /** A whole date, in any of the wordings. */
  public static Optional<LocalDate> day(String published) {
    return single(published.strip()).filter(date -> date.length() == 10).map(LocalDate::parse);
  }

  /** As the United States write it: month, day, year. */
  public static Optional<LocalDate> dayOfUnitedStates(String published) {
    Matcher numeric = NUMERIC.matcher(published.strip());
    return numeric.matches()
        ? date(numeric.group(3), numeric.group(1), numeric.group(2)).map(LocalDate::parse)
        : Optional.empty();
  }

  private static Optional<String> single(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return date(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher worded = WORDED.matcher(text);
    if (worded.matches()) {
      return date(worded.group(3), month(worded.group(2)), worded.group(1));
    }
    Matcher monthFirst = MONTH_FIRST.matcher(text);
    if (monthFirst.matches()) {
      return date(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2));
    }
    Matcher numeric = NUMERIC.matcher(text);
    if (numeric.matches()) {
      // Lists write dd/mm/1968 where only the year is known.
      boolean day = Character.isDigit(numeric.group(1).charAt(0));
      boolean month = Character.isDigit(numeric.group(2).charAt(0));
      return date(
          numeric.group(3),
          month ? numeric.group(2) : null,
          day && month ? numeric.group(1) : null);
    }
    return Optional.empty();
  }

  /** "0" where it is no month, which no date has. */
  private static String month(String word) {
    int at = MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
    boolean whole =
        at >= 0
            && at % 3 == 0
            && (word.length() == 3
                || java.time.Month.of(at / 3 + 1).name().startsWith(word.toUpperCase(Locale.ROOT)));
    return whole ? String.valueOf(at / 3 + 1) : "0";
  }

  private static Optional<String> date(String year, @Nullable String month, @Nullable String day) {
    try {
      int y = Integer.parseInt(year);
      if (y == 0) {
        return Optional.empty();
      }
      if (month == null) {
        return Optional.of(year);
      }
      YearMonth yearMonth = YearMonth.of(y, Integer.parseInt(month));
      return Optional.of(
          day == null ? yearMonth.toString() : yearMonth.atDay(Integer.parseInt(day)).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
