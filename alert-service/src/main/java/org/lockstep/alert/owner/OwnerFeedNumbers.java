package org.lockstep.alert.owner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The numbers of the alerts in an owner's feed, counted in the row of the owner. */
@ApplicationScoped
public class OwnerFeedNumbers {
  private final EntityManager database;

  OwnerFeedNumbers(EntityManager database) {
    this.database = database;
  }

  /**
   * Takes the next numbers of the owner's feed. They become visible in their order, because the
   * lock is held until the transaction ends.
   *
   * @return the last of them
   */
  public long reserve(String owner, int count) {
    return ((Number)
            database
                .createNativeQuery(
                    "update owner set last_feed_no = last_feed_no + ?2 where id = ?1"
                        + " returning last_feed_no")
                .setParameter(1, owner)
                .setParameter(2, (long) count)
                .getSingleResult())
        .longValue();
  }
}
