package org.lockstep.http.access;

/**
 * Why a person was refused: a role that asks for a one-time code, and a session that began without
 * one. The cause, because what Quarkus takes for a failed authentication has no kinds.
 */
final class CodeMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Of RFC 9470. With {@code max_age=0} in its next request for a sign-in, a client has Keycloak
   * ask anew who is signed in already.
   */
  private static final String CHALLENGE =
      "Bearer error=\"insufficient_user_authentication\", error_description=\"A role of this token"
          + " asks for a one-time code\", max_age=\"0\"";

  private final String roles;

  CodeMissing(String roles) {
    super("No one-time code was given for " + roles);
    this.roles = roles;
  }

  Advice advice() {
    return new Advice(
        CHALLENGE,
        "Sign in again with your code: one is asked of every "
            + roles
            + ", and this session began without. Who is still signed in"
            + " to Keycloak is asked if the client sends prompt=login or max_age=0; who has only just"
            + " set up a code signs in once more with it.");
  }
}
