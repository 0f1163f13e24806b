package org.lockstep.entity.screening.feed;

import java.util.List;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.Measure;

/** What a listing is of, for who screens against some of them only. */
public record ListedBy(String authority, List<String> programmes, List<String> measures) {
  public ListedBy {
    programmes = List.copyOf(programmes);
    measures = List.copyOf(measures);
  }

  public static ListedBy of(Listing listing) {
    return new ListedBy(
        listing.authority(),
        listing.programmes(),
        listing.measures().stream().map(Measure::kind).distinct().sorted().toList());
  }
}
