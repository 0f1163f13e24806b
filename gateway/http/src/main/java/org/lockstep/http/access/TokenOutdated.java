package org.lockstep.http.access;

/**
 * Why a good token was refused: its holder has lost a role since, or belongs to another authority.
 * The cause, because what Quarkus takes for a failed authentication has no kinds.
 */
final class TokenOutdated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String CHALLENGE =
      "Bearer error=\"invalid_token\", error_description=\"What its holder may do has changed\"";

  TokenOutdated() {
    super("Keycloak would not say in a token what this one says");
  }

  Advice advice() {
    return new Advice(
        CHALLENGE,
        "What you may do has changed since this token was issued: get a new one, which says what"
            + " you may do now.");
  }
}
