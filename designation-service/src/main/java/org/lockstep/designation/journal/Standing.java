package org.lockstep.designation.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.http.problem.CommonProblem;

/**
 * Whether the journal is still the one whose checkpoints were published. If not, history was
 * changed or lost: every entry and every checkpoint more would make two histories of it, so there
 * are none until somebody has resolved it; what is in the register can be read meanwhile.
 */
@ApplicationScoped
class Standing {
  private volatile @Nullable List<String> contradictions;

  /**
   * Takes the result of a comparison with all sinks.
   *
   * @param found what contradicts the journal; empty if nothing does
   */
  void compared(List<String> found) {
    contradictions = List.copyOf(found);
  }

  /** What contradicts the journal; null as long as nobody has looked. */
  @Nullable List<String> contradictions() {
    return contradictions;
  }

  /**
   * Lets pass what adds to the history.
   *
   * @throws ProblemException 503 if published checkpoints contradict the journal
   */
  void requireUncontradicted() {
    List<String> found = contradictions;
    if (found != null && !found.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNAVAILABLE,
          "The journal contradicts a checkpoint that was published earlier. Until its keepers have"
              + " resolved this, nothing enters the register and no checkpoint is signed.");
    }
  }

  /**
   * Lets pass what is signed.
   *
   * @throws ProblemException 503 also as long as nobody has looked
   */
  void requireCompared() {
    if (contradictions == null) {
      throw new ProblemException(
          CommonProblem.UNAVAILABLE,
          "The journal has not been compared with its published checkpoints yet; try again soon.");
    }
    requireUncontradicted();
  }
}
