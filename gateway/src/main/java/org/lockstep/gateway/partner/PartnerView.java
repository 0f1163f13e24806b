package org.lockstep.gateway.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.access.Caller;
import org.lockstep.gateway.quota.Quota;

/**
 * A partner system as Keycloak has it now, and so what its next token says.
 *
 * @param id by which it signs in
 * @param suspended nothing it holds is taken any more
 * @param authority absent where it is in no group of one
 * @param keys by which it signs in
 * @param quota absent where it has that of everybody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerView(
    String id,
    @Nullable String name,
    @Nullable String contact,
    boolean suspended,
    @Nullable String authority,
    @Nullable String clearance,
    List<String> roles,
    List<KeyView> keys,
    @Nullable Quota quota) {

  /** A key by its name, and what it signs by. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record KeyView(@Nullable String kid, @Nullable String alg) {}

  /**
   * What Keycloak says.
   *
   * @param token what a token of it would say now
   */
  static PartnerView of(PartnerClient client, JsonObject token) {
    return new PartnerView(
        client.id(),
        client.name(),
        client.contact(),
        !client.enabled(),
        token.getString("authority"),
        token.getString("clearance"),
        roles(token),
        keys(client),
        client.quota().orElse(null));
  }

  static List<KeyView> keys(PartnerClient client) {
    return client.keys().stream()
        .map(key -> new KeyView(key.getString("kid"), key.getString("alg")))
        .toList();
  }

  private static List<String> roles(JsonObject token) {
    Stream<String> roles =
        token
            .getJsonObject("realm_access", new JsonObject())
            .getJsonArray("roles", new JsonArray())
            .stream()
            .map(String::valueOf);
    return List.copyOf(new TreeSet<>(roles.filter(Caller.ROLES::contains).toList()));
  }
}
