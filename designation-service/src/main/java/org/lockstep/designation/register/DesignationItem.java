package org.lockstep.designation.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.authority.LegalBasis;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.http.marking.Marking;

/**
 * A designation as the API shows it, on one day as known at one time.
 *
 * @param version the newest known
 * @param packageId of the package that brought it into the register
 * @param entityId absent until entity-service has resolved it
 * @param startDate first day on which all of this holds, absent if it always did
 * @param endDate last day on which all of this holds, absent for good
 * @param recordedAt when the register learned of this state
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
    DesignationStatus status,
    @Schema(
            description =
                "First day on which all of this holds; absent if it always did. Of a DELISTED one, the"
                    + " first day on which it was listed; absent if it never was.")
        @Nullable LocalDate startDate,
    @Schema(
            description =
                "Last day on which all of this holds, its status included; absent for good. Of one that"
                    + " is NOT_YET_IN_FORCE, the day before it comes into force, or before it is"
                    + " delisted, if that is before it comes into force. Of a DELISTED one, the last day"
                    + " on which it was listed; absent if it was delisted before it came into force.")
        @Nullable LocalDate endDate,
    List<MeasureItem> measures,
    ListingRecord listingRecord,
    Marking marking,
    Instant recordedAt) {
  static DesignationItem from(
      Designations.Resolved resolved,
      Map<String, LegalBasis> instruments,
      AsOf asOf,
      Marking marking) {
    DesignationState state = resolved.designation();
    return new DesignationItem(
        state.designationId(),
        state.version(),
        state.authority(),
        state.authorityId(),
        state.packageId(),
        state.packageReference(),
        state.entryId(),
        resolved.entityId(),
        state.programmes(),
        state.listingDate(),
        state.status(),
        startDate(resolved),
        endDate(resolved),
        MeasureItem.of(
            state.measures(),
            instruments,
            asOf.dayOf(state.authority()),
            state.status() == DesignationStatus.IN_FORCE),
        resolved.content().listingRecord(),
        marking,
        state.recordedAt());
  }

  private static @Nullable LocalDate startDate(Designations.Resolved resolved) {
    DesignationState state = resolved.designation();
    LocalDate start =
        state.status() == DesignationStatus.DELISTED ? resolved.listedFrom() : state.validFrom();
    return ValidTime.ALWAYS.equals(start) ? null : start;
  }

  private static @Nullable LocalDate endDate(Designations.Resolved resolved) {
    DesignationState state = resolved.designation();
    if (state.status() == DesignationStatus.DELISTED) {
      return resolved.listedUntil();
    }
    return state.validTo().equals(ValidTime.FOREVER) ? null : state.validTo();
  }
}
