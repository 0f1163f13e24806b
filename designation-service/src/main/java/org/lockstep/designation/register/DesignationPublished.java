package org.lockstep.designation.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Marking;
import org.lockstep.designation.content.Measure;

/** Data of {@code org.lockstep.designation.published.v1}. */
record DesignationPublished(
    UUID designationId,
    int version,
    String authority,
    @Nullable String authorityId,
    UUID packageId,
    String packageReference,
    List<String> programmes,
    @Nullable LocalDate listingDate,
    List<Measure> measures,
    ListingRecord listingRecord,
    Marking marking,
    Instant recordedAt) {

  static DesignationPublished from(Designation designation) {
    return new DesignationPublished(
        designation.id(),
        designation.version(),
        designation.authority(),
        designation.authorityId(),
        designation.packageId(),
        designation.packageReference(),
        designation.programmes(),
        designation.listingDate(),
        designation.measures(),
        designation.listingRecord(),
        Marking.CLEAR,
        designation.recordedAt());
  }
}
