/**
 * Who was shown designations of {@code AMBER} and above in entities, for the officers of their
 * authority.
 *
 * <p>Invariant: what else an answer showed is not told: it may be hidden from the officer who asks.
 */
@NullMarked
package org.lockstep.entity.readers;

import org.jspecify.annotations.NullMarked;
