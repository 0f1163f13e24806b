package org.lockstep.designation.export;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.Days;
import org.lockstep.designation.journal.RegisterState;

/**
 * All that the content of an export depends on.
 *
 * <p>With {@code validAt} it tells what is listed on that day: in force or suspended. Without, it
 * tells of the day on which the state was recorded, of each authority as it was there then, by the
 * time zones that were known, and has more: also what is not yet in force then, so that it is
 * everything but what is delisted by that day. Neither depends on today. What takes effect later
 * without a new entry in the register shows by its dates.
 *
 * @param validAt the day asked for
 * @param days the same, or that of the state
 */
record Edition(RegisterState state, @Nullable LocalDate validAt, Days days) {}
