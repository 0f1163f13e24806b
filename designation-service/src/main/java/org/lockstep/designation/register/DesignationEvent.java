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
 * @param edition of an official list that the version comes of; absent where officers wrote it
 * @param kind of the version
 * @param status on that day
 * @param changesLeftOut how many there are, where the event has no room for them
 * @param states on all days, in order, so that nobody takes what is to come for what is; none where
 *     they are too many
 */
record DesignationEvent(
    UUID designationId,
    int version,
    String authority,
    @Nullable String authorityId,
    UUID packageId,
    String packageReference,
    @Nullable EditionOfList edition,
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
    Instant recordedAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OnDays> states) {
  /** A hundred bytes each, of the room that {@link ContentSize} leaves. */
  private static final int MOST_STATES = 400;

  /**
   * What holds on some days in a row.
   *
   * @param startDate first of them; absent if it always did
   * @param endDate last of them; absent for good
   * @param contentVersion that says what the content is
   */
  record OnDays(
      @Nullable LocalDate startDate,
      @Nullable LocalDate endDate,
      DesignationStatus status,
      int contentVersion) {
    static OnDays from(ValidTime.Segment segment) {
      return new OnDays(
          segment.from().equals(ValidTime.ALWAYS) ? null : segment.from(),
          segment.to().equals(ValidTime.FOREVER) ? null : segment.to(),
          segment.status(),
          segment.contentVersion());
    }
  }

  static DesignationEvent of(
      DesignationState state,
      ListingRecord listingRecord,
      DesignationVersion version,
      @Nullable EditionOfList edition,
      List<ValidTime.Segment> segments) {
    List<Change> changes = version.changes();
    List<OnDays> states =
        segments.size() > MOST_STATES ? List.of() : segments.stream().map(OnDays::from).toList();
    DesignationEvent whole = of(state, listingRecord, version, edition, changes, null, states);
    return changes.isEmpty() || Outbox.serialised(whole).length <= EventSize.MOST_DATA
        ? whole
        : of(state, listingRecord, version, edition, List.of(), changes.size(), states);
  }

  private static DesignationEvent of(
      DesignationState state,
      ListingRecord listingRecord,
      DesignationVersion version,
      @Nullable EditionOfList edition,
      List<Change> changes,
      @Nullable Integer changesLeftOut,
      List<OnDays> states) {
    boolean first = version.version() == 1;
    return new DesignationEvent(
        state.designationId(),
        version.version(),
        state.authority(),
        state.authorityId(),
        version.packageId(),
        version.packageReference(),
        edition,
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
        state.recordedAt(),
        states);
  }
}
