package org.lockstep.http.access;

import io.quarkus.oidc.TokenIntrospection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Keycloak's word on a token means. */
enum Verdict {
  STANDS,
  /** Its holder, the session or the client is disabled, deleted or logged out. */
  DISOWNED,
  /**
   * It says more than one would say that was issued now: a role was taken away, or what decides
   * what its holder sees is another one.
   */
  OUTDATED;

  /** Of these, any other value than that of now is refused, also a higher one. */
  private static final List<String> DECIDING = List.of("authority", "clearance", "quota");

  /** Keycloak says of a token what one would say that was issued now (RFC 7662, 2.2). */
  static Verdict of(String token, TokenIntrospection said) {
    return of(token, said.isActive(), new JsonObject(said.getIntrospectionString()));
  }

  static Verdict of(String token, boolean active, JsonObject now) {
    if (!active) {
      return DISOWNED;
    }
    JsonObject claims = claims(token);
    return roles(now).getList().containsAll(roles(claims).getList())
            && DECIDING.stream().allMatch(name -> same(claims.getValue(name), now.getValue(name)))
        ? STANDS
        : OUTDATED;
  }

  private static boolean same(@Nullable Object then, @Nullable Object now) {
    return Objects.equals(then, now);
  }

  private static JsonArray roles(JsonObject claims) {
    return claims
        .getJsonObject("realm_access", new JsonObject())
        .getJsonArray("roles", new JsonArray());
  }

  private static JsonObject claims(String token) {
    String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return new JsonObject(
        new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }
}
