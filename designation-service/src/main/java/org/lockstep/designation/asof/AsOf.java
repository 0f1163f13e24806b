package org.lockstep.designation.asof;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Both times, resolved.
 *
 * @param day asked for, or today (UTC)
 * @param dayAsked whether a day was asked for: then only what holds on it is shown
 * @param knownAt the recorded time up to which the register is read; {@link #NOW} for all of it
 */
public record AsOf(LocalDate day, boolean dayAsked, Instant knownAt) {
  /** Later than every recorded time; still fits into the store. */
  public static final Instant NOW = Instant.parse("9998-01-01T00:00:00Z");

  /** Whether the register is read as it was, not as it is. */
  public boolean inThePast() {
    return knownAt.isBefore(NOW);
  }
}
