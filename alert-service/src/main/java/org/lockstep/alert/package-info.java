/**
 * Tells partner systems what they asked to know. An event that matches a subscription becomes an
 * alert in the same transaction that marks the event as seen; workers deliver it as a signed
 * webhook until the receiver has acknowledged it or the retry schedule is exhausted.
 *
 * <p>Nothing accepted lives in memory only: every step is a row in PostgreSQL, so any process may
 * die between any two of them.
 */
@NullMarked
package org.lockstep.alert;

import org.jspecify.annotations.NullMarked;
