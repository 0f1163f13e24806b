package org.lockstep.designation.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.register.DesignationState;
import org.lockstep.http.marking.Marking;

/**
 * Data of {@code org.lockstep.package.released.v1}.
 *
 * @param jointActionId if it was released together with others
 * @param targets as many as an event has room for
 * @param targetsInAll how many there are, where they are more than the ones given
 * @param otherTargets what those have that are not given; none where all are
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OtherTargets> otherTargets,
    Marking marking,
    Instant releasedAt) {
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

  /**
   * What the targets of one subject type have that are not given one by one. Any of them may have
   * any of it, so whoever asks for one such value asks for this.
   *
   * @param count how many there are
   */
  record OtherTargets(
      SubjectType subjectType,
      int count,
      SortedSet<String> programmes,
      SortedSet<String> measures,
      SortedSet<String> countries) {}

  static PackageReleased from(
      SanctionsPackage released, ReleasedTargets targets, Marking marking, Instant now) {
    return new PackageReleased(
        released.id(),
        released.reference(),
        released.authority(),
        released.title(),
        released.announcedOn(),
        released.declaredTargets(),
        released.jointActionId(),
        targets.given(),
        targets.areAllGiven() ? null : targets.inAll(),
        targets.others(),
        marking,
        now);
  }
}
