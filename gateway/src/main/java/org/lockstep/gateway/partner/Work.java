package org.lockstep.gateway.partner;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The changes that are accepted and not applied yet. A gateway that works on one holds it for a
 * while; if it does not come back, another one takes it up.
 */
@ApplicationScoped
class Work {
  /** Only one at a time chooses, so that no two take changes of one partner. */
  private static final long CHOOSING = 0x70617274_776f726bL;

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final EntityManager database;
  private final KeycloakConfig config;
  private final Clock clock;

  /** Of this gateway. */
  private final UUID holder = UUID.randomUUID();

  Work(EntityManager database, KeycloakConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /** In the transaction that accepts the change. */
  void add(UUID change) {
    database
        .createNativeQuery("insert into partner_work (change_id, due_at) values (?1, ?2)")
        .setParameter(1, change)
        .setParameter(2, clock.instant())
        .executeUpdate();
  }

  /**
   * Holds one that is due. The changes of a partner come one after the other in their order; only a
   * suspension waits for nothing.
   *
   * @param only this one; null for any
   */
  Optional<UUID> take(@Nullable UUID only) {
    Instant now = clock.instant();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              database
                  .createNativeQuery("select 1 from pg_advisory_xact_lock(?1)")
                  .setParameter(1, CHOOSING)
                  .getSingleResult();
              return database
                  .unwrap(Session.class)
                  .createNativeQuery(
                      """
                      update partner_work set holder = ?1, held_until = ?2
                      where change_id = (
                        select w.change_id from partner_work w
                        join partner_change c on c.id = w.change_id
                        where w.due_at <= ?3 and (w.held_until is null or w.held_until <= ?3)
                          and (cast(?4 as uuid) is null or w.change_id = cast(?4 as uuid))
                          and (c.kind = 'SUSPEND' or not exists (
                            select 1 from partner_work o join partner_change before
                              on before.id = o.change_id
                            where before.partner = c.partner and o.change_id <> w.change_id
                              and (before.no < c.no or o.held_until > ?3)))
                        order by (c.kind <> 'SUSPEND'), c.no limit 1)
                      returning change_id""",
                      UUID.class)
                  .setParameter(1, holder)
                  .setParameter(2, now.plus(config.hold()))
                  .setParameter(3, now)
                  .setParameter(4, only)
                  .getResultStream()
                  .findFirst();
            });
  }

  /** Whether this gateway still has it, and then for a while more. */
  boolean holds(UUID change) {
    Instant now = clock.instant();
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database
                        .createNativeQuery(
                            "update partner_work set held_until = ?3 where change_id = ?1"
                                + " and holder = ?2 and held_until > ?4")
                        .setParameter(1, change)
                        .setParameter(2, holder)
                        .setParameter(3, now.plus(config.hold()))
                        .setParameter(4, now)
                        .executeUpdate()
                    == 1);
  }

  /**
   * Puts it off, for the longer the more time it has taken already.
   *
   * @return false if it was tried for long enough
   */
  boolean putOff(UUID change, Instant acceptedAt) {
    Instant now = clock.instant();
    Duration taken = Duration.between(acceptedAt, now);
    if (taken.compareTo(config.patience()) > 0) {
      return false;
    }
    Duration pause = taken.dividedBy(2);
    if (pause.compareTo(SHORTEST_PAUSE) < 0) {
      pause = SHORTEST_PAUSE;
    } else if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    Instant due = now.plus(pause);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(
                        "update partner_work set holder = null, held_until = null, due_at = ?3"
                            + " where change_id = ?1 and holder = ?2")
                    .setParameter(1, change)
                    .setParameter(2, holder)
                    .setParameter(3, due)
                    .executeUpdate());
    return true;
  }

  /** In the transaction that says how it ended. False if another gateway has it by now. */
  boolean end(UUID change) {
    return database
            .createNativeQuery("delete from partner_work where change_id = ?1 and holder = ?2")
            .setParameter(1, change)
            .setParameter(2, holder)
            .executeUpdate()
        == 1;
  }
}
