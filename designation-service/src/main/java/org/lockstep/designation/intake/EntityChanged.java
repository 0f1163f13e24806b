package org.lockstep.designation.intake;

import java.util.List;
import java.util.UUID;

/** What this service reads of {@code org.lockstep.entity.changed.v1}. */
record EntityChanged(
    UUID entityId, long version, String subjectType, String caption, List<Listing> listings)
    implements EntityEvent {

  record Listing(UUID designationId, long assignment) {}
}
