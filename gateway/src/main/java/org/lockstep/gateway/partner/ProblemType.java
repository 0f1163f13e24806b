package org.lockstep.gateway.partner;

import org.lockstep.http.problem.ProblemKind;

/** What is refused about partner systems alone. */
enum ProblemType implements ProblemKind {
  /** Take another id, or change the partner that there is. */
  PARTNER_EXISTS(409, "There is a client with this id"),

  /** Have another administrator decide. */
  FOUR_EYES(409, "Who asked for it does not decide it"),

  /** Read what was decided: {@code GET /api/v1/partner-changes/{id}}. */
  ALREADY_DECIDED(409, "It was decided before"),

  /** Remove a key first, or leave it. */
  KEYS(409, "A partner system has one to five keys");

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
