package org.lockstep.gateway.partner;

import static org.lockstep.gateway.partner.KeycloakRealm.encoded;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.quota.Quota;

/**
 * What is asked of Keycloak, and done there, about partner systems. Each thing that is done looks
 * first, and is the same when it is done again.
 */
@ApplicationScoped
class KeycloakPartners {
  private static final String AUTHORITIES = "/group-by-path/authorities/";

  private final KeycloakRealm realm;

  KeycloakPartners(KeycloakRealm realm) {
    this.realm = realm;
  }

  /** Also of a client that is no partner system, and not to be touched. */
  Optional<PartnerClient> client(String id) throws KeycloakSilentException {
    return realm.list("/clients?clientId=" + encoded(id)).stream()
        .map(PartnerClient::new)
        .filter(found -> found.id().equals(id))
        .findFirst();
  }

  List<PartnerClient> partners() throws KeycloakSilentException {
    return realm.list("/clients").stream()
        .map(PartnerClient::new)
        .filter(PartnerClient::isPartner)
        .toList();
  }

  /** Disabled; what it may do comes later. False if there is a client with this id. */
  boolean make(String id, UUID change) throws KeycloakSilentException, InapplicableException {
    return realm.make(
        "/clients",
        new JsonObject()
            .put("clientId", id)
            .put("enabled", false)
            .put("protocol", "openid-connect")
            .put("publicClient", false)
            .put("standardFlowEnabled", false)
            .put("implicitFlowEnabled", false)
            .put("directAccessGrantsEnabled", false)
            .put("serviceAccountsEnabled", true)
            .put("fullScopeAllowed", false)
            .put("clientAuthenticatorType", "client-jwt")
            .put(
                "attributes",
                new JsonObject()
                    .put(PartnerClient.MADE_BY, change.toString())
                    .put("use.jwks.string", "true")
                    .put("use.jwks.url", "false")
                    .put("jwks.string", "{\"keys\":[]}")
                    .put("dpop.bound.access.tokens", "true"))
            .put(
                "defaultClientScopes",
                new JsonArray(List.of("basic", "profile", "roles", "lockstep", "partner-system")))
            .put("optionalClientScopes", new JsonArray()));
  }

  void change(PartnerClient client, JsonObject fields)
      throws KeycloakSilentException, InapplicableException {
    realm.change(HttpMethod.PUT, "/clients/" + client.key(), fields);
  }

  void enable(PartnerClient client, boolean enabled)
      throws KeycloakSilentException, InapplicableException {
    change(client, new JsonObject().put("enabled", enabled));
  }

  /** Keycloak stands by none of its tokens from before or of this second any more. */
  void disown(PartnerClient client, Instant now)
      throws KeycloakSilentException, InapplicableException {
    change(client, new JsonObject().put("notBefore", now.getEpochSecond() + 1));
  }

  void putKeys(PartnerClient client, List<JsonObject> keys)
      throws KeycloakSilentException, InapplicableException {
    JsonObject jwks = new JsonObject().put("keys", new JsonArray(new ArrayList<>(keys)));
    change(
        client,
        new JsonObject()
            .put(
                "attributes",
                new JsonObject()
                    .put("use.jwks.string", "true")
                    .put("use.jwks.url", "false")
                    .put("jwks.string", jwks.encode())));
  }

  void putQuota(PartnerClient client, Quota quota)
      throws KeycloakSilentException, InapplicableException {
    String path = "/clients/" + client.key() + "/protocol-mappers/models";
    @Nullable JsonObject there = client.quotaMapper().orElse(null);
    if (there == null) {
      realm.make(path, quotaMapper(quota));
    } else {
      String key = there.getString("id");
      realm.change(HttpMethod.PUT, path + "/" + key, quotaMapper(quota).put("id", key));
    }
  }

  private static JsonObject quotaMapper(Quota quota) {
    return new JsonObject()
        .put("name", PartnerClient.QUOTA)
        .put("protocol", "openid-connect")
        .put("protocolMapper", "oidc-hardcoded-claim-mapper")
        .put(
            "config",
            new JsonObject()
                .put("claim.name", "quota")
                .put("claim.value", quota.text())
                .put("jsonType.label", "String")
                .put("access.token.claim", "true")
                .put("introspection.token.claim", "true")
                .put("id.token.claim", "false")
                .put("userinfo.token.claim", "false"));
  }

  /** Keycloak's id of the user that the partner's tokens are of. */
  String account(PartnerClient client) throws KeycloakSilentException {
    return realm
        .object("/clients/" + client.key() + "/service-account-user")
        .map(user -> user.getString("id"))
        .orElseThrow(() -> new KeycloakSilentException("no account of " + client.id(), null));
  }

  /** What a token of the partner would say if it got one now, suspended or not. */
  JsonObject exampleToken(PartnerClient client, String account) throws KeycloakSilentException {
    return realm
        .object(
            "/clients/"
                + client.key()
                + "/evaluate-scopes/generate-example-access-token?scope=openid&userId="
                + encoded(account))
        .orElseThrow(() -> new KeycloakSilentException("no token of " + client.id(), null));
  }

  void give(String account, Collection<String> roles)
      throws KeycloakSilentException, InapplicableException {
    String path = "/users/" + account + "/role-mappings/realm";
    List<JsonObject> missing = named(realm.list(path + "/available"), roles);
    if (!missing.isEmpty()) {
      realm.change(HttpMethod.POST, path, new JsonArray(missing));
    }
    if (named(realm.list(path), roles).size() < roles.size()) {
      throw new InapplicableException("Keycloak does not let it have all of these roles");
    }
  }

  void take(String account, Collection<String> roles)
      throws KeycloakSilentException, InapplicableException {
    String path = "/users/" + account + "/role-mappings/realm";
    List<JsonObject> there = named(realm.list(path), roles);
    if (!there.isEmpty()) {
      realm.change(HttpMethod.DELETE, path, new JsonArray(there));
    }
  }

  private static List<JsonObject> named(List<JsonObject> all, Collection<String> names) {
    return all.stream().filter(one -> names.contains(one.getString("name"))).toList();
  }

  /** The groups of an authority, that with its own clearance first; none if there is none. */
  List<Placement> placements(String authority) throws KeycloakSilentException {
    Optional<JsonObject> group = realm.object(AUTHORITIES + encoded(authority));
    if (group.isEmpty()) {
      return List.of();
    }
    List<Placement> placements = new ArrayList<>();
    placements.add(placement(group.get(), authority));
    for (JsonObject lower :
        realm.list(
            "/groups/" + group.get().getString("id") + "/children?briefRepresentation=false")) {
      placements.add(placement(lower, authority));
    }
    return placements;
  }

  private static Placement placement(JsonObject group, String authority) {
    String clearance =
        group
            .getJsonObject("attributes", new JsonObject())
            .getJsonArray("clearance", new JsonArray())
            .stream()
            .map(String::valueOf)
            .findFirst()
            .orElse("");
    return new Placement(group.getString("id"), authority, clearance);
  }

  /** In this group, and in no other: of two, Keycloak would take one without saying which. */
  void place(String account, Placement placement)
      throws KeycloakSilentException, InapplicableException {
    String path = "/users/" + account + "/groups";
    boolean there = false;
    for (JsonObject group : realm.list(path)) {
      if (placement.key().equals(group.getString("id"))) {
        there = true;
      } else {
        realm.change(HttpMethod.DELETE, path + "/" + group.getString("id"), null);
      }
    }
    if (!there) {
      realm.change(HttpMethod.PUT, path + "/" + placement.key(), null);
    }
  }
}
