package org.lockstep.designation.lists.ofac;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.StatedDate.Precision;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Dates;

/**
 * Dates of the advanced format: a start and an end, each from a day to a day. All of a year or of a
 * month is that year or month.
 */
final class DatePeriods {
  private DatePeriods() {}

  static Dates.Read read(XmlElement period) {
    List<String> bounds = new ArrayList<>();
    boolean approximate = false;
    for (String end : List.of("Start", "End")) {
      Optional<XmlElement> found = period.child(end);
      if (found.isPresent()) {
        approximate |= found.get().attribute("Approximate").orElse("false").equals("true");
        for (String bound : List.of("From", "To")) {
          found.get().child(bound).flatMap(DatePeriods::date).ifPresent(bounds::add);
        }
      }
    }
    if (bounds.isEmpty()) {
      return new Dates.Read(Precision.UNKNOWN, null, null);
    }
    String from = bounds.get(0);
    String to = bounds.get(bounds.size() - 1);
    if (from.equals(to)) {
      return single(from, approximate);
    }
    String whole = whole(from, to);
    if (whole != null) {
      return single(whole, approximate);
    }
    boolean years = from.endsWith("-01-01") && to.endsWith("-12-31");
    return from.compareTo(to) > 0
        ? new Dates.Read(Precision.UNKNOWN, null, null)
        : new Dates.Read(
            Precision.RANGE, years ? from.substring(0, 4) : from, years ? to.substring(0, 4) : to);
  }

  private static Dates.Read single(String date, boolean approximate) {
    return new Dates.Read(approximate ? Precision.CIRCA : Precision.EXACT, date, null);
  }

  private static @Nullable String whole(String from, String to) {
    if (from.length() < 10 || to.length() < 10) {
      return null;
    }
    String month = from.substring(0, 7);
    if (from.endsWith("-01-01") && to.equals(from.substring(0, 4) + "-12-31")) {
      return from.substring(0, 4);
    }
    return from.endsWith("-01") && to.equals(YearMonth.parse(month).atEndOfMonth().toString())
        ? month
        : null;
  }

  /** Month and day may be missing. */
  private static Optional<String> date(XmlElement bound) {
    StringBuilder iso = new StringBuilder();
    for (String part : List.of("Year", "Month", "Day")) {
      String digits = bound.text(part).orElse("");
      if (digits.isEmpty()) {
        break;
      }
      iso.append(iso.isEmpty() ? "" : "-").append(digits.length() == 1 ? "0" : "").append(digits);
    }
    return Dates.exact(iso.toString());
  }
}
