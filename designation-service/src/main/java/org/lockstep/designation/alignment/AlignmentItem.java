package org.lockstep.designation.alignment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.register.DesignationStatus;

/**
 * One row of the matrix.
 *
 * @param firstListing the earliest of those in force with a known date
 * @param listings those in force by date, then those that are suspended
 * @param gaps of the asked authorities, those that have no listing of it in force, where any
 *     authority has one; that of a suspended listing is among them
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
   * @param status IN_FORCE, or SUSPENDED with no measures and no lags
   * @param lagDays behind the first listing; absent where the date is unknown
   * @param lagDaysAgainst behind the first listing by the authority asked for, negative if before
   *     it; absent where a date is unknown and where that authority has none in force
   * @param measures in force on the day
   */
  record Listing(
      String authority,
      UUID designationId,
      @Nullable String authorityId,
      DesignationStatus status,
      @Nullable LocalDate listingDate,
      @Nullable Long lagDays,
      @Nullable Long lagDaysAgainst,
      List<MeasureKind> measures) {}
}
