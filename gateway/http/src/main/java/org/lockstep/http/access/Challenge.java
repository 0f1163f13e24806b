package org.lockstep.http.access;

import org.lockstep.http.dpop.KeyBinding;

/** Values of {@code WWW-Authenticate} for the two ways a token comes (RFC 6750, RFC 9449). */
public final class Challenge {
  private static final String BEARER = "Bearer ";
  private static final String ALGORITHMS = "algs=\"" + KeyBinding.algorithms() + "\"";

  /** To who sent no token: officers send theirs in one way, partner systems in the other. */
  public static final String TO_ANYBODY = "Bearer, DPoP " + ALGORITHMS;

  private Challenge() {}

  static String invalidToken(String description) {
    return bound("invalid_token", description);
  }

  /** Of a token that is bound to a certificate, and comes as others do (RFC 8705, 3). */
  static String invalidBearer(String description) {
    return "Bearer error=\"invalid_token\", error_description=\"" + description + "\"";
  }

  static String invalidProof(String description) {
    return bound("invalid_dpop_proof", description);
  }

  static String inTheSchemeOfBoundTokens(String challenge) {
    return challenge.startsWith(BEARER)
        ? "DPoP " + challenge.substring(BEARER.length()) + ", " + ALGORITHMS
        : challenge;
  }

  private static String bound(String error, String description) {
    return "DPoP error=\"%s\", error_description=\"%s\", %s"
        .formatted(error, description, ALGORITHMS);
  }
}
