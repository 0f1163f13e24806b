/**
 * Tokens that are bound to a key of their holder (DPoP, RFC 9449): whoever steals one cannot use it
 * without the key. Each request brings a proof, a small signed token of its own for this method,
 * this address and this access token.
 *
 * <p>Invariants: a proof is looked at only after its token was verified, so nobody without a good
 * token learns anything or costs a signature; it is good for a minute and for one request, of which
 * all replicas of a service know through their store; while the store cannot be asked, no proof is
 * taken; nothing that a proof says is shown or logged (docs/adr/030).
 */
@NullMarked
package org.lockstep.http.dpop;

import org.jspecify.annotations.NullMarked;
