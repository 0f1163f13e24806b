package org.lockstep.gateway.problem;

import org.lockstep.http.problem.ProblemKind;

/**
 * What the gateway alone answers with; what all do is {@link
 * org.lockstep.http.problem.CommonProblem}.
 */
public enum ProblemType implements ProblemKind {
  /** Take another id, or change the partner system that there is. */
  PARTNER_EXISTS(409, "There is a client with this id"),

  /** Have another administrator accept it. */
  ASKED_BY_YOURSELF(409, "Who asked for a change does not accept it"),

  /** Read what was decided: {@code GET /api/v1/partner-changes}. */
  ALREADY_DECIDED(409, "The change was decided before"),

  /** Remove a key first, or leave the last one. */
  NUMBER_OF_KEYS(409, "A partner system has one to five keys"),

  /** Wait for as long as {@code Retry-After} says. */
  TOO_MANY_REQUESTS(429, "Too many requests"),

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
