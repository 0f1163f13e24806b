package org.lockstep.designation.export;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.Days;
import org.lockstep.designation.journal.RegisterState;
import org.lockstep.designation.marking.Visible;

/**
 * All that the content of an export depends on.
 *
 * <p>With {@code validAt} it tells what is listed on that day: in force or suspended. Without it,
 * the day is the one on which the state was recorded, for each authority by its time zone as known
 * then; and what is not yet in force on that day is there, too, so that only what is delisted by
 * then is missing. Neither depends on today. What takes effect later without a new entry in the
 * register shows by its dates.
 *
 * @param validAt the day asked for
 * @param days the same, or that of the state
 * @param visible what is in it, of all that there is
 * @param marked how often anything was marked anew, and so came into it or left it
 */
record Edition(
    RegisterState state, @Nullable LocalDate validAt, Days days, Visible visible, long marked) {}
