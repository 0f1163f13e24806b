package org.lockstep.designation.problem;

import org.lockstep.http.problem.ProblemKind;

/**
 * What this service alone refuses; what all do is {@link org.lockstep.http.problem.CommonProblem}.
 * What each says to do is told to callers in docs/problems.md, which is made from here.
 */
public enum ProblemType implements ProblemKind {
  /** Have it approved by an officer who did not work on it. */
  FOUR_EYES(403, "Nobody approves their own draft"),

  /** Read it again and decide anew. Nothing of the request was done. */
  CONFLICT(409, "Conflict with a change made meanwhile"),

  /** Read the package again, and approve the {@code contentHash} that it has now. */
  CONTENT_CHANGED(409, "The content is not the one named"),

  /** Choose another reference. */
  REFERENCE_TAKEN(409, "The reference is already used"),

  /** Read it: the detail says in which state it is, and what is possible there. */
  WRONG_STATE(409, "Not possible in this state"),

  /** Ask for a part within the length that {@code Content-Range} says, or for all of the file. */
  RANGE_NOT_SATISFIABLE(416, "The file has no such part"),

  /** Shorten the entry; the detail says how large it may be. */
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
