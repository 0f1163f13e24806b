package org.lockstep.alert.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What came of an HTTP call.
 *
 * @param excerpt the beginning of the answer, fit to show; absent if there was none
 * @param retryAfter the header of that name, as it came
 */
record Answer(
    Outcome outcome,
    @Nullable Integer status,
    @Nullable String excerpt,
    @Nullable String retryAfter) {
  private static final int GONE = 410;

  static Answer none(Outcome outcome) {
    return new Answer(outcome, null, null, null);
  }

  boolean ok() {
    return outcome == Outcome.OK;
  }

  /** The receiver wants nothing more, ever. */
  boolean gone() {
    return status != null && status == GONE;
  }
}
