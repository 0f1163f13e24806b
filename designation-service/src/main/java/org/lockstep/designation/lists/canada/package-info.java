/**
 * The Consolidated Canadian Autonomous Sanctions List.
 *
 * <p>Invariants: a regime is no country of the subject; both forms of the list give one key and one
 * content to what says the same; names in a cell are parted only where its punctuation leaves no
 * doubt, and stay whole otherwise.
 */
@NullMarked
package org.lockstep.designation.lists.canada;

import org.jspecify.annotations.NullMarked;
