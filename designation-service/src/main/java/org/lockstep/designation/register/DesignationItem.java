package org.lockstep.designation.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Marking;
import org.lockstep.designation.content.Measure;

/**
 * A designation as the API shows it.
 *
 * @param entityId absent until entity-service has resolved it
 */
record DesignationItem(
    UUID id,
    int version,
    String authority,
    @Nullable String authorityId,
    UUID packageId,
    String packageReference,
    String entryId,
    @Nullable UUID entityId,
    List<String> programmes,
    @Nullable LocalDate listingDate,
    Designation.Status status,
    List<Measure> measures,
    ListingRecord listingRecord,
    Marking marking,
    Instant recordedAt) {

  static DesignationItem from(Designations.Resolved resolved) {
    Designation designation = resolved.designation();
    return new DesignationItem(
        designation.id(),
        designation.version(),
        designation.authority(),
        designation.authorityId(),
        designation.packageId(),
        designation.packageReference(),
        designation.entryId(),
        resolved.entityId(),
        designation.programmes(),
        designation.listingDate(),
        designation.status(),
        designation.measures(),
        designation.listingRecord(),
        Marking.CLEAR,
        designation.recordedAt());
  }
}
