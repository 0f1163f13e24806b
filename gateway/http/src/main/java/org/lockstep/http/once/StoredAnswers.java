package org.lockstep.http.once;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.retention.Retention;

/** What was answered, for as long as it is remembered: the table {@code idempotent_request}. */
@ApplicationScoped
class StoredAnswers {
  /** First key of the advisory locks; the second is a hash of caller and key. */
  private static final int LOCKS = 0x6f6e6365;

  private static final Duration REMEMBERED = Duration.ofHours(24);

  /**
   * More than one request adds, so that the table shrinks until only remembered answers are left.
   */
  private static final int FORGOTTEN_AT_ONCE = 20;

  private final EntityManager entityManager;
  private final AnswerSeal seal;
  private final Clock clock;

  StoredAnswers(EntityManager entityManager, AnswerSeal seal, Clock clock) {
    this.entityManager = entityManager;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * One request and what was answered to it.
   *
   * @param hash of the request
   * @param body none is empty
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Stored(
      byte[] hash, int status, @Nullable String location, @Nullable String etag, byte[] body) {}

  /**
   * Forgets also where nobody asks for anything any more.
   *
   * @param every how often answers whose time is over are removed
   */
  void begin(
      @Observes StartupEvent start,
      Vertx vertx,
      @ConfigProperty(name = "lockstep.http.once.look", defaultValue = "1H") Duration every) {
    Retention.keepTo(
        vertx,
        every,
        "Answers",
        FORGOTTEN_AT_ONCE,
        () -> QuarkusTransaction.requiringNew().call(this::forget));
  }

  /** False while another transaction works on it; afterwards its row is there to be seen. */
  boolean lock(String client, String key) {
    return (boolean)
        entityManager
            .createNativeQuery("select pg_try_advisory_xact_lock(:locks, hashtext(:key))")
            .setParameter("locks", LOCKS)
            .setParameter("key", owner(client, key))
            .getSingleResult();
  }

  Optional<Stored> find(String client, String key) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select request_hash, status, location, etag, body from idempotent_request
                where client = :client and key = :key and created_at > :since""",
                Object[].class)
            .setParameter("client", client)
            .setParameter("key", key)
            .setParameter("since", clock.instant().minus(REMEMBERED))
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(Object[].class::cast)
        .map(
            row ->
                new Stored(
                    (byte[]) row[0],
                    (int) row[1],
                    (String) row[2],
                    (String) row[3],
                    seal.open((byte[]) row[4], owner(client, key))));
  }

  void keep(String client, String key, Stored answer) {
    entityManager
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            insert into idempotent_request
              (client, key, request_hash, status, location, etag, body, created_at)
            values (:client, :key, :hash, :status, :location, :etag, :body, :now)
            on conflict (client, key) do update set
              request_hash = excluded.request_hash, status = excluded.status,
              location = excluded.location, etag = excluded.etag, body = excluded.body,
              created_at = excluded.created_at""")
        .setParameter("client", client)
        .setParameter("key", key)
        .setParameter("hash", answer.hash())
        .setParameter("status", answer.status())
        .setParameter("location", answer.location(), String.class)
        .setParameter("etag", answer.etag(), String.class)
        .setParameter("body", seal.seal(answer.body(), owner(client, key)))
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /**
   * Some whose time is over. It skips rows that others hold, and so never waits for them while
   * holding some.
   *
   * @return how many
   */
  int forget() {
    return entityManager
        .createNativeQuery(
            """
            delete from idempotent_request where (client, key) in (
              select client, key from idempotent_request where created_at <= :before
              order by created_at limit :most for update skip locked)""")
        .setParameter("before", clock.instant().minus(REMEMBERED))
        .setParameter("most", FORGOTTEN_AT_ONCE)
        .executeUpdate();
  }

  private static String owner(String client, String key) {
    return client + "\n" + key;
  }
}
