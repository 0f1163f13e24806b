package org.lockstep.entity.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Which day it is for an authority: a listing ends at midnight where it was made. The table stands
 * here, and not in every event, because it is about authorities, of which there are few and whose
 * clocks hardly ever change; an authority that is not in it has days of UTC.
 */
public final class AuthorityDays {
  private static final Map<String, ZoneId> ZONES =
      Map.of(
          "JP", ZoneId.of("Asia/Tokyo"),
          "KR", ZoneId.of("Asia/Seoul"),
          "US", ZoneId.of("America/New_York"),
          "UN", ZoneId.of("America/New_York"),
          "EU", ZoneId.of("Europe/Brussels"),
          "GB", ZoneId.of("Europe/London"),
          "AU", ZoneId.of("Australia/Sydney"),
          "CA", ZoneId.of("America/Toronto"),
          "CH", ZoneId.of("Europe/Zurich"));

  private AuthorityDays() {}

  public static LocalDate on(Instant instant, String authority) {
    return LocalDate.ofInstant(instant, ZONES.getOrDefault(authority, ZoneOffset.UTC));
  }

  /** When this day begins there. */
  public static Instant beginning(LocalDate day, String authority) {
    return day.atStartOfDay(ZONES.getOrDefault(authority, ZoneOffset.UTC)).toInstant();
  }
}
