package org.lockstep.designation.register;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.SubjectType;

/** Which designations are asked for; what is null does not restrict. */
record Filter(
    @Nullable String authority,
    @Nullable String authorityId,
    @Nullable String country,
    @Nullable String measure,
    @Nullable SubjectType subjectType,
    @Nullable String programme,
    Set<DesignationStatus> statuses,
    @Nullable UUID entity,
    @Nullable UUID packageId,
    Activity activity) {

  /**
   * One activity of the listing record that meets all of it.
   *
   * @param counterparty part of the name of one
   * @param place part of the name of one
   * @param since not over before this day
   * @param until begun by this day
   */
  record Activity(
      org.lockstep.designation.content.Activity.@Nullable Kind kind,
      @Nullable String counterparty,
      @Nullable String place,
      @Nullable LocalDate since,
      @Nullable LocalDate until) {
    boolean restricts() {
      return kind != null
          || counterparty != null
          || place != null
          || since != null
          || until != null;
    }
  }
}
