package org.lockstep.entity.problem;

import org.lockstep.http.problem.ProblemKind;

/**
 * What this service alone refuses; what all do is {@link org.lockstep.http.problem.CommonProblem}.
 * What each says to do is told to callers in docs/problems.md, which is made from here.
 */
public enum ProblemType implements ProblemKind {
  /**
   * Look at the earlier judgement, which {@code judgementId} names where it is one. Nothing was
   * decided.
   */
  CONTRADICTS_JUDGEMENT(409, "It contradicts what is decided"),

  /** Let another curator look at it. Nothing was decided. */
  NEEDS_ANOTHER_CURATOR(409, "Another curator has to decide it as well");

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
