package org.lockstep.http.access;

import java.util.Optional;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/**
 * A token that the realm made and that holds, but not for this API: its client lacks the scope that
 * says so. Whoever holds it may be told, for nothing but the audience is wrong with it.
 */
final class TokenForOthers {
  private static final String CHALLENGE =
      "Bearer error=\"invalid_token\", error_description=\"The token is not for this API: its"
          + " audience lacks lockstep-api\"";

  private TokenForOthers() {}

  /**
   * What the holder of the token is to do, if that is why it was refused. The signature is verified
   * before anything that the token claims, and all that is wrong with its claims is in the failure.
   */
  static Optional<Advice> advice(InvalidJwtException invalid) {
    return isForOthers(invalid)
        ? Optional.of(new Advice(CHALLENGE, detail(invalid)))
        : Optional.empty();
  }

  private static boolean isForOthers(InvalidJwtException invalid) {
    return !invalid.getErrorDetails().isEmpty()
        && invalid.getErrorDetails().stream()
            .allMatch(
                error ->
                    error.getErrorCode() == ErrorCodes.AUDIENCE_MISSING
                        || error.getErrorCode() == ErrorCodes.AUDIENCE_INVALID);
  }

  private static String detail(InvalidJwtException invalid) {
    @Nullable Object client = invalid.getJwtContext().getJwtClaims().getClaimValue("azp");
    String named = client instanceof String name ? "the client " + name : "its client";
    return "The access token is good, but not for this API: its audience (aud) lacks lockstep-api. In"
        + " Keycloak the client scope lockstep brings it, with authority and clearance: give it to "
        + named
        + " as a default one (console: Clients, the client, Client scopes, Add client scope), then"
        + " get a new token.";
  }
}
