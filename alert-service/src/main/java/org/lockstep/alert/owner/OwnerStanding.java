package org.lockstep.alert.owner;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.owner.KeycloakDirectory.SilentException;
import org.lockstep.http.marking.Tlp;

/** Asks Keycloak whether something may be sent to an owner, and what it may read. */
@ApplicationScoped
class OwnerStanding {
  private static final String ROLE = "alert-owner";

  private final KeycloakDirectory keycloak;

  OwnerStanding(KeycloakDirectory keycloak) {
    this.keycloak = keycloak;
  }

  /**
   * What Keycloak says of an owner.
   *
   * @param clearance what it may read; null where nothing is sent to it
   */
  record Said(Standing standing, @Nullable Tlp clearance) {
    Said(Standing standing) {
      this(standing, null);
    }
  }

  /**
   * @param subject Keycloak's id of the owner
   */
  Said of(String subject, WatchedOwner owner) throws SilentException {
    Optional<JsonObject> client = keycloak.client(owner.client());
    Optional<JsonObject> user = client.isEmpty() ? Optional.empty() : keycloak.user(subject);
    if (user.isEmpty()) {
      return new Said(Standing.GONE);
    }
    boolean serviceAccount =
        Owner.isServiceAccount(user.get().getString("username"), owner.client());
    if (!user.get().getBoolean("enabled", false)
        || !client.get().getBoolean("enabled", false)
        || (serviceAccount && !client.get().getBoolean("serviceAccountsEnabled", false))) {
      return new Said(Standing.DISABLED);
    }
    JsonObject token = keycloak.exampleToken(client.get(), subject);
    if (!token
        .getJsonObject("realm_access", new JsonObject())
        .getJsonArray("roles", new JsonArray())
        .contains(ROLE)) {
      return new Said(Standing.WITHOUT_ROLE);
    }
    return Objects.equals(token.getString("authority"), owner.authority())
        ? new Said(Standing.GOOD, clearance(token))
        : new Said(Standing.OF_ANOTHER_AUTHORITY);
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
    return Optional.of(
        new Ownership(subject, token.getString("authority"), owner.client(), clearance(token)));
  }

  private static Tlp clearance(JsonObject token) {
    return Tlp.ofClearance(token.getValue("clearance"));
  }
}
