package org.lockstep.entity.profile;

import java.time.Instant;

/** Data of {@code org.lockstep.entity.merged.v1}: this entity lives on in another. */
record EntityMerged(
    String entityId,
    long version,
    String intoEntityId,
    SubjectType subjectType,
    String caption,
    String judgementId,
    String reason,
    String decidedBy,
    Marking marking,
    Instant decidedAt) {

  static EntityMerged from(Entity entity, long version, String intoEntityId, Judgement judgement) {
    return new EntityMerged(
        entity.id(),
        version,
        intoEntityId,
        entity.subjectType(),
        entity.caption(),
        judgement.id(),
        judgement.reason(),
        judgement.office(),
        Marking.CLEAR,
        judgement.decidedAt());
  }
}
