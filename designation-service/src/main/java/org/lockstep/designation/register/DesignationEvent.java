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
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.events.EventSize;
import org.lockstep.http.marking.Marking;

/**
 * Data of {@code org.lockstep.designation.published.v1}, {@code …amended.v1} and {@code
 * …lifted.v1}: the designation as it is from the first day that the version is about. What only
 * changes have is absent when it is published. Data of {@code …marked.v1}: the designation as it is
 * at last.
 *
 * @param edition of an official list that the version comes of; absent where officers wrote it
 * @param kind of the version
 * @param status on that day
 * @param changesLeftOut how many there are, where the event has no room for them
 * @param states on all days, in order, so that nobody takes what is to come for what is; none where
 *     they are too many
 * @param previousMarking of one that is marked anew
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OnDays> states,
    @Nullable Marking previousMarking) {
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

  /**
   * @param before absent if it is the same
   */
  record Markings(Marking now, @Nullable Marking before) {}

  static DesignationEvent of(
      DesignationState state,
      ListingRecord listingRecord,
      DesignationVersion version,
      @Nullable EditionOfList edition,
      List<ValidTime.Segment> segments,
      Markings markings) {
    List<Change> changes = version.isMarking() ? List.of() : version.changes();
    List<OnDays> states =
        segments.size() > MOST_STATES ? List.of() : segments.stream().map(OnDays::from).toList();
    DesignationEvent whole =
        of(state, listingRecord, version, edition, changes, null, states, markings);
    return changes.isEmpty() || Outbox.serialised(whole).length <= EventSize.MOST_DATA
        ? whole
        : of(state, listingRecord, version, edition, List.of(), changes.size(), states, markings);
  }

  private static DesignationEvent of(
      DesignationState state,
      ListingRecord listingRecord,
      DesignationVersion version,
      @Nullable EditionOfList edition,
      List<Change> changes,
      @Nullable Integer changesLeftOut,
      List<OnDays> states,
      Markings markings) {
    boolean first = version.version() == 1;
    return new DesignationEvent(
        state.designationId(),
        version.version(),
        state.authority(),
        state.authorityId(),
        version.packageId(),
        version.packageReference(),
        edition,
        first || version.isMarking() ? null : version.kind(),
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
        markings.now(),
        state.recordedAt(),
        states,
        version.isMarking() ? markings.before() : null);
  }
}
