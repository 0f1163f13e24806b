/**
 * How this service says no: one kind of document (RFC 9457) for everything, with a stable type.
 *
 * <p>Invariants: nothing internal (class, query, host, stack) leaves the service; input that is not
 * understood is named and refused, never ignored; every answer carries the id of its request.
 */
@NullMarked
package org.lockstep.entity.problem;

import org.jspecify.annotations.NullMarked;
