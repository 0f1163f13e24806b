package org.lockstep.designation.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.Marking;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.register.DesignationState;
import org.lockstep.events.EventSize;

/**
 * Data of {@code org.lockstep.package.released.v1}.
 *
 * @param jointActionId if it was released together with others
 * @param targets at most {@link #MOST_TARGETS}, and no more than fit
 * @param targetsInAll how many there are, where they are more than the ones given
 */
record PackageReleased(
    UUID packageId,
    String reference,
    String authority,
    String title,
    @Nullable LocalDate announcedOn,
    @Nullable Integer declaredTargets,
    @Nullable UUID jointActionId,
    List<Target> targets,
    @Nullable Integer targetsInAll,
    Marking marking,
    Instant releasedAt) {
  /** An event must stay a message; an edition of a list has thousands. */
  static final int MOST_TARGETS = SanctionsPackage.MOST_ENTRIES;

  /** What else the event says is in the rest. */
  private static final int MOST_BYTES = EventSize.MOST_DATA - 50_000;

  /**
   * @param kind absent for a new designation
   */
  record Target(
      UUID designationId,
      @Nullable EntryKind kind,
      SubjectType subjectType,
      String caption,
      List<String> programmes,
      List<String> measures,
      List<String> countries) {
    static Target from(EntryKind kind, DesignationState designation) {
      return new Target(
          designation.designationId(),
          kind == EntryKind.DESIGNATION ? null : kind,
          designation.subjectType(),
          designation.caption(),
          designation.programmes(),
          designation.measureKinds(),
          designation.countries());
    }
  }

  /** As many of the targets as an event has room for. */
  static PackageReleased from(
      SanctionsPackage released, List<Target> all, int targetsInAll, Instant now) {
    List<Target> targets = new ArrayList<>();
    int size = 0;
    for (Target target : all) {
      size += Outbox.serialised(target).length + 1;
      if (size > MOST_BYTES) {
        break;
      }
      targets.add(target);
    }
    return new PackageReleased(
        released.id(),
        released.reference(),
        released.authority(),
        released.title(),
        released.announcedOn(),
        released.declaredTargets(),
        released.jointActionId(),
        targets,
        targetsInAll > targets.size() ? targetsInAll : null,
        Marking.CLEAR,
        now);
  }
}
