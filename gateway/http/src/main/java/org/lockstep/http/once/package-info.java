/**
 * Lets a client send a request again when it does not know whether the first one arrived: what it
 * asks for is done once, and answered the same. For services with PostgreSQL, whose migrations make
 * the table {@code idempotent_request}; the others leave it out of their beans.
 *
 * <p>Invariants: effect and answer are stored in one transaction; a key is its caller's own; what
 * is stored is gone an hour after its time at the latest.
 */
@NullMarked
package org.lockstep.http.once;

import org.jspecify.annotations.NullMarked;
