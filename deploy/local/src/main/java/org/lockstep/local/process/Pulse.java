package org.lockstep.local.process;

import java.time.Duration;

/**
 * Asks a running part now and then whether it is alive. A part that is slow or busy misses some
 * questions; only one that has missed several in a row, for a whole minute, is taken for dead. The
 * time alone proves nothing: it may be the launcher that stood still.
 */
final class Pulse {
  private static final int SEVERAL = 4;

  private final Duration pause;
  private final Duration patience;
  private int missed;
  private long firstMissed;

  Pulse() {
    this(Duration.ofSeconds(5), Duration.ofSeconds(60));
  }

  /**
   * @param pause between two questions
   * @param patience how long it may not answer
   */
  Pulse(Duration pause, Duration patience) {
    this.pause = pause;
    this.patience = patience;
  }

  Duration pause() {
    return pause;
  }

  Duration patience() {
    return patience;
  }

  /** Forgets what was, because the part has just become ready. */
  void begin() {
    missed = 0;
  }

  /** Asks, and tells whether the part has been silent for too long. */
  boolean isLost(Part.Readiness liveness) throws InterruptedException {
    long asked = System.nanoTime();
    try {
      liveness.ask();
      missed = 0;
      return false;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (missed == 0) {
        firstMissed = asked;
      }
      missed++;
      return missed >= SEVERAL && System.nanoTime() - firstMissed >= patience.toNanos();
    }
  }
}
