package org.lockstep.alert.problem;

import java.util.List;

/** A refusal on the way to becoming a problem document. */
public final class ProblemException extends RuntimeException {
  private final ProblemType type;
  private final transient List<Violation> violations;

  public ProblemException(ProblemType type, String detail) {
    super(detail);
    this.type = type;
    this.violations = List.of();
  }

  private ProblemException(Violation violation) {
    super("One field is not valid: " + violation.field() + ".");
    this.type = ProblemType.INVALID_REQUEST;
    this.violations = List.of(violation);
  }

  /** One field of the input is wrong; the message says what is allowed. */
  public static ProblemException invalid(String field, String message) {
    return new ProblemException(new Violation(field, message));
  }

  /** Also for what exists but belongs to another: the caller may not know of it. */
  public static ProblemException notFound(String what) {
    return new ProblemException(
        ProblemType.NOT_FOUND, "There is no such " + what + " among your own.");
  }

  ProblemType type() {
    return type;
  }

  List<Violation> violations() {
    return violations;
  }
}
