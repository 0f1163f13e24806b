package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lockstep.alert.endpoint.EndpointEnabled;

/**
 * Wakes the dispatcher of this process. Only a wake-up: what is due is in the database and is found
 * by polling, too.
 */
@ApplicationScoped
public class Doorbell {
  private final Semaphore rings = new Semaphore(0);

  /** Something may be due now; call it after the commit. */
  public void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  /** Returns when it rings or rang since the last time, or when the time is up. */
  void await(Duration most) throws InterruptedException {
    rings.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    rings.drainPermits();
  }

  void enabled(@Observes(during = TransactionPhase.AFTER_SUCCESS) EndpointEnabled event) {
    ring();
  }
}
