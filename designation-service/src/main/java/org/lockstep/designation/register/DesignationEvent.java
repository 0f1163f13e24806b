package org.lockstep.designation.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Marking;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.events.EventSize;

/**
 * Data of {@code org.lockstep.designation.published.v1}, {@code …amended.v1} and {@code
 * …lifted.v1}: the designation as it is from the first day that the version is about. What only
 * changes have is absent when it is published.
 *
 * @param kind of the version
 * @param status on that day
 * @param changesLeftOut how many there are, where the event has no room for them
 */
record DesignationEvent(
    UUID designationId,
    int version,
    String authority,
    @Nullable String authorityId,
    UUID packageId,
    String packageReference,
    @Nullable EntryKind kind,
    @Nullable Integer corrects,
    @Nullable DesignationStatus status,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable String reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Change> changes,
    @Nullable Integer changesLeftOut,
    List<String> programmes,
    @Nullable LocalDate listingDate,
    List<Measure> measures,
    ListingRecord listingRecord,
    Marking marking,
    Instant recordedAt) {
  static DesignationEvent of(
      DesignationState state, ListingRecord listingRecord, DesignationVersion version) {
    List<Change> changes = version.changes();
    DesignationEvent whole = of(state, listingRecord, version, changes, null);
    return changes.isEmpty() || Outbox.serialised(whole).length <= EventSize.MOST_DATA
        ? whole
        : of(state, listingRecord, version, List.of(), changes.size());
  }

  private static DesignationEvent of(
      DesignationState state,
      ListingRecord listingRecord,
      DesignationVersion version,
      List<Change> changes,
      @Nullable Integer changesLeftOut) {
    boolean first = version.version() == 1;
    return new DesignationEvent(
        state.designationId(),
        version.version(),
        state.authority(),
        state.authorityId(),
        version.packageId(),
        version.packageReference(),
        first ? null : version.kind(),
        version.corrects(),
        first ? null : state.status(),
        version.startDate(),
        version.endDate(),
        version.reason(),
        changes,
        changesLeftOut,
        state.programmes(),
        state.listingDate(),
        state.measures(),
        listingRecord,
        Marking.CLEAR,
        state.recordedAt());
  }
}
