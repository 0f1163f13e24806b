package org.lockstep.designation.alignment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.SubjectType;

/**
 * One row of the matrix.
 *
 * @param firstListing the earliest with a known date
 * @param gaps of the asked authorities, those that do not list it
 */
record AlignmentItem(
    UUID entityId,
    String caption,
    SubjectType subjectType,
    @Nullable FirstListing firstListing,
    List<Listing> listings,
    List<String> gaps) {

  record FirstListing(String authority, LocalDate date) {}

  /**
   * @param lagDays behind the first listing; absent where the date is unknown
   */
  record Listing(
      String authority,
      UUID designationId,
      @Nullable String authorityId,
      @Nullable LocalDate listingDate,
      @Nullable Long lagDays,
      List<MeasureKind> measures) {}
}
