package org.lockstep.alert.problem;

import org.lockstep.http.problem.ProblemKind;

/**
 * What this service alone refuses; what all do is {@link org.lockstep.http.problem.CommonProblem}.
 */
public enum ProblemType implements ProblemKind {
  LIMIT_REACHED(409, "The owner has as many as allowed"),
  ENDPOINT_EXISTS(409, "There is an endpoint with this URL"),
  ENDPOINT_DISABLED(409, "The endpoint is disabled"),
  NO_SHARED_SECRET(409, "The endpoint has no shared secret"),
  ROTATED_TOO_OFTEN(409, "Too many secrets are still valid");

  private final int status;
  private final String title;

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
