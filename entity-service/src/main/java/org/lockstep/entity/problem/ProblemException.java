package org.lockstep.entity.problem;

import org.jspecify.annotations.Nullable;

/** A refusal on the way to becoming a problem document; its message is for the caller. */
public final class ProblemException extends RuntimeException {
  private final ProblemType type;
  private final @Nullable String judgementId;

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, null);
  }

  private ProblemException(ProblemType type, String detail, @Nullable String judgementId) {
    super(detail);
    this.type = type;
    this.judgementId = judgementId;
  }

  /** An earlier judgement stands in the way. */
  public static ProblemException contradicts(String judgementId, String detail) {
    return new ProblemException(ProblemType.CONFLICT, detail, judgementId);
  }

  ProblemType type() {
    return type;
  }

  @Nullable String judgementId() {
    return judgementId;
  }
}
