package org.lockstep.entity.profile;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What one designation forbids, with its legal basis. Kinds are open: new ones may appear. */
public record Measure(
    String kind,
    String instrument,
    @Nullable String organ,
    @Nullable String scope,
    @Nullable String startDate,
    @Nullable String endDate) {
  public Measure {
    requireNonNull(kind, "kind");
    requireNonNull(instrument, "instrument");
  }
}
