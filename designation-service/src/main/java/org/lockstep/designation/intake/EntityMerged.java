package org.lockstep.designation.intake;

import java.util.UUID;

/** What this service reads of {@code org.lockstep.entity.merged.v1}. */
record EntityMerged(
    UUID entityId, long version, UUID intoEntityId, String subjectType, String caption)
    implements EntityEvent {}
