package org.lockstep.entity.profile;

import java.time.Instant;
import java.util.List;

/**
 * What a curator decided about two entities, as both of them remember it.
 *
 * @param entityIds the two entities as they were when it was decided, in order of their ids
 */
public record Judgement(
    String id,
    Decision decision,
    List<String> entityIds,
    String reason,
    String decidedBy,
    Instant decidedAt) {
  public Judgement {
    entityIds = List.copyOf(entityIds);
  }

  /** Whether two entities are one and the same. */
  public enum Decision {
    SAME,
    DIFFERENT
  }
}
