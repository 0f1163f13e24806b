package org.lockstep.designation.listimport;

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
 * The files of imports that have ended. What was read from them stays, record by record ({@code
 * /designations/{id}/original}), as do their names and digests.
 */
@ApplicationScoped
class OldUploads {
  private final EntityManager entityManager;
  private final Clock clock;
  private final Duration kept;

  /**
   * @param kept for how long files of lists are kept when their import has ended
   */
  OldUploads(
      EntityManager entityManager,
      Clock clock,
      @ConfigProperty(name = "lockstep.lists.uploads.kept", defaultValue = "90D") Duration kept) {
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
        "Uploaded files",
        1,
        () -> QuarkusTransaction.requiringNew().call(this::forget));
  }

  /**
   * Removes the file of one import that ended longer ago than files are kept.
   *
   * @return 1 if there was one
   */
  int forget() {
    int pieces =
        entityManager
            .createNativeQuery(
                """
                delete from list_import_piece where import_id = (
                  select id from list_import
                  where finished_at < :before
                    and exists (select 1 from list_import_piece where import_id = id)
                  limit 1)""")
            .setParameter("before", clock.instant().minus(kept))
            .executeUpdate();
    return Math.min(pieces, 1);
  }
}
