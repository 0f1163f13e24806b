/**
 * The Consolidated Canadian Autonomous Sanctions List.
 *
 * <p>Invariants: a regime is no country of the subject; names in the cell of aliases are parted
 * only where its punctuation leaves no doubt, and stay whole otherwise.
 */
@NullMarked
package org.lockstep.designation.lists.canada;

import org.jspecify.annotations.NullMarked;
