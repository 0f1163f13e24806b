package org.lockstep.designation.alignment;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.page.Paged;

/**
 * Entities against authorities.
 *
 * @param asOf the day asked for; where none was asked for, that of UTC
 * @param days on which day the listings of each authority are looked at: the day asked for, or the
 *     one that it is there now
 * @param against whose listing dates the lags are against, beside the first; absent if not asked
 * @param next cursor for {@code ?after=}; absent on the last page
 */
record AlignmentMatrix(
    LocalDate asOf,
    SortedMap<String, LocalDate> days,
    List<String> authorities,
    @Nullable String against,
    List<AlignmentItem> items,
    @Nullable String next)
    implements Paged {}
