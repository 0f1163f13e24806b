/**
 * Who may see which records: the markings that there are, those that a reader may see, and who was
 * shown what of {@code AMBER} and above.
 *
 * <p>Invariants: {@link org.lockstep.http.marking.Reader#sees} is the one rule; every read is
 * restricted, in its query, to the numbers that {@link org.lockstep.designation.marking.Visible}
 * has; what was kept of reads is never changed, and the service's database role could not.
 */
@NullMarked
package org.lockstep.designation.marking;

import org.jspecify.annotations.NullMarked;
