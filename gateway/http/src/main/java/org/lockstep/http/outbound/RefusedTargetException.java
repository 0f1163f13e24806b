package org.lockstep.http.outbound;

import java.io.IOException;

/**
 * It may not be connected to, or not now. The message is for the operator: who named the target
 * must not learn from it what a name leads to.
 */
public final class RefusedTargetException extends IOException {
  private final boolean unresolved;

  private RefusedTargetException(String message, boolean unresolved) {
    super(message);
    this.unresolved = unresolved;
  }

  static RefusedTargetException forbidden(String message) {
    return new RefusedTargetException(message, false);
  }

  static RefusedTargetException unresolved(String host) {
    return new RefusedTargetException(host + " has no address", true);
  }

  /** The name has no address now; it may have one later. */
  public boolean unresolved() {
    return unresolved;
  }
}
