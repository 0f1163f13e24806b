package org.lockstep.entity.evidence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.ListingRecord;

/**
 * The days that a date may be.
 *
 * @param first the earliest of them
 * @param last the latest of them
 * @param sure whether it is one day, said without doubt. The first of January is not: lists write
 *     it where they know the year alone
 * @param said in the wording of the record
 */
public record Span(LocalDate first, LocalDate last, boolean sure, String said) {
  /** What "about 1965" leaves open. */
  private static final int YEARS_ABOUT = 2;

  private static final int DAY = 10; // 1970-05-16
  private static final int MONTH = 7; // 1970-05

  /** The dates of birth of a record, as sure as it says them. */
  public static List<Span> births(ListingRecord subject) {
    List<Span> stated = of(subject, "BIRTH");
    return stated.isEmpty()
        ? subject.birthDates().stream().map(Span::of).flatMap(Optional::stream).distinct().toList()
        : stated;
  }

  /** A date without doubt, in the precision that it has: 1970, 1970-05, 1970-05-16. */
  public static Optional<Span> of(String date) {
    return of("EXACT", date, null);
  }

  static List<Span> of(ListingRecord subject, String kind) {
    List<Span> spans = new ArrayList<>();
    for (ListingRecord.StatedDate date : subject.dates()) {
      if (date.kind().equals(kind) && date.from() != null) {
        of(date.precision(), date.from(), date.to()).ifPresent(spans::add);
      }
    }
    return spans.stream().distinct().toList();
  }

  private static Optional<Span> of(String precision, String from, @Nullable String to) {
    try {
      LocalDate first = first(from);
      LocalDate last = last(to == null ? from : to);
      boolean day = from.length() == DAY && (to == null || to.equals(from));
      boolean sure = day && precision.equals("EXACT") && first.getDayOfYear() != 1;
      String said = to == null || to.equals(from) ? from : from + " to " + to;
      if (precision.equals("CIRCA")) {
        return Optional.of(
            new Span(
                first.minusYears(YEARS_ABOUT),
                last.plusYears(YEARS_ABOUT),
                false,
                "about " + said));
      }
      if (day && !sure) {
        return Optional.of(
            new Span(first.withDayOfYear(1), last.withMonth(12).withDayOfMonth(31), false, said));
      }
      return Optional.of(new Span(first, last, sure, said));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static LocalDate first(String date) {
    return switch (date.length()) {
      case DAY -> LocalDate.parse(date);
      case MONTH -> YearMonth.parse(date).atDay(1);
      default -> LocalDate.of(Integer.parseInt(date), 1, 1);
    };
  }

  private static LocalDate last(String date) {
    return switch (date.length()) {
      case DAY -> LocalDate.parse(date);
      case MONTH -> YearMonth.parse(date).atEndOfMonth();
      default -> LocalDate.of(Integer.parseInt(date), 12, 31);
    };
  }

  /** Whether the two may be one day. */
  public boolean meets(Span other) {
    return !first.isAfter(other.last) && !other.first.isAfter(last);
  }
}
