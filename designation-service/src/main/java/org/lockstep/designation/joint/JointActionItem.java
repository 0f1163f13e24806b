package org.lockstep.designation.joint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.release.PackageItem;
import org.lockstep.designation.release.PackageStatus;

/**
 * A joint action as the API shows it.
 *
 * @param note and all that is not in the event of the release: for participants only
 * @param releaseAt while it is scheduled
 * @param releaseProblem why it was not released when it was due
 * @param createdBy and who scheduled it: for the coordinator's authority only
 * @param parts by authority; for others than participants only the released ones
 */
record JointActionItem(
    UUID id,
    String reference,
    String coordinator,
    String title,
    @Nullable String note,
    JointActionStatus status,
    @Nullable Instant releaseAt,
    @Nullable String releaseProblem,
    @Nullable Instant releasedAt,
    @Nullable Instant createdAt,
    @Nullable String createdBy,
    @Nullable String scheduledBy,
    List<PartItem> parts) {

  /**
   * @param packageId of a released part; of an unreleased one for its own authority only, as are
   *     the hash and who consented
   * @param ready before the release
   * @param missing why it is not ready: for its own authority, for all whom it lets see of its
   *     content, and while a release is scheduled for the authority that coordinates
   * @param targets and entries: what the part lets other participants see before the release
   */
  record PartItem(
      String authority,
      @Nullable UUID packageId,
      @Nullable String packageReference,
      @Nullable PackageStatus packageStatus,
      @Nullable String contentHash,
      @Nullable Visibility visibility,
      @Nullable Boolean ready,
      @Nullable String readyBy,
      @Nullable LeftOutReason missing,
      JointActionPart.@Nullable Outcome outcome,
      @Nullable LeftOutReason leftOutReason,
      @Nullable List<Target> targets,
      @Nullable List<PackageItem.EntryItem> entries) {}

  /**
   * The subject of an entry.
   *
   * @param designationId where there is a designation already
   * @param subjectType and the rest: absent where the entry has no content of its own
   */
  record Target(
      EntryKind kind,
      @Nullable UUID designationId,
      @Nullable SubjectType subjectType,
      @Nullable String caption,
      @Nullable List<Identifier> identifiers) {
    static Target from(PackageItem.EntryItem entry) {
      ListingRecord subject = entry.listingRecord();
      return new Target(
          entry.kind(),
          entry.designationId(),
          subject == null ? null : subject.subjectType(),
          subject == null ? null : subject.caption(),
          subject == null ? null : subject.identifiers());
    }
  }
}
