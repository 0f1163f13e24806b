/**
 * How much a caller may ask for: so many requests a second as time goes by, and so many at once, a
 * token bucket shared by all replicas; and before anybody is known, how much an address may ask for
 * at each replica.
 *
 * <p>Invariant: what replicas grant together is what the bucket had. Each takes a slice out of it
 * before it grants from the slice, so that a request seldom waits for the store, and a slice that
 * is not used is lost rather than granted late (docs/adr/031).
 */
@NullMarked
package org.lockstep.gateway.quota;

import org.jspecify.annotations.NullMarked;
