package org.lockstep.alert.signing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Seals what was sealed under another master key under that of today, when the service starts. It
 * does not start where it could not open something that an endpoint needs.
 */
@ApplicationScoped
class Resealing {
  private static final Logger LOG = Logger.getLogger(Resealing.class);
  private static final int PORTION = 100;

  private final ServiceKeyRepository keys;
  private final EndpointSecretRepository secrets;
  private final Sealing sealing;

  Resealing(ServiceKeyRepository keys, EndpointSecretRepository secrets, Sealing sealing) {
    this.keys = keys;
    this.secrets = secrets;
    this.sealing = sealing;
  }

  /**
   * @throws IllegalStateException if something is sealed under a key that is not given
   */
  void reseal() {
    Set<String> missing = new TreeSet<>(QuarkusTransaction.requiringNew().call(this::used));
    missing.removeAll(sealing.keyIds());
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "Secrets are sealed under master key %s, and LOCKSTEP_ALERT_MASTER_KEY is %s: give the former as LOCKSTEP_ALERT_OTHER_MASTER_KEY."
              .formatted(String.join(", ", missing), sealing.keyId()));
    }
    int resealed = all(keys, key -> key.reseal(sealing));
    resealed += all(secrets, secret -> secret.reseal(sealing));
    if (resealed > 0) {
      LOG.infof("%d secrets are sealed under master key %s now", resealed, sealing.keyId());
    }
  }

  private List<String> used() {
    return keys.getEntityManager()
        .createQuery(
            "select k.masterKeyId from ServiceKey k union select s.masterKeyId from EndpointSecret s",
            String.class)
        .getResultList();
  }

  private <T> int all(PanacheRepositoryBase<T, ?> repository, Consumer<T> reseal) {
    int resealed = 0;
    for (int portion = PORTION; portion == PORTION; resealed += portion) {
      portion =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    List<T> rows =
                        repository
                            .find("masterKeyId <> ?1 order by id", sealing.keyId())
                            .withLock(LockModeType.PESSIMISTIC_WRITE)
                            .page(Page.ofSize(PORTION))
                            .list();
                    rows.forEach(reseal);
                    return rows.size();
                  });
    }
    return resealed;
  }
}
