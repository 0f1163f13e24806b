/**
 * Receipts: what this service answered, signed, so that who was answered can prove it later.
 *
 * <p>Invariants: the key signs receipts and nothing else; a receipt says digests, never what was
 * asked.
 */
@NullMarked
package org.lockstep.entity.receipt;

import org.jspecify.annotations.NullMarked;
