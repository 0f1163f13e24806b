package org.lockstep.entity.profile;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Data of {@code org.lockstep.entity.split.v1}: some of the listings of this entity are another
 * one's from now on.
 *
 * @param movedDesignationIds those that left
 * @param designationIds these and those that stay: whoever may not see one of them is not told
 */
record EntitySplit(
    String entityId,
    long version,
    String intoEntityId,
    SubjectType subjectType,
    String caption,
    List<String> movedDesignationIds,
    List<String> designationIds,
    String decisionId,
    String reason,
    String decidedBy,
    Marking marking,
    Instant decidedAt) {

  static EntitySplit from(
      Entity entity, long version, String otherId, List<Listing> moved, Cause cause) {
    return new EntitySplit(
        entity.id(),
        version,
        otherId,
        entity.subjectType(),
        entity.caption(),
        moved.stream().map(Listing::designationId).sorted().toList(),
        Stream.concat(entity.listings().stream(), moved.stream())
            .map(Listing::designationId)
            .distinct()
            .sorted()
            .toList(),
        cause.id(),
        cause.reason(),
        cause.decidedBy(),
        Marking.CLEAR,
        cause.decidedAt());
  }
}
