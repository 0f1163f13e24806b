/**
 * The refusals of this service that others do not have; how they are told is in the library.
 *
 * <p>Invariant: nothing internal (class, statement, host, stack) ever reaches a caller.
 */
@NullMarked
package org.lockstep.designation.problem;

import org.jspecify.annotations.NullMarked;
