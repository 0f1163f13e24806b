/**
 * How the API refuses: every error is a problem document (RFC 9457) with a stable type. Invariants:
 * nothing internal (class, SQL, host, stack) leaves the service; input that is not understood is
 * named and refused, never ignored; every answer carries the request id.
 */
@NullMarked
package org.lockstep.alert.problem;

import org.jspecify.annotations.NullMarked;
