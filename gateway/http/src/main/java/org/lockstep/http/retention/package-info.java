/**
 * How long a service keeps what it need not keep for good.
 *
 * <p>Invariant: what is removed goes in portions, each in a transaction of its own, so that nobody
 * waits long for a lock; a failure leaves the rest for the next time.
 */
@NullMarked
package org.lockstep.http.retention;

import org.jspecify.annotations.NullMarked;
