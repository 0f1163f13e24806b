package org.lockstep.gateway.upstream;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps requests from a service that answers nobody. It opens after so many failures in a row, and
 * one answer closes it: a caller whose own requests fail cannot close a service to all others, as
 * long as those get answers. While it is open, one request after each pause tries the service.
 */
public final class Breaker {
  /** Failures in a row, with no answer to anybody between them. */
  static final int MOST = 10;

  private final long pauseNanos;
  private final LongSupplier clock;
  private int failures;
  private long nextTry;

  Breaker(Duration pause, LongSupplier clock) {
    this.pauseNanos = pause.toNanos();
    this.clock = clock;
  }

  /** Whether a request may go to the service. */
  public synchronized boolean letsPass() {
    if (!isOpen()) {
      return true;
    }
    long now = clock.getAsLong();
    if (now - nextTry < 0) {
      return false;
    }
    nextTry = now + pauseNanos;
    return true;
  }

  /** The service has answered, whatever it said. */
  public synchronized void answered() {
    failures = 0;
  }

  /** The service could not be reached, broke off, or did not answer in time. */
  public synchronized void failed() {
    failures = Math.min(failures + 1, MOST);
    nextTry = clock.getAsLong() + pauseNanos;
  }

  /** Whether requests are kept from the service. */
  public synchronized boolean isOpen() {
    return failures == MOST;
  }
}
