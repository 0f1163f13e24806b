package org.lockstep.designation.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.lockstep.designation.http.LongestWaits;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Visible;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * The one way into the journal, and what it holds. Readers see what is committed, and nothing of
 * what their own transaction appended.
 */
@ApplicationScoped
public class Journal {
  private static final String APPENDING = Journal.class.getName();

  private static final Duration LOOK = Duration.ofMillis(100);

  private final EntityManager entityManager;
  private final TransactionSynchronizationRegistry transaction;
  private final JournalStore store;
  private final Contradictions contradictions;

  Journal(
      EntityManager entityManager,
      TransactionSynchronizationRegistry transaction,
      JournalStore store,
      Contradictions contradictions) {
    this.entityManager = entityManager;
    this.transaction = transaction;
    this.store = store;
    this.contradictions = contradictions;
  }

  /**
   * The recorded time of all that this transaction changes in the register. The first call writes
   * the changes of entities made so far, waits until nobody else writes to the journal, and nobody
   * else will until the transaction ends: call it late. Who calls it appends at least one entry.
   *
   * @return by the database's clock, in milliseconds, later than that of every earlier entry
   * @throws Refusal 503 if others write for too long, or if what was published before contradicts
   *     the journal
   */
  @Transactional(TxType.MANDATORY)
  public Instant recordedAt() {
    return recordedAt(LongestWaits.JOURNAL);
  }

  /**
   * The recorded time, as {@link #recordedAt()} has it, for work that no request waits for.
   *
   * @param patience how long to wait for others who write, with a connection
   */
  @Transactional(TxType.MANDATORY)
  public Instant recordedAt(Duration patience) {
    return appending(patience).recordedAt();
  }

  /**
   * Appends an entry, if and only if the surrounding transaction commits.
   *
   * @param data what is told, as the contract of the event of that name describes it
   * @return the entry's index, from 0
   */
  @Transactional(TxType.MANDATORY)
  public long append(JournalKind kind, Object data) {
    Appending appending = appending(LongestWaits.JOURNAL);
    long index = appending.size();
    if (appending.add(kind, content(kind, data, appending))) {
      store.write(appending);
    }
    return index;
  }

  /**
   * Appends an entry that not everybody may see, as {@link #append} does.
   *
   * @return the entry's index
   */
  @Transactional(TxType.MANDATORY)
  public long seal(JournalKind kind, Object data, Seal seal) {
    Appending appending = appending(LongestWaits.JOURNAL);
    long index = appending.size();
    if (appending.add(Sealed.of(seal, content(kind, data, appending)))) {
      store.write(appending);
    }
    return index;
  }

  private static byte[] content(JournalKind kind, Object data, Appending appending) {
    return CanonicalJson.bytes(
        Map.of("data", data, "kind", kind.label(), "recordedAt", appending.recordedAt()));
  }

  private Appending appending(Duration patience) {
    if (transaction.getResource(APPENDING) instanceof Appending appending) {
      return appending;
    }
    contradictions.requireNoneKnown();
    lock(patience);
    // A statement of its own: it must see what was committed while the lock was awaited.
    Appending appending = store.continued();
    transaction.putResource(APPENDING, appending);
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            store.write(appending);
          }

          @Override
          public void afterCompletion(int status) {
            // Nothing to do: what was not committed was never there.
          }
        });
    return appending;
  }

  /**
   * Whether no entry will ever be added with that recorded time or an earlier one. Looks in a
   * transaction of its own.
   */
  public boolean isCompleteUpTo(Instant instant) {
    return QuarkusTransaction.requiringNew().call(() -> store.isCompleteUpTo(instant));
  }

  /**
   * Waits until {@link #isCompleteUpTo}. It holds no connection meanwhile, if it is called before
   * the transaction that reads has touched the database.
   *
   * @throws Refusal 503 if somebody writes for too long
   */
  public void awaitCompleteUpTo(Instant instant) {
    long begun = System.nanoTime();
    while (!isCompleteUpTo(instant)) {
      if (System.nanoTime() - begun > LongestWaits.WRITERS.toNanos()) {
        throw new Refusal(
            CommonProblem.UNAVAILABLE,
            "Somebody is writing to the register, so that it is not yet complete up to that"
                + " instant; try again soon, or ask for an earlier one.");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void lock(Duration patience) {
    try {
      // Ends with the transaction; nobody must wait as long as a transaction may take.
      entityManager
          .createNativeQuery("select set_config('lock_timeout', :patience, true)")
          .setParameter("patience", patience.toMillis() + "ms")
          .getSingleResult();
      entityManager
          .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('journal'))")
          .getSingleResult();
    } catch (LockTimeoutException | PessimisticLockException e) {
      throw new Refusal(
          CommonProblem.UNAVAILABLE,
          "Others are writing to the register; nothing of this request was done, try again soon.");
    }
  }

  /**
   * Asked before anything is signed beside checkpoints, because it says as much as they do.
   *
   * @throws Refusal 503 if published checkpoints contradict the journal, or as long as nobody has
   *     looked
   */
  public void requireComparedAndUncontradicted() {
    contradictions.requireComparedAndNone();
  }

  /** How many entries there are. */
  public long size() {
    return store.size();
  }

  /** Whether a transaction ended at that size, so that it names a state of the register. */
  public boolean isState(long size) {
    return size >= 0 && stateUpTo(size) == size;
  }

  /** The largest size up to the given one that is a state of the register. */
  public long stateUpTo(long size) {
    return store.stateUpTo(size);
  }

  /**
   * The recorded time that a state of the register stands for.
   *
   * @param size a state, see {@link #isState}
   */
  public Instant recordedAt(long size) {
    if (!isState(size)) {
      throw new IllegalArgumentException(size + " is not a state of the register");
    }
    if (size == 0) {
      return Instant.EPOCH;
    }
    return store.entries(size - 1, 1, Visible.PUBLIC).get(0).recordedAt();
  }

  /**
   * A state of the register.
   *
   * @param size a state, see {@link #isState}
   */
  public RegisterState state(long size) {
    Instant recordedAt = recordedAt(size);
    return new RegisterState(size, rootHash(size), recordedAt);
  }

  /** The state that the register was in at an instant. */
  public RegisterState stateAt(Instant instant) {
    return state(store.sizeAt(instant));
  }

  /** The state that the register is in. */
  public RegisterState latest() {
    return state(size());
  }

  /**
   * Entries in their order, at least one: fewer than {@code limit} at the end of the journal, and
   * where they are large.
   *
   * @param visible what is opened of those that are sealed
   */
  public List<JournalEntry> entries(long from, int limit, Visible visible) {
    return store.entries(from, limit, visible);
  }

  /** What there is to open among the first {@code size} entries, of all but what is public. */
  public List<Shown> opened(long size, Visible visible) {
    return store.opened(size, visible);
  }

  /** The root of the tree over the first {@code size} entries, base64. */
  String rootHash(long size) {
    MerkleTree.Range tree = new MerkleTree.Range(0, size);
    return Base64.getEncoder().encodeToString(tree.hash(store.hashes(tree.nodes())::get));
  }
}
