package org.lockstep.designation.problem;

import java.util.List;
import java.util.Map;

/** Refuses the request with a problem document; nothing has been changed when it is thrown. */
public class ProblemException extends RuntimeException {
  private final ProblemType type;
  private final String detail;
  private final transient List<Violation> violations;
  private final transient Map<String, Object> members;

  /**
   * @param detail what is wrong and what is allowed, for the caller's eyes
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of(), Map.of());
  }

  /**
   * @param members extension members of the problem document (RFC 9457, section 3.2)
   */
  public ProblemException(ProblemType type, String detail, Map<String, Object> members) {
    this(type, detail, List.of(), members);
  }

  private ProblemException(
      ProblemType type, String detail, List<Violation> violations, Map<String, Object> members) {
    super(detail);
    this.type = type;
    this.detail = detail;
    this.violations = violations;
    this.members = members;
  }

  public static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(
        ProblemType.INVALID_REQUEST,
        "The request was refused and changed nothing; see violations.",
        List.copyOf(violations),
        Map.of());
  }

  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new Violation(field, message)));
  }

  public static ProblemException notFound(String what) {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no such " + what + ".");
  }

  public ProblemType type() {
    return type;
  }

  String detail() {
    return detail;
  }

  public List<Violation> violations() {
    return violations;
  }

  Map<String, Object> members() {
    return members;
  }
}
