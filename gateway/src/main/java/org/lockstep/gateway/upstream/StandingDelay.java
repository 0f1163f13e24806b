package org.lockstep.gateway.upstream;

import java.time.Duration;

/**
 * Tells a delay that stays from one that passes. Everybody is late at times; who is late each time
 * has more to do than gets done (the idea of RFC 8289: the least delay of a while counts, not the
 * largest).
 */
final class StandingDelay {
  /** A delay that callers do not notice. */
  static final Duration TOLERATED = Duration.ofMillis(100);

  /** So many samples in a row are a while. */
  static final int A_WHILE = 5;

  private volatile int late;

  /** How late it was now; called by one thread alone. */
  void sample(long nanos) {
    late = nanos > TOLERATED.toNanos() ? Math.min(late + 1, A_WHILE) : 0;
  }

  boolean stands() {
    return late == A_WHILE;
  }
}
