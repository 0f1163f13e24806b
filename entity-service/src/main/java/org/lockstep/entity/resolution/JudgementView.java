package org.lockstep.entity.resolution;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Colleagues;
import org.lockstep.entity.profile.Judgement;

/**
 * A judgement as the API shows it.
 *
 * @param survivorId with SAME: which of the two was to live on
 * @param authorities whose listing records it is over; of several, a second curator confirms it
 * @param confirmed absent where no second curator was needed, or none confirmed it yet
 * @param undone absent as long as it was not undone
 */
record JudgementView(
    String id,
    Judgement.Decision decision,
    JudgementCase.State state,
    List<String> entityIds,
    @Nullable String survivorId,
    String reason,
    String decidedBy,
    Instant decidedAt,
    List<String> authorities,
    @Nullable StepView confirmed,
    @Nullable StepView undone) {

  /** Who took a further step, and why. */
  record StepView(String by, String reason, Instant at) {
    static @Nullable StepView from(
        JudgementCase.@Nullable Signature signature, Colleagues colleagues) {
      return signature == null
          ? null
          : new StepView(
              colleagues.isColleague(signature.authority()) ? signature.by() : signature.office(),
              signature.reason(),
              signature.at());
    }
  }

  static JudgementView from(JudgementCase judged, Colleagues colleagues) {
    Judgement judgement = colleagues.shown(judged.judgement());
    return new JudgementView(
        judgement.id(),
        judgement.decision(),
        judged.state(),
        judgement.entityIds(),
        judged.survivorId(),
        judgement.reason(),
        judgement.decidedBy(),
        judgement.decidedAt(),
        judged.authorities(),
        StepView.from(judged.confirmed(), colleagues),
        StepView.from(judged.undone(), colleagues));
  }
}
