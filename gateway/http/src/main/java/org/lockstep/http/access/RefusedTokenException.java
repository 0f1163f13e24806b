package org.lockstep.http.access;

/** The cause, because what Quarkus takes for a failed authentication has no kinds. */
final class RefusedTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Advice advice;

  RefusedTokenException(Advice advice) {
    super(advice.challenge());
    this.advice = advice;
  }

  RefusedTokenException(BindingFault fault) {
    this(fault.advice());
  }

  Advice advice() {
    return advice;
  }
}
