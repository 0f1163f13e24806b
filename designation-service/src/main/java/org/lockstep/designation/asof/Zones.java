package org.lockstep.designation.asof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The time zones of the authorities; one that has none keeps the days of UTC. */
public record Zones(Map<String, ZoneId> byAuthority) {
  public Zones {
    byAuthority = Map.copyOf(byAuthority);
  }

  /** What day it is then for each of them. */
  public Days at(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    Set<String> ahead = new HashSet<>();
    Set<String> behind = new HashSet<>();
    byAuthority.forEach(
        (authority, zone) -> {
          LocalDate own = LocalDate.ofInstant(instant, zone);
          if (own.isAfter(day)) {
            ahead.add(authority);
          } else if (own.isBefore(day)) {
            behind.add(authority);
          }
        });
    return new Days(day, ahead, behind);
  }

  /** When a day of an authority begins. */
  public Instant start(LocalDate day, String authority) {
    return day.atStartOfDay(byAuthority.getOrDefault(authority, ZoneOffset.UTC)).toInstant();
  }
}
