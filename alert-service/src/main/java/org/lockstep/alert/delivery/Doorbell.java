package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.Semaphore;
import org.lockstep.alert.endpoint.EndpointEnabled;

/**
 * Wakes one worker of this process. Only a wake-up: what is due is in the database and is found by
 * polling, too.
 */
@ApplicationScoped
public class Doorbell {
  private static final int MOST_KEPT = 64;

  private final Semaphore rings = new Semaphore(0);

  /** Something may be due now; call it after the commit. */
  public void ring() {
    if (rings.availablePermits() < MOST_KEPT) {
      rings.release();
    }
  }

  void await() throws InterruptedException {
    rings.acquire();
  }

  void enabled(@Observes(during = TransactionPhase.AFTER_SUCCESS) EndpointEnabled event) {
    ring();
  }
}
