package org.lockstep.designation.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.EntryKind;

/**
 * A version as the API shows it: who changed what, from when on, and when the register learned it.
 *
 * @param corrects version that this one stands in for
 * @param startDate first day that it is about; absent if that follows from the listing date
 * @param endDate last day that it is about; absent for good
 * @param changes none for the first
 * @param journalIndex of its entry in the journal; absent for what is older than the journal
 */
record VersionItem(
    int version,
    EntryKind kind,
    @Nullable Integer corrects,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable String reason,
    List<Change> changes,
    UUID packageId,
    String packageReference,
    String entryId,
    Instant recordedAt,
    @Nullable Long journalIndex) {
  static VersionItem from(DesignationVersion version) {
    return new VersionItem(
        version.version(),
        version.kind(),
        version.corrects(),
        version.startDate(),
        version.endDate(),
        version.reason(),
        version.changes(),
        version.packageId(),
        version.packageReference(),
        version.entryId(),
        version.recordedAt(),
        version.journalIndex());
  }
}
