package org.lockstep.alert.signing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ServiceKeyRepository implements PanacheRepositoryBase<ServiceKey, String> {
  /** Any number will do that no other lock of this database uses. */
  private static final long CREATION = 0x6c6f636b73746570L;

  Optional<ServiceKey> current() {
    return find("current", true).firstResultOptional();
  }

  List<ServiceKey> newestFirst() {
    return list("order by createdAt desc, id");
  }

  /**
   * Until the transaction ends, no other replica is in between looking for the key and making it.
   */
  void lockCreation() {
    getEntityManager()
        .createNativeQuery("select 1 from (select pg_advisory_xact_lock(?1)) locked")
        .setParameter(1, CREATION)
        .getSingleResult();
  }
}
