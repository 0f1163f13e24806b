package org.lockstep.designation.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * An entity as last heard of. {@code survivorId} is itself, or the one it lives on in, followed to
 * the end.
 */
@Entity
@Immutable
class KnownEntity {
  @Id UUID id;
  long version;
  String subjectType;
  String caption;
  UUID survivorId;
}
