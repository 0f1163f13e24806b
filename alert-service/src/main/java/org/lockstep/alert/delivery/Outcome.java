package org.lockstep.alert.delivery;

/** How an attempt ended. Only {@link #OK} is a success. */
enum Outcome {
  /** Answered 2xx. */
  OK,
  /** Answered anything else; a redirect is not followed. */
  HTTP_ERROR,
  /** Not answered in full within the deadline. */
  TIMEOUT,
  /** No connection, or no address for the name. */
  CONNECT,
  /** No trusted TLS connection. */
  TLS,
  /** The connection ended, or what came is not HTTP. */
  BROKEN,
  /** The policy on targets does not allow it (any more). */
  BLOCKED
}
