package org.lockstep.designation.asof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What day it is for each authority, by the time zone that the reference data gives it. */
@ApplicationScoped
public class TimeZones {
  /**
   * How long a zone that was changed through another replica may still count here. They hardly ever
   * change, and no read has to ask for them first.
   */
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final EntityManager entityManager;
  private final Clock clock;
  private volatile @Nullable Remembered remembered;

  TimeZones(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  private record Remembered(Zones zones, long nanos) {}

  /** Today, of each authority. */
  public Days today() {
    return now().at(clock.instant());
  }

  /** The zones as they are. */
  public Zones now() {
    Remembered last = remembered;
    if (last == null || System.nanoTime() - last.nanos > REMEMBERED.toNanos()) {
      last = new Remembered(knownAt(AsOf.LATEST), System.nanoTime());
      remembered = last;
    }
    return last.zones;
  }

  /** The zones as they were known then. */
  @Transactional
  public Zones knownAt(Instant knownAt) {
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                """
                select distinct on (code) code, content ->> 'timeZone' from reference_version
                where kind = 'AUTHORITY' and recorded_at <= :knownAt
                order by code, version desc""",
                Object[].class)
            .setParameter("knownAt", knownAt)
            .getResultList();
    Map<String, ZoneId> zones = new HashMap<>();
    for (Object[] row : rows) {
      if (row[1] != null) {
        zones.put((String) row[0], ZoneId.of((String) row[1]));
      }
    }
    return new Zones(zones);
  }

  /** Reads them anew with the next question. */
  public void forget() {
    remembered = null;
  }
}
