package org.lockstep.entity.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a curator decided about two entities, as both of them remember it.
 *
 * @param decidedBy the curator, by name, which only colleagues see
 * @param authority of the curator; absent where it was not kept
 * @param entityIds the two entities as they were when it was decided, in order of their ids
 */
public record Judgement(
    String id,
    Decision decision,
    List<String> entityIds,
    String reason,
    String decidedBy,
    Instant decidedAt,
    @Nullable String authority) {
  public Judgement {
    entityIds = List.copyOf(entityIds);
  }

  /** For others than colleagues: the office in place of the person. */
  Judgement byOffice() {
    return new Judgement(id, decision, entityIds, reason, office(), decidedAt, authority);
  }

  /** Who decided, without a name. */
  public String office() {
    return authority == null ? "a curator" : "a curator of " + authority;
  }

  /** Whether two entities are one and the same. */
  public enum Decision {
    SAME,
    DIFFERENT
  }
}
