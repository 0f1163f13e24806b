package org.lockstep.designation.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Marking;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.register.Designation;

/** Data of {@code org.lockstep.package.released.v1}. */
record PackageReleased(
    UUID packageId,
    String reference,
    String authority,
    String title,
    @Nullable LocalDate announcedOn,
    @Nullable Integer declaredTargets,
    List<Target> targets,
    Marking marking,
    Instant releasedAt) {

  record Target(
      UUID designationId,
      SubjectType subjectType,
      String caption,
      List<String> programmes,
      List<String> measures,
      List<String> countries) {
    static Target from(Designation designation) {
      return new Target(
          designation.id(),
          designation.subjectType(),
          designation.caption(),
          designation.programmes(),
          designation.measureKinds(),
          designation.countries());
    }
  }

  static PackageReleased from(
      SanctionsPackage released, List<Designation> designations, Instant now) {
    return new PackageReleased(
        released.id(),
        released.reference(),
        released.authority(),
        released.title(),
        released.announcedOn(),
        released.declaredTargets(),
        designations.stream().map(Target::from).toList(),
        Marking.CLEAR,
        now);
  }
}
