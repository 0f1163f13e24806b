/**
 * What is kept of what was heard and tried, and for how long.
 *
 * <p>Invariant: an event that is older than it is remembered is never alerted: nobody could say
 * whether it was.
 */
@NullMarked
package org.lockstep.alert.history;

import org.jspecify.annotations.NullMarked;
