package org.lockstep.designation.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Which entity a designation resolved to. */
@Entity
@Immutable
class EntityAssignment {
  @Id UUID designationId;
  UUID entityId;
  long assignment;
}
