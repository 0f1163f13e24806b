package org.lockstep.alert.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** One row an owner, whose lock puts in order what the owner's bounds and feed depend on. */
@ApplicationScoped
public class OwnerLedger {
  private final EntityManager database;

  OwnerLedger(EntityManager database) {
    this.database = database;
  }

  /** Until the transaction ends nobody else counts or adds rows of this owner. */
  public void lock(String owner) {
    reserve(owner, 0);
  }

  /**
   * Takes the next numbers of the owner's feed. They become visible in their order, because the
   * lock is held until the transaction ends.
   *
   * @return the last of them
   */
  public long reserve(String owner, int count) {
    return (Long)
        database
            .createNativeQuery(
                "insert into owner (id, last_feed_no) values (?1, ?2) on conflict (id) do update"
                    + " set last_feed_no = owner.last_feed_no + ?2 returning last_feed_no",
                Long.class)
            .setParameter(1, owner)
            .setParameter(2, (long) count)
            .getSingleResult();
  }
}
