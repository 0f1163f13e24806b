package org.lockstep.gateway.partner;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.quota.Quota;

/** A client of the realm, as Keycloak describes it. */
record PartnerClient(JsonObject json) {
  /** The change that made it, so that whoever goes on with it knows it again. */
  static final String MADE_BY = "lockstep.admitted-by";

  /** The mapper of the client that writes its quota into its tokens. */
  static final String QUOTA = "quota";

  /** The client scope that makes a token one for the API. */
  private static final String FOR_THE_API = "lockstep";

  /** Keycloak's own id of it. */
  String key() {
    return json.getString("id");
  }

  /** By which the partner signs in. */
  String id() {
    return json.getString("clientId");
  }

  @Nullable String name() {
    return json.getString("name");
  }

  @Nullable String contact() {
    return json.getString("description");
  }

  boolean enabled() {
    return json.getBoolean("enabled", false);
  }

  Optional<String> madeBy() {
    return Optional.ofNullable(attributes().getString(MADE_BY));
  }

  /**
   * Whether it gets tokens of the API for itself and in no other way: those are partner systems,
   * also where the console made them. Lockstep's own services and Keycloak's own clients are none.
   */
  boolean isPartner() {
    return has("serviceAccountsEnabled")
        && !has("publicClient")
        && !has("standardFlowEnabled")
        && !has("implicitFlowEnabled")
        && !has("directAccessGrantsEnabled")
        && json.getJsonArray("defaultClientScopes", new JsonArray()).contains(FOR_THE_API);
  }

  private boolean has(String flag) {
    return json.getBoolean(flag, false);
  }

  /** The keys that it may sign in by; none where they are fetched from an address. */
  List<JsonObject> keys() {
    try {
      return objects(new JsonObject(attributes().getString("jwks.string", "{}")), "keys").toList();
    } catch (DecodeException | ClassCastException broken) {
      return List.of();
    }
  }

  private JsonObject attributes() {
    return json.getJsonObject("attributes", new JsonObject());
  }

  /** As the console shows it. */
  Optional<JsonObject> quotaMapper() {
    return objects(json, "protocolMappers")
        .filter(mapper -> QUOTA.equals(mapper.getString("name")))
        .findFirst();
  }

  Optional<Quota> quota() {
    return quotaMapper()
        .map(mapper -> mapper.getJsonObject("config", new JsonObject()))
        .flatMap(config -> Quota.of(config.getString("claim.value")));
  }

  private static Stream<JsonObject> objects(JsonObject holder, String name) {
    return holder.getJsonArray(name, new JsonArray()).stream().map(JsonObject.class::cast);
  }
}
