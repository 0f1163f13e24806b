package org.lockstep.designation.lists.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Days as serial numbers: days since 1899-12-31, with a 29th of February 1900 among them, which
 * there was not; or since 1904-01-01, where the workbook says so.
 */
final class XlsxDates {
  private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 31);
  private static final int LAST_SERIAL = 2_958_465;

  /** The 29th of February 1900. */
  private static final int NO_DAY = 60;

  private static final int DAYS_FROM_1900_TO_1904 = 1462;

  private XlsxDates() {}

  /** A day, or a day with its time, in ISO 8601. */
  static Optional<String> read(BigDecimal serial, boolean from1904) {
    if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST_SERIAL)) > 0) {
      return Optional.empty();
    }
    long seconds =
        serial
            .remainder(BigDecimal.ONE)
            .multiply(BigDecimal.valueOf(86_400))
            .setScale(0, RoundingMode.HALF_UP)
            .longValue();
    int days = serial.intValue() + (from1904 ? DAYS_FROM_1900_TO_1904 : 0);
    return day(days)
        .map(
            day ->
                seconds == 0 ? day.toString() : withTime(day.atStartOfDay().plusSeconds(seconds)));
  }

  private static String withTime(LocalDateTime time) {
    return time.getSecond() == 0 ? time + ":00" : time.toString();
  }

  static Optional<LocalDate> day(int serial) {
    if (serial < 1 || serial > LAST_SERIAL || serial == NO_DAY) {
      return Optional.empty();
    }
    return Optional.of(FIRST_DAY.plusDays(serial < NO_DAY ? serial : serial - 1L));
  }
}
