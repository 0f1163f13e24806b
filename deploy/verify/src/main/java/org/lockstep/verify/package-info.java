/**
 * A stand-alone verifier of journal exports, proofs, checkpoints and register exports.
 *
 * <p>Invariants: it shares no code with the services that write what it reads, so that one mistake
 * cannot hide in both; it knows nothing but the public key it is given; what it reads may be
 * hostile, so everything has a limit, and every encoding has one accepted form; no bit of an export
 * is outside what is checked; it never says OK before everything was.
 */
@NullMarked
package org.lockstep.verify;

import org.jspecify.annotations.NullMarked;
