/**
 * The refusals of this service that others do not have; how they are told is in the library.
 *
 * <p>Invariant: nothing internal (class, SQL, host, stack) leaves the service.
 */
@NullMarked
package org.lockstep.alert.problem;

import org.jspecify.annotations.NullMarked;
