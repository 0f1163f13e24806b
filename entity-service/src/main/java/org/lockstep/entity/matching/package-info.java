/**
 * How alike two names are, and why: pure, without a store, for whoever resolves or screens.
 *
 * <p>{@link PreparedName} reads a name once, {@link NameMatcher} compares two of them as often as
 * is needed, and {@link Comparison} says which word met which. On the way a name is {@link Text} in
 * one form, {@link Token}s, and {@link Word}s with what {@link Tables} know of them and how they
 * sound ({@link Romaniser}, {@link Sound}); {@link Likeness} compares two words, {@link
 * WordAlignment} lets the words of both names meet, {@link Scoring} weighs what came of it.
 */
@NullMarked
package org.lockstep.entity.matching;

import org.jspecify.annotations.NullMarked;
