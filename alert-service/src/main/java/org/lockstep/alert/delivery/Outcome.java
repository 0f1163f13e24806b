package org.lockstep.alert.delivery;

/** How an attempt ended. Only {@link #OK} is a success. */
enum Outcome {
  /** Answered 2xx. */
  OK(true),
  /** Answered anything else; a redirect is not followed. */
  HTTP_ERROR(true),
  /** Connected, and not answered in full within the deadline. */
  TIMEOUT(true),
  /** The connection ended, or what came is not HTTP. */
  BROKEN(true),
  /** No connection, or not in time. */
  CONNECT(false),
  /** No trusted TLS connection. */
  TLS(false),
  /** No address for the name, or not in time. */
  UNRESOLVED(false),
  /** The policy on targets does not allow it (any more). */
  BLOCKED(false);

  private final boolean reached;

  Outcome(boolean reached) {
    this.reached = reached;
  }

  /** Whether a server was there that showed itself to be the one that is meant. */
  boolean reached() {
    return reached;
  }

  /**
   * As its owner sees it. Why a server cannot be reached is the operator's to know: told apart, the
   * reasons would show what there is inside of networks that only this service can look into.
   */
  String shown() {
    return reached ? name() : "UNREACHABLE";
  }
}
