/**
 * How every service refuses: a problem document (RFC 9457) with a stable {@code type} and the id of
 * the request as {@code instance}. Plain types, for whoever speaks HTTP with or without JAX-RS.
 *
 * <p>Invariant: nothing internal (class, statement, host, stack) reaches a caller, and nothing that
 * a caller sent reaches the log.
 */
@NullMarked
package org.lockstep.http.problem;

import org.jspecify.annotations.NullMarked;
