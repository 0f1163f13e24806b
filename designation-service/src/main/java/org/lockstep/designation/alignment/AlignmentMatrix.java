package org.lockstep.designation.alignment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entities against authorities.
 *
 * @param against whose listing dates the lags are against, beside the first; absent if not asked
 * @param next cursor for {@code ?after=}; absent on the last page
 */
record AlignmentMatrix(
    LocalDate asOf,
    List<String> authorities,
    @Nullable String against,
    List<AlignmentItem> items,
    @Nullable String next) {}
