package org.lockstep.alert.history;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockstep.http.retention.Retention;

/** Which events were heard, and which attempts were made, for as long as that is kept. */
@ApplicationScoped
public class History {
  private static final int PORTION = 1_000;

  /** The database keeps to it, too. */
  private static final Duration LEAST = Duration.ofDays(90);

  /** By which clocks may differ: an event must not be younger than the memory of it. */
  private static final Duration SPARE = Duration.ofDays(1);

  private final EntityManager database;
  private final Clock clock;
  private final Duration kept;

  /**
   * @param kept for how long it is known which events were heard, and attempts are kept; 90D at
   *     least
   */
  History(
      EntityManager database,
      Clock clock,
      @ConfigProperty(name = "lockstep.alert.history.kept", defaultValue = "400D") Duration kept) {
    if (kept.compareTo(LEAST) < 0) {
      throw new IllegalStateException(
          "lockstep.alert.history.kept must be " + LEAST.toDays() + "D or more");
    }
    this.database = database;
    this.clock = clock;
    this.kept = kept;
  }

  /**
   * @param every how often what is not kept any more is removed
   */
  void begin(
      @Observes StartupEvent start,
      Vertx vertx,
      @ConfigProperty(name = "lockstep.retention.look", defaultValue = "1H") Duration every) {
    Retention.keepTo(vertx, every, "Seen events", PORTION, () -> forget("forget_seen_events"));
    Retention.keepTo(vertx, every, "Attempts", PORTION, () -> forget("forget_attempts"));
  }

  /** Whether it can be said if an event of this instant was heard before. */
  public boolean reachesBackTo(Instant time) {
    return !time.isBefore(clock.instant().minus(kept));
  }

  private int forget(String function) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (Integer)
                    database
                        .createNativeQuery("select " + function + "(:before, :most)")
                        .setParameter("before", clock.instant().minus(kept).minus(SPARE))
                        .setParameter("most", PORTION)
                        .getSingleResult());
  }
}
