package org.lockstep.designation.lists.ofac;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Dates;

/**
 * Dates of the formats that have them as a start and an end, each from a day to a day, in the words
 * of the other formats: {@code 16 May 1970}, {@code circa 1969}, {@code 1968 to 1970}. All of a
 * year or of a month is that year or month.
 */
final class DatePeriods {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private DatePeriods() {}

  /** A DatePeriod of the advanced format; blank where it says no date. */
  static String wording(XmlElement period) {
    List<String> bounds = new ArrayList<>();
    boolean approximate = false;
    for (String end : List.of("Start", "End")) {
      Optional<XmlElement> found = period.child(end);
      if (found.isPresent()) {
        approximate |= isTrue(found.get().attribute("Approximate"));
        for (String bound : List.of("From", "To")) {
          found.get().child(bound).flatMap(DatePeriods::date).ifPresent(bounds::add);
        }
      }
    }
    return wording(bounds, approximate);
  }

  /** A date of the enhanced format; blank where it says none. */
  static String enhancedWording(XmlElement period) {
    List<String> bounds = new ArrayList<>();
    for (String bound : List.of("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")) {
      period.text(bound).flatMap(Dates::exact).ifPresent(bounds::add);
    }
    // Whether it is a range follows from the bounds.
    period.text("isDateRange");
    return wording(bounds, isTrue(period.text("isApproximate")));
  }

  private static boolean isTrue(Optional<String> flag) {
    return flag.orElse("false").equals("true");
  }

  private static String wording(List<String> bounds, boolean approximate) {
    if (bounds.isEmpty()) {
      return "";
    }
    String wording = between(bounds.get(0), bounds.get(bounds.size() - 1));
    return approximate ? "circa " + wording : wording;
  }

  private static String between(String from, String to) {
    int shown = isAll(from, to, 4) ? 4 : isAll(from, to, 7) ? 7 : 10;
    String first = inWords(cut(from, shown));
    String last = inWords(cut(to, shown));
    return first.equals(last) ? first : first + " to " + last;
  }

  /** Whether both are the ends of a year (4 characters of a date) or of a month (7). */
  private static boolean isAll(String from, String to, int length) {
    if (from.length() < 10 || to.length() < 10) {
      return false;
    }
    YearMonth month = YearMonth.parse(to.substring(0, 7));
    return length == 4
        ? from.endsWith("-01-01") && to.endsWith("-12-31")
        : from.endsWith("-01") && to.equals(month.atEndOfMonth().toString());
  }

  private static String cut(String date, int length) {
    return date.substring(0, Math.min(length, date.length()));
  }

  private static String inWords(String iso) {
    String year = iso.substring(0, 4);
    if (iso.length() < 7) {
      return year;
    }
    String month = MONTHS.get(Integer.parseInt(iso.substring(5, 7)) - 1) + " " + year;
    return iso.length() < 10 ? month : iso.substring(8) + " " + month;
  }

  /** Month and day may be missing. */
  private static Optional<String> date(XmlElement bound) {
    StringBuilder iso = new StringBuilder();
    for (String part : List.of("Year", "Month", "Day")) {
      String digits = bound.text(part).orElse("");
      if (digits.isEmpty()) {
        break;
      }
      String padded = part.equals("Year") ? digits : String.format(Locale.ROOT, "%2s", digits);
      iso.append(iso.isEmpty() ? "" : "-").append(padded.replace(' ', '0'));
    }
    return Dates.exact(iso.toString());
  }
}
