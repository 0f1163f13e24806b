package org.lockstep.designation.release;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lockstep.designation.content.SubjectType;

/** How many subjects there are of each type. */
@Schema(name = "Counts") // the name that clients know it by
public record SubjectCounts(long persons, long organizations, long vessels, long aircraft) {
  static SubjectCounts of(Map<SubjectType, Long> counts) {
    return new SubjectCounts(
        counts.getOrDefault(SubjectType.PERSON, 0L),
        counts.getOrDefault(SubjectType.ORGANIZATION, 0L),
        counts.getOrDefault(SubjectType.VESSEL, 0L),
        counts.getOrDefault(SubjectType.AIRCRAFT, 0L));
  }
}
