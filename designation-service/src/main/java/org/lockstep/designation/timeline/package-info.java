/**
 * The timeline: what was announced, said, in force and done, by all authorities, in one order.
 *
 * <p>Invariants: only what is released is in it, and nothing tells of anything else; the order is
 * that of the days, then of the kinds, then of the ids, so that a page goes on where the one before
 * ended, whatever is recorded meanwhile.
 */
@NullMarked
package org.lockstep.designation.timeline;

import org.jspecify.annotations.NullMarked;
