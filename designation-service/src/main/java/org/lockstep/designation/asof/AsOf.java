package org.lockstep.designation.asof;

import java.time.Instant;
import java.time.LocalDate;
import org.lockstep.designation.marking.Visible;

/**
 * Both times, resolved, and whose eyes look.
 *
 * @param days the day asked for, or today, which begins for each authority when its own clocks say
 * @param dayAsked whether a day was asked for: then only what holds on it is shown
 * @param knownAt the recorded time up to which the register is read; {@link #LATEST} for all of it
 * @param visible what the reader may see, for every day and time
 */
public record AsOf(Days days, boolean dayAsked, Instant knownAt, Visible visible) {
  /** Later than every recorded time; still fits into the store. */
  public static final Instant LATEST = Instant.parse("9998-01-01T00:00:00Z");

  /** Whether the register is read as it was, not as it is. */
  public boolean inThePast() {
    return knownAt.isBefore(LATEST);
  }

  /** The day asked for, or today where this authority is. */
  public LocalDate dayOf(String authority) {
    return days.of(authority);
  }

  /** The day asked for, or today (UTC): for what is of no authority. */
  public LocalDate day() {
    return days.day();
  }
}
