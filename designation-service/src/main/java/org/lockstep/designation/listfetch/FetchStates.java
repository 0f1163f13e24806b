package org.lockstep.designation.listfetch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose turn it is, and what came of it. Shared by all replicas, by the database's clock. */
@ApplicationScoped
class FetchStates {
  /** Longer than any fetch with its import; whoever takes longer has died. */
  private static final Duration LEASE = Duration.ofHours(1);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 10;
  private static final int LONGEST_STATUS = 500;

  private final EntityManager database;

  FetchStates(EntityManager database) {
    this.database = database;
  }

  /**
   * A fetch that nobody else makes now.
   *
   * @param since when it is claimed; tells it from later claims of the same list
   */
  record Claim(String source, String url, Validators last, int failures, Instant since) {}

  /** Makes these lists known; one whose address has changed is fetched as if it were new. */
  @Transactional
  void know(Map<String, String> urls) {
    urls.forEach(
        (source, url) ->
            database
                .createNativeQuery(
                    """
                    insert into list_fetch (source, url) values (:source, :url)
                    on conflict (source) do update
                    set url = excluded.url, etag = null, last_modified = null, failures = 0,
                        due_at = clock_timestamp()
                    where list_fetch.url <> excluded.url""")
                .setParameter("source", source)
                .setParameter("url", url)
                .executeUpdate());
  }

  /** Claims the one of these lists that has been due for longest. */
  @Transactional
  Optional<Claim> claim(Set<String> sources) {
    Optional<Object[]> due =
        database
            .createNativeQuery(
                """
                select source, url, etag, last_modified, failures, clock_timestamp()
                from list_fetch where source in (:sources) and due_at <= clock_timestamp()
                order by due_at, source limit 1 for update skip locked""",
                Object[].class)
            .setParameter("sources", sources)
            .getResultStream()
            .findFirst();
    return due.map(
        row -> {
          Claim claim =
              new Claim(
                  (String) row[0],
                  (String) row[1],
                  new Validators((@Nullable String) row[2], (@Nullable String) row[3]),
                  ((Number) row[4]).intValue(),
                  (Instant) row[5]);
          database
              .createNativeQuery(
                  """
                  update list_fetch set last_attempt_at = :since, due_at = :until
                  where source = :source""")
              .setParameter("since", claim.since())
              .setParameter("until", claim.since().plus(LEASE))
              .setParameter("source", claim.source())
              .executeUpdate();
          return claim;
        });
  }

  @Transactional
  void succeeded(Claim claim, Validators validators, String status, Duration every) {
    end(
        claim,
        """
        etag = nullif(:etag, ''), last_modified = nullif(:modified, ''), last_success_at = clock_timestamp(),
        failures = 0""",
        Map.of("etag", orEmpty(validators.etag()), "modified", orEmpty(validators.lastModified())),
        status,
        every);
  }

  @Transactional
  void failed(Claim claim, String status, Duration every) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(claim.failures(), MOST_DOUBLINGS));
    end(
        claim,
        "failures = failures + 1",
        Map.of(),
        status,
        pause.compareTo(every) < 0 ? pause : every);
  }

  private static String orEmpty(@Nullable String validator) {
    return validator == null ? "" : validator;
  }

  /** Changes nothing where the claim has run out and another replica has claimed the list since. */
  private void end(
      Claim claim, String changes, Map<String, String> values, String status, Duration pause) {
    var update =
        database
            .createNativeQuery(
                """
                update list_fetch set last_status = :status,
                  due_at = clock_timestamp() + :pause * interval '1 second', %s
                where source = :source and url = :url and last_attempt_at = :since"""
                    .formatted(changes))
            .setParameter("status", status.substring(0, Math.min(status.length(), LONGEST_STATUS)))
            .setParameter("pause", pause.toSeconds())
            .setParameter("source", claim.source())
            .setParameter("url", claim.url())
            .setParameter("since", claim.since());
    values.forEach(update::setParameter);
    update.executeUpdate();
  }
}
