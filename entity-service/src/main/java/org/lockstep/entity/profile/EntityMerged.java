package org.lockstep.entity.profile;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Data of {@code org.lockstep.entity.merged.v1}: this entity lives on in another.
 *
 * @param designationIds what both were made of: whoever may not see one of these is not told
 */
record EntityMerged(
    String entityId,
    long version,
    String intoEntityId,
    SubjectType subjectType,
    String caption,
    List<String> designationIds,
    String judgementId,
    String reason,
    String decidedBy,
    Marking marking,
    Instant decidedAt) {

  static EntityMerged from(Entity entity, long version, Entity into, Cause cause) {
    return new EntityMerged(
        entity.id(),
        version,
        into.id(),
        entity.subjectType(),
        entity.caption(),
        Stream.of(entity, into)
            .flatMap(one -> one.listings().stream())
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
