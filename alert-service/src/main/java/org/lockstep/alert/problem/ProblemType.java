package org.lockstep.alert.problem;

import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.ProblemKind;

/** What this service refuses with itself: some of what all do, and what it alone knows of. */
public enum ProblemType implements ProblemKind {
  INVALID_REQUEST(CommonProblem.INVALID_REQUEST),
  FORBIDDEN(CommonProblem.FORBIDDEN),
  NOT_FOUND(CommonProblem.NOT_FOUND),
  UNAVAILABLE(CommonProblem.UNAVAILABLE),
  LIMIT_REACHED(409, "The owner has as many as allowed"),
  ENDPOINT_DISABLED(409, "The endpoint is disabled"),
  NO_SHARED_SECRET(409, "The endpoint has no shared secret"),
  ROTATED_TOO_OFTEN(409, "Too many secrets are still valid");

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
