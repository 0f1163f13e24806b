/**
 * How this service refuses: every error is an RFC 9457 problem document with a stable {@code type},
 * the request's id as {@code instance} and, for bad input, the violated fields with what is
 * allowed.
 *
 * <p>Invariant: nothing internal (class, statement, host, stack) ever reaches a caller.
 */
@NullMarked
package org.lockstep.designation.problem;

import org.jspecify.annotations.NullMarked;
