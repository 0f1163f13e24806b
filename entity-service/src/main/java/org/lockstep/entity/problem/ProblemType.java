package org.lockstep.entity.problem;

import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.ProblemKind;

/** What this service refuses with itself: some of what all do, and what it alone knows of. */
public enum ProblemType implements ProblemKind {
  INVALID_REQUEST(CommonProblem.INVALID_REQUEST),
  FORBIDDEN(CommonProblem.FORBIDDEN),
  NOT_FOUND(CommonProblem.NOT_FOUND),
  UNAVAILABLE(CommonProblem.UNAVAILABLE),
  CONFLICT(409, "It contradicts what is decided");

  private final int status;
  private final String title;

  ProblemType(CommonProblem common) {
    this(common.status(), common.title());
  }

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
