/**
 * Keys that services sign with, for who verifies without trusting them: the journal's checkpoints
 * and the receipts of screenings.
 *
 * <p>Invariants: a seed and a public key that do not belong together start no service; nothing of a
 * key is in an error; while a key is changed both are published, the one that signs first.
 */
@NullMarked
package org.lockstep.http.signing;

import org.jspecify.annotations.NullMarked;
