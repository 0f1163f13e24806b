package org.lockstep.alert.owner;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;
import org.lockstep.http.page.CallerScope;

/** Whose endpoints the caller works on: its own, for the authority it belongs to. */
@RequestScoped
public class Owner implements CallerScope {
  private final JsonWebToken token;
  private final EarlierOwners earlier;

  Owner(JsonWebToken token, EarlierOwners earlier) {
    this.token = token;
    this.earlier = earlier;
  }

  public String id() {
    return ownership().id();
  }

  @Override
  public String scope() {
    return id();
  }

  public Ownership ownership() {
    var ownership =
        new Ownership(
            required("sub"),
            token.getClaim("authority"),
            required("azp"),
            Tlp.ofClearance(token.getClaim("clearance")));
    if (isServiceAccount(token.getClaim("preferred_username"), ownership.client())) {
      earlier.claim(ownership);
    }
    return ownership;
  }

  /** What the caller may be told, as its token says. */
  public Reader reader() {
    Ownership ownership = ownership();
    return new Reader(ownership.clearance(), ownership.authority());
  }

  static boolean isServiceAccount(@Nullable String username, String client) {
    return ("service-account-" + client).toLowerCase(Locale.ROOT).equals(username);
  }

  private String required(String claim) {
    String value = token.getClaim(claim);
    if (value == null || value.isBlank()) {
      throw new ForbiddenException("The token has no " + claim);
    }
    return value;
  }
}
