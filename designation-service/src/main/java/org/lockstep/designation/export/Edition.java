package org.lockstep.designation.export;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.journal.RegisterState;

/**
 * All that the content of an export depends on.
 *
 * <p>With {@code validAt} it tells what is listed on that day: in force or suspended. Without, it
 * tells of the day on which the state was recorded (UTC) and has more: also what is not yet in
 * force then, so that it is everything but what is delisted by that day. Neither depends on today.
 * What takes effect later without a new entry in the register shows by its dates.
 *
 * @param validAt the day asked for
 */
record Edition(RegisterState state, @Nullable LocalDate validAt) {
  LocalDate day() {
    return validAt == null ? LocalDate.ofInstant(state.recordedAt(), ZoneOffset.UTC) : validAt;
  }
}
