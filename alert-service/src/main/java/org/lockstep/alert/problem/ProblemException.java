package org.lockstep.alert.problem;

import java.util.List;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.ProblemKind;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/** A refusal on the way to becoming a problem document. */
public final class ProblemException extends Refusal {
  public ProblemException(ProblemKind type, String detail) {
    super(type, detail);
  }

  private ProblemException(Violation violation) {
    super(List.of(violation));
  }

  /** One field of the input is wrong; the message says what is allowed. */
  public static ProblemException invalid(String field, String message) {
    return new ProblemException(new Violation(field, message));
  }

  /** Also for what exists but belongs to another: the caller may not know of it. */
  public static ProblemException notFound(String what) {
    return new ProblemException(
        CommonProblem.NOT_FOUND, "There is no such " + what + " among your own.");
  }
}
