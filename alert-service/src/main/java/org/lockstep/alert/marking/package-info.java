/**
 * Who may see which record of the register, as its events said last.
 *
 * <p>Invariants: what is known of a record is never replaced by what an earlier event says; the
 * rule in SQL ({@link org.lockstep.alert.marking.Telling}) is that of {@link
 * org.lockstep.http.marking.Reader#sees} for all records that an alert tells of, and is the only
 * one that queries use (docs/adr/032).
 */
@NullMarked
package org.lockstep.alert.marking;

import org.jspecify.annotations.NullMarked;
