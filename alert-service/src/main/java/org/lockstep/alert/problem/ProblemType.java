package org.lockstep.alert.problem;

import org.lockstep.http.problem.ProblemKind;

/**
 * What this service alone refuses; what all do is {@link org.lockstep.http.problem.CommonProblem}.
 * What each says to do is told to callers in docs/problems.md, which is made from here.
 */
public enum ProblemType implements ProblemKind {
  /** Delete what is not needed any more. */
  LIMIT_REACHED(409, "The owner has as many as allowed"),

  /** Use the endpoint that {@code existing} names. */
  ENDPOINT_EXISTS(409, "There is an endpoint with this URL"),

  /** Use the subscription that {@code existing} names. */
  SUBSCRIPTION_EXISTS(409, "There is a subscription that asks the same"),

  /** Enable the endpoint first. */
  ENDPOINT_DISABLED(409, "The endpoint is disabled"),

  /**
   * Verify by the public keys at {@code /api/v1/keys}, or add {@code v1} to the signatures of the
   * endpoint.
   */
  NO_SHARED_SECRET(409, "The endpoint has no shared secret"),

  /** Wait until an earlier secret has ended, 24 hours after it was replaced. */
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
