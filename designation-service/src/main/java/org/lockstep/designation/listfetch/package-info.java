/**
 * Fetches official lists from where their authorities publish them, on a schedule; off by default.
 *
 * <p>Invariants: one replica at a time fetches a list; nothing is connected to but the host that is
 * configured for it, and hosts that are allowed beside it, at public addresses; an answer has a
 * deadline and a size; a body that breaks off is never taken for a whole one, because reading it
 * fails; the validators of an edition are kept only when the edition has been taken.
 */
@NullMarked
package org.lockstep.designation.listfetch;

import org.jspecify.annotations.NullMarked;
