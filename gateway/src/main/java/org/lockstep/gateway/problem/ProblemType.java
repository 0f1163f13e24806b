package org.lockstep.gateway.problem;

import org.lockstep.http.problem.ProblemKind;

/**
 * What the gateway alone answers with; what all do is {@link
 * org.lockstep.http.problem.CommonProblem}.
 */
public enum ProblemType implements ProblemKind {
  /**
   * Whether it was done is not known: read before you send it again, or send it with the same
   * {@code Idempotency-Key}.
   */
  BAD_GATEWAY(502, "The service broke off"),

  /**
   * Whether it was done is not known: read before you send it again, or send it with the same
   * {@code Idempotency-Key}.
   */
  UPSTREAM_TIMEOUT(504, "The service did not answer in time");

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
