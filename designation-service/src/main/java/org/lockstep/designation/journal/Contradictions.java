package org.lockstep.designation.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * What contradicts the journal among the checkpoints that were published of it. If anything does,
 * history was changed or lost, and every further entry or checkpoint would make two histories of
 * it. So there are none until somebody has resolved it; meanwhile the register can be read.
 */
@ApplicationScoped
class Contradictions {
  private volatile @Nullable List<String> known;

  /**
   * Takes the result of a comparison with all sinks.
   *
   * @param found what contradicts the journal; empty if nothing does
   */
  void compared(List<String> found) {
    known = List.copyOf(found);
  }

  /** What contradicts the journal; null as long as nobody has looked. */
  @Nullable List<String> known() {
    return known;
  }

  /**
   * Asked before anything is added to the history. Passes also while nobody has looked yet.
   *
   * @throws Refusal 503 if published checkpoints contradict the journal
   */
  void requireNoneKnown() {
    List<String> found = known;
    if (found != null && !found.isEmpty()) {
      throw new Refusal(
          CommonProblem.UNAVAILABLE,
          "The journal contradicts a checkpoint that was published earlier. Until its keepers have"
              + " resolved this, nothing enters the register and no checkpoint is signed.");
    }
  }

  /**
   * Asked before anything is signed.
   *
   * @throws Refusal 503 if published checkpoints contradict the journal, and also as long as nobody
   *     has looked
   */
  void requireComparedAndNone() {
    if (known == null) {
      throw new Refusal(
          CommonProblem.UNAVAILABLE,
          "The journal has not been compared with its published checkpoints yet; try again soon.");
    }
    requireNoneKnown();
  }
}
