package org.lockstep.designation.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;

/** Reads the caller from the verified access token. */
@RequestScoped
public class Caller {
  private final JsonWebToken token;
  private final SecurityIdentity identity;

  Caller(JsonWebToken token, SecurityIdentity identity) {
    this.token = token;
    this.identity = identity;
  }

  public Officer officer() {
    String name = claim("preferred_username");
    return new Officer(
        name == null ? identity.getPrincipal().getName() : name,
        claim("authority"),
        identity.getRoles());
  }

  /**
   * The caller as one who writes for an authority.
   *
   * @throws ProblemException 403 if the token names none
   */
  public Writer writer() {
    Officer officer = officer();
    String authority = officer.authority();
    if (authority == null) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "The access token has no 'authority' claim, so it is unknown for which authority you"
              + " write. An administrator sets it in Keycloak.");
    }
    return new Writer(officer.name(), authority);
  }

  /**
   * What tells this caller from every other: the client and who uses it, a line each. Neither can
   * hold a line break.
   */
  public String scope() {
    return claim("azp") + "\n" + officer().name();
  }

  private @Nullable String claim(String name) {
    return token.getClaim(name) instanceof String text && !text.isBlank() ? text : null;
  }
}
