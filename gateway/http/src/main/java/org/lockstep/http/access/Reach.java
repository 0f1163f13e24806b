package org.lockstep.http.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Whether Keycloak answers. While it does not, one question in a pause finds out when it is back.
 */
final class Reach {
  private static final Logger LOG = Logger.getLogger(Reach.class);
  private static final long REACHED = 0;
  private static final long BEFORE_ALL = System.nanoTime() - 1_000_000_000;

  private final long pause;
  private final AtomicLong lostAt = new AtomicLong(REACHED);
  private final AtomicLong askAgainAt = new AtomicLong();

  Reach(Duration pause) {
    this.pause = pause.toMillis();
  }

  boolean isLost() {
    return lostAt.get() != REACHED;
  }

  boolean mayBeAsked() {
    if (!isLost()) {
      return true;
    }
    long now = now();
    long again = askAgainAt.get();
    return now >= again && askAgainAt.compareAndSet(again, now + pause);
  }

  void answered() {
    long lost = lostAt.getAndSet(REACHED);
    if (lost != REACHED) {
      LOG.infof("Keycloak says again whether tokens hold, after %d s", (now() - lost) / 1000);
    }
  }

  void failed(Throwable why) {
    long now = now();
    askAgainAt.set(now + pause);
    if (lostAt.compareAndSet(REACHED, now)) {
      LOG.errorf(
          "Keycloak does not say whether tokens hold (%s): until it does, those that are good by"
              + " themselves are let in, and who is disabled keeps access until the token ends",
          why);
    }
  }

  /** Milliseconds, more than 0, of a clock that is not set back. */
  private static long now() {
    return (System.nanoTime() - BEFORE_ALL) / 1_000_000;
  }
}
