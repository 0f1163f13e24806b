package org.lockstep.designation.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/** The one way into the journal. */
@ApplicationScoped
public class Journal {
  private static final String RECORDED_AT = Journal.class.getName();

  private final EntityManager entityManager;
  private final TransactionSynchronizationRegistry transaction;

  Journal(EntityManager entityManager, TransactionSynchronizationRegistry transaction) {
    this.entityManager = entityManager;
    this.transaction = transaction;
  }

  /**
   * The recorded time of all that this transaction changes in the register. The first call waits
   * until nobody else writes, and nobody else will until the transaction ends: call it late.
   *
   * @return by the database's clock, in milliseconds, later than that of every earlier transaction
   */
  @Transactional(TxType.MANDATORY)
  public Instant recordedAt() {
    if (transaction.getResource(RECORDED_AT) instanceof Instant known) {
      return known;
    }
    entityManager
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('journal'))")
        .getSingleResult();
    Instant now =
        (Instant)
            entityManager
                .createNativeQuery(
                    "select date_trunc('milliseconds', clock_timestamp())", Instant.class)
                .getSingleResult();
    transaction.putResource(RECORDED_AT, now);
    return now;
  }

  /**
   * Appends an entry, if and only if the surrounding transaction commits.
   *
   * @param data what is told, as the contract of the event of that name describes it
   * @return the entry's index, from 0
   */
  @Transactional(TxType.MANDATORY)
  public long append(JournalKind kind, Object data) {
    recordedAt();
    return 0;
  }

  /** How many entries there are. */
  @Transactional
  public long size() {
    return 0;
  }

  /**
   * The recorded time of a register state.
   *
   * @param state a size
   * @return null if no transaction ended at this size
   */
  @Transactional
  public @org.jspecify.annotations.Nullable Instant recordedAt(long state) {
    return null;
  }

  /** Returns when all that will carry an earlier recorded time than now is there to be read. */
  @Transactional(TxType.REQUIRES_NEW)
  public void awaitWriters() {
    entityManager
        .createNativeQuery("select 1 from pg_advisory_xact_lock_shared(hashtext('journal'))")
        .getSingleResult();
  }
}
