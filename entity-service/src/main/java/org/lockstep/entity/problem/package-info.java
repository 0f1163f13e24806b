/**
 * The refusals of this service that others do not have; how they are told is in the library.
 *
 * <p>Invariant: nothing internal (class, query, host, stack) leaves the service.
 */
@NullMarked
package org.lockstep.entity.problem;

import org.jspecify.annotations.NullMarked;
