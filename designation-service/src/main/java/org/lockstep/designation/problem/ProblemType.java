package org.lockstep.designation.problem;

import org.lockstep.http.problem.ProblemKind;

/**
 * What this service alone refuses; what all do is {@link org.lockstep.http.problem.CommonProblem}.
 */
public enum ProblemType implements ProblemKind {
  FOUR_EYES(403, "Nobody approves their own draft"),
  CONFLICT(409, "Conflict with a change made meanwhile"),
  CONTENT_CHANGED(409, "The content is not the one named"),
  REFERENCE_TAKEN(409, "The reference is already used"),
  WRONG_STATE(409, "Not possible in this state"),
  RANGE_NOT_SATISFIABLE(416, "The file has no such part"),
  ENTRY_TOO_LARGE(422, "The entry is too large to be told of");

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
