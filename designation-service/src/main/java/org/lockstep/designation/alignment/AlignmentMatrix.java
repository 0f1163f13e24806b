package org.lockstep.designation.alignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entities against authorities.
 *
 * @param asOf the day asked for; where none was asked for, that of UTC
 * @param at absent where a day was asked for; otherwise the instant: each listing is looked at on
 *     the day that it is then for its authority
 * @param against whose listing dates the lags are against, beside the first; absent if not asked
 * @param next cursor for {@code ?after=}; absent on the last page
 */
record AlignmentMatrix(
    LocalDate asOf,
    @Nullable Instant at,
    List<String> authorities,
    @Nullable String against,
    List<AlignmentItem> items,
    @Nullable String next) {}
