package org.lockstep.entity.resolution;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Colleagues;
import org.lockstep.entity.profile.Judgement;

/** A judgement as the API shows it. */
record JudgementView(
    String id,
    Judgement.Decision decision,
    List<String> entityIds,
    @Nullable String survivorId,
    String reason,
    String decidedBy,
    Instant decidedAt) {

  static JudgementView from(Judging.Answer answer, Colleagues colleagues) {
    Judgement judgement = colleagues.shown(answer.judgement());
    return new JudgementView(
        judgement.id(),
        judgement.decision(),
        judgement.entityIds(),
        answer.survivorId(),
        judgement.reason(),
        judgement.decidedBy(),
        judgement.decidedAt());
  }
}
