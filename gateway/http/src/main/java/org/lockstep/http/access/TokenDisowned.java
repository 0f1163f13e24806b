package org.lockstep.http.access;

/** Why a token that is good by itself was refused: Keycloak does not stand by it any more. */
final class TokenDisowned extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String CHALLENGE =
      "Bearer error=\"invalid_token\", error_description=\"The token was withdrawn\"";

  TokenDisowned() {
    super("Keycloak does not stand by the token");
  }

  Advice advice() {
    return new Advice(
        CHALLENGE,
        "This token was withdrawn: its holder is suspended or disabled, or has signed out. If you may"
            + " still use Lockstep, get a new one; if you get none, ask your administrator.");
  }
}
