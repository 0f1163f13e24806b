package org.lockstep.local.story;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waiting with a deadline: a service may be starting again just now, and effects travel by events.
 */
final class Patience {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final long STEP_MILLIS = 200;

  private Patience() {}

  /** Repeats a step while the system cannot answer. The step must look before it acts. */
  static <T> T insist(Supplier<T> step) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      try {
        return step.get();
      } catch (Gateway.NotNow e) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "No answer for " + DEADLINE.toSeconds() + " s: " + e.getMessage(), e);
        }
        pause();
      }
    }
  }

  /** Waits until it is so; false if it is not within the deadline. */
  static boolean until(BooleanSupplier so) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!insist(so::getAsBoolean)) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
