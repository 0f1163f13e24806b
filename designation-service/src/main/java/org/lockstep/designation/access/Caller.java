package org.lockstep.designation.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;
import org.lockstep.http.page.CallerScope;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/** Reads the caller from the verified access token. */
@RequestScoped
public class Caller implements CallerScope {
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
   * @throws Refusal 403 if the token names none
   */
  public Writer writer() {
    Officer officer = officer();
    String authority = officer.authority();
    if (authority == null) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "The access token has no 'authority' claim, so it is unknown for which authority you"
              + " write. An administrator sets it in Keycloak.");
    }
    return new Writer(officer.name(), authority, reader().clearance());
  }

  /**
   * For whom an export is made: the client of a partner system, or else the officer's name. The
   * user of a client is called {@code service-account-<client>} by Keycloak.
   */
  public String recipient() {
    String name = officer().name();
    String client = claim("azp");
    return client != null && name.equals("service-account-" + client) ? client : name;
  }

  /**
   * What tells this caller from every other: the client, who uses it by Keycloak's id and by name,
   * and for whom, a line each, and what it may see. None can hold a line break. Who comes under the
   * name of somebody else, from another authority or with another clearance is another caller.
   */
  @Override
  public String scope() {
    Officer officer = officer();
    return String.join(
        "\n",
        String.valueOf(claim("azp")),
        String.valueOf(token.getSubject()),
        officer.name(),
        String.valueOf(officer.authority()),
        reader().clearance().label());
  }

  /** The caller as one who reads. */
  public Reader reader() {
    return new Reader(Tlp.ofClearance(claim("clearance")), claim("authority"));
  }

  /** The client that the caller uses; null if the token names none. */
  public @Nullable String client() {
    return claim("azp");
  }

  private @Nullable String claim(String name) {
    return token.getClaim(name) instanceof String text && !text.isBlank() ? text : null;
  }
}
