/**
 * Finds the subjects that somebody may be, in microseconds and with the scores of {@link
 * org.lockstep.entity.matching.NameMatcher}: pure, in memory, without a store.
 *
 * <p>A {@link org.lockstep.entity.screening.engine.ScreeningIndex} never changes; what changes in
 * the register makes another one. It is asked a {@link org.lockstep.entity.screening.engine.Query}
 * and answers a {@link org.lockstep.entity.screening.engine.Result}, whose hits can be explained
 * ({@link org.lockstep.entity.screening.engine.Explanation}).
 */
@NullMarked
package org.lockstep.entity.screening.engine;

import org.jspecify.annotations.NullMarked;
