/**
 * How alike two names are, and why: pure, without a store, for whoever resolves or screens.
 *
 * <p>{@link org.lockstep.entity.matching.PreparedName} reads a name once, {@link
 * org.lockstep.entity.matching.NameMatcher} compares two of them as often as is needed, and {@link
 * org.lockstep.entity.matching.Comparison} says which word met which.
 */
package org.lockstep.entity.matching;
