package org.lockstep.gateway.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.Principal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.access.Confirmation;

/**
 * What an access token says of its bearer.
 *
 * @param subject name of the officer, or of the service account of a partner system
 * @param client the client that the token was issued to
 * @param authority the authority the bearer belongs to; null if to none
 * @param clearance the highest TLP label the bearer may read; null if none is given
 * @param roles roles of Lockstep, sorted
 * @param quota how much the bearer may ask for, as the token says it; null if it says nothing
 * @param certificate thumbprint of the certificate that the token is bound to and the bearer has
 *     shown; null if it is bound to none
 */
public record Caller(
    String subject,
    String client,
    @Nullable String authority,
    @Nullable String clearance,
    SortedSet<String> roles,
    @Nullable String quota,
    @Nullable String certificate) {
  /** The roles of Lockstep. A token may hold others; they mean nothing here. */
  public static final List<String> ROLES =
      List.of(
          "register-reader",
          "drafter",
          "approver",
          "releaser",
          "coordinator",
          "list-operator",
          "curator",
          "screener",
          "watchlist-owner",
          "alert-owner",
          "auditor",
          "partner-admin",
          "register-admin");

  static Caller from(SecurityIdentity identity) {
    Principal principal = identity.getPrincipal();
    if (!(principal instanceof JsonWebToken token)) {
      throw new IllegalStateException("Not a bearer of a token: " + principal.getClass());
    }
    SortedSet<String> roles = new TreeSet<>(identity.getRoles());
    roles.retainAll(ROLES);
    return new Caller(
        text(token, "preferred_username", token.getSubject()),
        text(token, "azp", ""),
        token.getClaim("authority"),
        token.getClaim("clearance"),
        roles,
        token.getClaim("quota"),
        Confirmation.of(token.getClaim("cnf")).map(Confirmation::certificate).orElse(null));
  }

  private static String text(JsonWebToken token, String claim, String otherwise) {
    @Nullable String value = token.getClaim(claim);
    return value == null ? otherwise : value;
  }

  /** The same in all tokens of one caller, and of nobody else. */
  public String name() {
    return client + "/" + subject;
  }

  /** Whether it is a system that got its token for itself, going by the name of its account. */
  public boolean isSystem() {
    return subject.equals("service-account-" + client);
  }

  /** What is shown of it. */
  public JsonObject json() {
    JsonObject json = new JsonObject().put("subject", subject).put("client", client);
    if (authority != null) {
      json.put("authority", authority);
    }
    if (clearance != null) {
      json.put("clearance", clearance);
    }
    return json.put("roles", new JsonArray(List.copyOf(roles)));
  }
}
