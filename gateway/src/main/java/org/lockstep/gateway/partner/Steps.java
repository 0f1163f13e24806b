package org.lockstep.gateway.partner;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.quota.Quota;

/**
 * Does at Keycloak what a change says, one step after the other. Each step looks first and is the
 * same when it is done again, so that whoever takes a change up begins with the first.
 */
@ApplicationScoped
class Steps {
  static final int MOST_KEYS = 5;

  private final KeycloakPartners keycloak;
  private final SuspensionsAskedFor suspensions;
  private final Clock clock;

  Steps(KeycloakPartners keycloak, SuspensionsAskedFor suspensions, Clock clock) {
    this.keycloak = keycloak;
    this.suspensions = suspensions;
    this.clock = clock;
  }

  /**
   * Applies the change.
   *
   * @param goesOn whether this gateway still has it; asked before each step
   * @return false if another one has it by now
   */
  boolean apply(Change change, BooleanSupplier goesOn)
      throws KeycloakSilentException, InapplicableException {
    ChangeContent content = change.content();
    PartnerClient client = change.kind() == ChangeKind.ADMIT ? made(change) : partner(change);
    for (Step step :
        List.<Step>of(
            () -> describe(client, content),
            () -> place(client, content),
            () -> takeRoles(client, content),
            () -> giveRoles(client, content),
            () -> putKeys(client, content),
            () -> putQuota(client, content),
            () -> enable(client, change))) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
      step.go();
    }
    return true;
  }

  private interface Step {
    void go() throws KeycloakSilentException, InapplicableException;
  }

  private PartnerClient made(Change change) throws KeycloakSilentException, InapplicableException {
    if (keycloak.client(change.partner()).isEmpty()) {
      keycloak.make(change.partner(), change.id());
    }
    return keycloak
        .client(change.partner())
        .filter(found -> found.madeBy().filter(change.id().toString()::equals).isPresent())
        .orElseThrow(
            () -> new InapplicableException("There is another client with this id by now"));
  }

  private PartnerClient partner(Change change)
      throws KeycloakSilentException, InapplicableException {
    return keycloak
        .client(change.partner())
        .filter(PartnerClient::isPartner)
        .orElseThrow(() -> new InapplicableException("There is no such partner system any more"));
  }

  private void describe(PartnerClient client, ChangeContent content)
      throws KeycloakSilentException, InapplicableException {
    JsonObject fields = new JsonObject();
    if (content.name() != null) {
      fields.put("name", content.name());
    }
    if (content.contact() != null) {
      fields.put("description", content.contact());
    }
    if (!fields.isEmpty()) {
      keycloak.change(client, fields);
    }
  }

  private void place(PartnerClient client, ChangeContent content)
      throws KeycloakSilentException, InapplicableException {
    @Nullable String authority = content.authority();
    if (authority != null) {
      @Nullable String clearance = content.clearance();
      Placement placement =
          keycloak.placements(authority).stream()
              .filter(group -> clearance == null || clearance.equals(group.clearance()))
              .findFirst()
              .orElseThrow(
                  () -> new InapplicableException("There is no such authority or clearance"));
      keycloak.place(keycloak.account(client), placement);
    }
  }

  private void takeRoles(PartnerClient client, ChangeContent content)
      throws KeycloakSilentException, InapplicableException {
    if (content.takeRoles() != null) {
      keycloak.take(keycloak.account(client), content.takeRoles());
    }
  }

  private void giveRoles(PartnerClient client, ChangeContent content)
      throws KeycloakSilentException, InapplicableException {
    if (content.giveRoles() != null) {
      keycloak.give(keycloak.account(client), content.giveRoles());
    }
  }

  private void putKeys(PartnerClient client, ChangeContent content)
      throws KeycloakSilentException, InapplicableException {
    List<JsonObject> keys = new ArrayList<>(client.keys());
    @Nullable String gone = content.removeKey();
    if (gone != null && keys.removeIf(key -> gone.equals(key.getString("kid")))) {
      keycloak.putKeys(client, keys);
      // What was got by the key before is worth nothing from here on; the other keys get anew.
      keycloak.disown(client, clock.instant());
    }
    if (content.addKeys() == null) {
      return;
    }
    for (PublicKey added : content.addKeys()) {
      keys.removeIf(key -> String.valueOf(added.kid()).equals(key.getString("kid")));
      keys.add(added.jwk());
    }
    if (keys.size() > MOST_KEYS) {
      throw new InapplicableException("It would have more than " + MOST_KEYS + " keys by now");
    }
    if (!keys.equals(client.keys())) {
      keycloak.putKeys(client, keys);
    }
  }

  private void putQuota(PartnerClient client, ChangeContent content)
      throws KeycloakSilentException, InapplicableException {
    @Nullable Quota quota = content.quota();
    if (quota != null && client.quota().filter(quota::equals).isEmpty()) {
      keycloak.putQuota(client, quota);
    }
  }

  private void enable(PartnerClient client, Change change)
      throws KeycloakSilentException, InapplicableException {
    switch (change.kind()) {
      case SUSPEND -> {
        keycloak.enable(client, false);
        keycloak.disown(client, clock.instant());
      }
      case ADMIT -> enableUnlessSuspended(client, change.id());
      case RESUME -> {
        if (!enableUnlessSuspended(client, change.id())) {
          throw new InapplicableException(
              "It was suspended once more after this was asked for, and stays so");
        }
      }
      default -> {}
    }
  }

  /**
   * A suspension waits for nobody, so it is looked for before and after.
   *
   * @return whether it is enabled
   */
  private boolean enableUnlessSuspended(PartnerClient client, UUID change)
      throws KeycloakSilentException, InapplicableException {
    if (!suspensions.since(change)) {
      keycloak.enable(client, true);
    }
    boolean suspended = suspensions.since(change);
    if (suspended) {
      keycloak.enable(client, false);
    }
    return !suspended;
  }
}
