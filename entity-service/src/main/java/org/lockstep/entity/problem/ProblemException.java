package org.lockstep.entity.problem;

import java.util.Map;
import org.lockstep.http.problem.ProblemKind;
import org.lockstep.http.problem.Refusal;

/** A refusal on the way to becoming a problem document; its message is for the caller. */
public final class ProblemException extends Refusal {
  public ProblemException(ProblemKind type, String detail) {
    super(type, detail);
  }

  private ProblemException(String judgementId, String detail) {
    super(ProblemType.CONTRADICTS_JUDGEMENT, detail, Map.of("judgementId", judgementId));
  }

  /** An earlier judgement stands in the way; the document names it. */
  public static ProblemException contradicts(String judgementId, String detail) {
    return new ProblemException(judgementId, detail);
  }
}
