package org.lockstep.entity.screening.engine;

import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Finding.Standing;

/**
 * What something other than names says of whether it is the subject.
 *
 * @param about BIRTH_DATE, COUNTRY, GENDER, or the scheme of an identifier
 * @param asked what the query says; null if nothing
 * @param listed what is listed; null if nothing
 * @param points what it did to the score
 * @param weight what it did to the probability: a decimal logarithm of odds
 * @param sentence for a person
 */
public record Adjustment(
    String about,
    Standing standing,
    @Nullable String asked,
    @Nullable String listed,
    double points,
    double weight,
    String sentence) {}
