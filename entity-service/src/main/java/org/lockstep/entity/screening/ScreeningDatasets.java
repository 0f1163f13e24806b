package org.lockstep.entity.screening;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.screening.feed.ListedBy;

/**
 * Which listings count: those that are of one of the authorities, under one of the programmes, and
 * bring one of the measures, as far as these are given.
 */
record ScreeningDatasets(
    @Nullable @Size(min = 1, max = MOST, message = SOME)
        List<@NotNull(message = CODE) @Size(max = LONGEST, message = CODE) String> authorities,
    @Nullable @Size(min = 1, max = MOST, message = SOME)
        List<@NotNull(message = CODE) @Size(max = LONGEST, message = CODE) String> programmes,
    @Nullable @Size(min = 1, max = MOST, message = SOME)
        List<@NotNull(message = CODE) @Size(max = LONGEST, message = CODE) String> measures) {
  private static final int MOST = 200;
  private static final int LONGEST = 100;
  private static final String SOME = "must be 1 to 200, or left out";
  private static final String CODE = "must be a code of at most 100 characters";

  boolean have(ListedBy listing) {
    return (authorities == null || authorities.contains(listing.authority()))
        && (programmes == null || listing.programmes().stream().anyMatch(programmes::contains))
        && (measures == null || listing.measures().stream().anyMatch(measures::contains));
  }
}
