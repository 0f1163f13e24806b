/**
 * Alignment: for an entity, which authorities list it as of a date, since when and with what
 * measures, how far each lagged behind the first, and who has a gap. The matrix is computed from
 * the register at every call; only which gaps partners were told of is stored.
 *
 * <p>Invariants: a listing whose date is unknown counts as in force and has no lag; a measure
 * counts while its own dates hold, and a listing while it has such a measure and is not suspended;
 * a gap that was told as opened is told as closed, of the entity or of the one it lives on in, and
 * each of it once.
 */
@NullMarked
package org.lockstep.designation.alignment;

import org.jspecify.annotations.NullMarked;
