package org.lockstep.designation.problem;

import java.util.List;
import java.util.Map;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.ProblemKind;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/** Refuses the request with a problem document; nothing has been changed when it is thrown. */
public class ProblemException extends Refusal {
  /**
   * @param detail what is wrong and what is allowed, for the caller's eyes
   */
  public ProblemException(ProblemKind type, String detail) {
    super(type, detail);
  }

  /**
   * @param members extension members of the problem document (RFC 9457, section 3.2)
   */
  public ProblemException(ProblemKind type, String detail, Map<String, Object> members) {
    super(type, detail, members);
  }

  private ProblemException(List<Violation> violations) {
    super(violations);
  }

  public static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(violations);
  }

  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new Violation(field, message)));
  }

  /** This problem, said of a part of the body. */
  public ProblemException in(String path) {
    return violations().isEmpty()
        ? new ProblemException(type(), path + ": " + getMessage(), members())
        : invalid(violations().stream().map(violation -> violation.in(path)).toList());
  }

  public static ProblemException notFound(String what) {
    return new ProblemException(CommonProblem.NOT_FOUND, "There is no such " + what + ".");
  }
}
