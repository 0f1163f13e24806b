/**
 * Alignment: for an entity, which authorities list it as of a date, since when and with what
 * measures, how far each lagged behind the first, and who has a gap. Computed from the register at
 * every call; nothing is stored.
 *
 * <p>Invariants: a listing whose date is unknown counts as in force and has no lag; a measure
 * counts while its own dates hold, and a listing while it has such a measure.
 */
@NullMarked
package org.lockstep.designation.alignment;

import org.jspecify.annotations.NullMarked;
