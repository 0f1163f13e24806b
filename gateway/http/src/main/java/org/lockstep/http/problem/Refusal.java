package org.lockstep.http.problem;

import java.util.List;
import java.util.Map;

/** Refuses the request with a problem document; nothing has been changed when it is thrown. */
public class Refusal extends RuntimeException {
  private static final String SEE_VIOLATIONS =
      "The request was refused and changed nothing; see violations.";

  private final transient ProblemKind type;
  private final String detail;
  private final transient List<Violation> violations;
  private final transient Map<String, Object> members;

  /**
   * @param detail what is wrong and what is allowed, for the caller's eyes
   */
  public Refusal(ProblemKind type, String detail) {
    this(type, detail, Map.of());
  }

  /**
   * @param members extension members of the problem document (RFC 9457, section 3.2)
   */
  public Refusal(ProblemKind type, String detail, Map<String, Object> members) {
    this(type, detail, List.of(), members);
  }

  private Refusal(
      ProblemKind type, String detail, List<Violation> violations, Map<String, Object> members) {
    super(detail);
    this.type = type;
    this.detail = detail;
    this.violations = violations;
    this.members = members;
  }

  /** For values that are not valid, all of them at once. */
  public static Refusal invalid(List<Violation> violations) {
    return new Refusal(
        CommonProblem.INVALID_REQUEST, SEE_VIOLATIONS, List.copyOf(violations), Map.of());
  }

  /**
   * For one value that is not valid.
   *
   * @param message what is allowed
   */
  public static Refusal invalid(String field, String message) {
    return invalid(List.of(new Violation(field, message)));
  }

  /** Also for what the caller may not know of. */
  public static Refusal notFound(String what) {
    return new Refusal(CommonProblem.NOT_FOUND, "There is no such " + what + ".");
  }

  /** This refusal, said of a part of the body. */
  public Refusal in(String path) {
    return violations.isEmpty()
        ? new Refusal(type, path + ": " + detail, members)
        : invalid(violations.stream().map(violation -> violation.in(path)).toList());
  }

  /**
   * For a body with fields that are unknown.
   *
   * @param fields their paths
   * @param violations all that is wrong with the body
   */
  public static Refusal unknownFields(List<String> fields, List<Violation> violations) {
    return new Refusal(
        CommonProblem.UNKNOWN_FIELD,
        (fields.size() == 1 ? "There is no field '" : "There are no fields '")
            + String.join("', '", fields)
            + (violations.size() > fields.size() ? "'; see violations for the rest." : "'."),
        List.copyOf(violations),
        Map.of());
  }

  public ProblemKind type() {
    return type;
  }

  public List<Violation> violations() {
    return violations;
  }

  /** The document for the request with this id. */
  public Problem problem(String instance) {
    return new Problem(type, detail, instance, violations, members);
  }
}
