package org.lockstep.alert.problem;

import java.util.List;
import java.util.Map;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.ProblemKind;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/** A refusal on the way to becoming a problem document. */
public final class ProblemException extends Refusal {
  public ProblemException(ProblemKind type, String detail) {
    super(type, detail);
  }

  private ProblemException(List<Violation> violations) {
    super(violations);
  }

  private ProblemException(ProblemKind type, String detail, Map<String, Object> members) {
    super(type, detail, members);
  }

  /** One field of the input is wrong; the message says what is allowed. */
  public static ProblemException invalid(String field, String message) {
    return invalidAll(List.of(new Violation(field, message)));
  }

  /** Several are wrong. */
  public static ProblemException invalidAll(List<Violation> violations) {
    return new ProblemException(violations);
  }

  /** There is one already, and which. */
  public static ProblemException existing(ProblemKind type, String detail, String location) {
    return new ProblemException(type, detail, Map.of("existing", location));
  }

  /** Also for what exists but belongs to another: the caller may not know of it. */
  public static ProblemException notFound(String what) {
    return new ProblemException(
        CommonProblem.NOT_FOUND, "There is no such " + what + " among your own.");
  }
}
