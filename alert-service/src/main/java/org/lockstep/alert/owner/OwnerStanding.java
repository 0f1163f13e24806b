package org.lockstep.alert.owner;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.alert.owner.KeycloakDirectory.SilentException;

/** Asks Keycloak whether something may be sent to an owner. */
@ApplicationScoped
class OwnerStanding {
  private static final String ROLE = "alert-owner";

  private final KeycloakDirectory keycloak;

  OwnerStanding(KeycloakDirectory keycloak) {
    this.keycloak = keycloak;
  }

  /**
   * @param subject Keycloak's id of the owner
   */
  Standing of(String subject, WatchedOwner owner) throws SilentException {
    Optional<JsonObject> client = keycloak.client(owner.client());
    Optional<JsonObject> user = client.isEmpty() ? Optional.empty() : keycloak.user(subject);
    if (user.isEmpty()) {
      return Standing.GONE;
    }
    boolean serviceAccount =
        Owner.isServiceAccount(user.get().getString("username"), owner.client());
    if (!user.get().getBoolean("enabled", false)
        || !client.get().getBoolean("enabled", false)
        || (serviceAccount && !client.get().getBoolean("serviceAccountsEnabled", false))) {
      return Standing.DISABLED;
    }
    JsonObject token = keycloak.exampleToken(client.get(), subject);
    if (!token
        .getJsonObject("realm_access", new JsonObject())
        .getJsonArray("roles", new JsonArray())
        .contains(ROLE)) {
      return Standing.WITHOUT_ROLE;
    }
    return Objects.equals(token.getString("authority"), owner.authority())
        ? Standing.GOOD
        : Standing.OF_ANOTHER_AUTHORITY;
  }

  /**
   * Who an owner from before is: the service account of the client of that name, unless it is
   * younger than what the owner has. Empty where there is none.
   */
  Optional<Ownership> recognise(WatchedOwner owner) throws SilentException {
    Optional<JsonObject> client =
        keycloak
            .client(owner.client())
            .filter(found -> found.getBoolean("serviceAccountsEnabled", false));
    Optional<JsonObject> account =
        client.isEmpty() ? Optional.empty() : keycloak.serviceAccountOf(client.get());
    if (account.isEmpty()
        || account.get().getLong("createdTimestamp", Long.MAX_VALUE) > owner.since()) {
      return Optional.empty();
    }
    String subject = account.get().getString("id");
    JsonObject token = keycloak.exampleToken(client.get(), subject);
    return Optional.of(new Ownership(subject, token.getString("authority"), owner.client()));
  }
}
