package org.lockstep.designation.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockstep.http.retention.Retention;

/**
 * Events that the broker has. They are kept for a time, so that an operator whose broker lost some
 * can have them sent again; those of reference data for good, because {@link Outbox#has} is asked
 * of them.
 */
@ApplicationScoped
class SentEvents {
  private static final int PORTION = 1_000;

  private final EntityManager entityManager;
  private final Clock clock;
  private final Duration kept;

  /**
   * @param kept for how long events are kept that the broker has taken
   */
  SentEvents(
      EntityManager entityManager,
      Clock clock,
      @ConfigProperty(name = "lockstep.outbox.kept", defaultValue = "400D") Duration kept) {
    this.entityManager = entityManager;
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
    Retention.keepTo(
        vertx,
        every,
        "Sent events",
        PORTION,
        () -> QuarkusTransaction.requiringNew().call(this::forget));
  }

  /**
   * Forgets some that are older than they are kept.
   *
   * @return how many
   */
  int forget() {
    return entityManager
        .createNativeQuery(
            """
            delete from outbox where id in (
              select id from outbox
              where created_at < :before and sent_at is not null and type <> :reference
              limit :most for update skip locked)""")
        .setParameter("before", clock.instant().minus(kept))
        .setParameter("reference", EventType.REFERENCE_CHANGED.type())
        .setParameter("most", PORTION)
        .executeUpdate();
  }
}
