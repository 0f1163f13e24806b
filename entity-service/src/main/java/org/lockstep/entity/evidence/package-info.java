/**
 * What speaks for two listing records being of one subject, and what against it: pure, without a
 * store.
 *
 * <p>Invariants: evidence of two records is the same whichever is named first, and depends on
 * nothing but the two; whatever was found is said with the values of both sides; what contradicts
 * keeps two records apart however much agrees; no number alone makes two records one, for an
 * authority may have taken another's number.
 */
@NullMarked
package org.lockstep.entity.evidence;

import org.jspecify.annotations.NullMarked;
