package org.lockstep.entity.resolution;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import org.lockstep.entity.profile.Judgement.Decision;

/** What a curator decides. A part that the curator left out is null until it is validated. */
record JudgementRequest(
    @NotNull(message = "is needed") @Size(min = 2, max = 2, message = "must be two entity ids")
        List<
                @NotBlank(message = "must be an entity id")
                @Size(max = 64, message = "must be an entity id, at most 64 characters") String>
            entityIds,
    @NotNull(message = "is needed: SAME or DIFFERENT") Decision decision,
    @NotBlank(message = "is needed, and must say something")
        @Size(max = 2000, message = "may have at most 2000 characters")
        String reason) {

  @AssertTrue(message = "entityIds must be two different ids")
  boolean isOfTwo() {
    return entityIds == null || new HashSet<>(entityIds).size() == entityIds.size();
  }
}
