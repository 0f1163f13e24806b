/**
 * Who may see a record: its marking, a label of the Traffic Light Protocol (FIRST, TLP 2.0) and the
 * authorities that it is releasable to, and the reader that a token describes.
 *
 * <p>Invariant: a filter asks {@link Reader#sees} or does the same in its query; there is no second
 * rule.
 */
@NullMarked
package org.lockstep.http.marking;

import org.jspecify.annotations.NullMarked;
