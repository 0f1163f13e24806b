package org.lockstep.designation.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.access.Places;
import org.lockstep.designation.http.LongestWaits;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * Whose turn it is among the requests that write to the journal. Who waits for the journal holds a
 * connection; so only a few do, and the others wait in here with nothing but their threads. What is
 * due by itself does not queue behind requests.
 */
@ApplicationScoped
public class Turns {
  /** Of the pool's connections. */
  private static final int AT_ONCE = 4;

  private static final int WAITING = 32;
  private static final int OF_ONE_CALLER = 12;

  private final Caller caller;
  private final Places places = new Places(AT_ONCE + WAITING, OF_ONE_CALLER, "requests that write");
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  Turns(Caller caller) {
    this.caller = caller;
  }

  /**
   * Does what writes to the journal, when its turn has come; to be called outside the transaction.
   *
   * @throws Refusal 503 if too many are waiting, or too long
   */
  public <T> T take(Supplier<T> writing) {
    try (Places.Place place = places.take(caller.scope())) {
      if (!turns.tryAcquire(LongestWaits.TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refusal(
            CommonProblem.UNAVAILABLE,
            "Others are writing to the register; nothing of this request was done, try again soon.");
      }
      try {
        return writing.get();
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
