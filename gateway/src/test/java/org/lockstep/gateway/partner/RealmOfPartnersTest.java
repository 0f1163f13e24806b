package org.lockstep.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Realm;

/** What the realm file lets the gateway do at Keycloak, and what tokens of partners may say. */
class RealmOfPartnersTest {
  private static final JsonNode REALM = Realm.read();

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static JsonNode named(JsonNode array, String field, String name) {
    for (JsonNode one : array) {
      if (one.path(field).asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("No " + name);
  }

  private static JsonNode permission(String name) throws IOException {
    JsonNode policies =
        named(REALM.get("clients"), "clientId", "admin-permissions")
            .at("/authorizationSettings/policies");
    return named(policies, "name", name).get("config");
  }

  private static Set<String> list(JsonNode config, String name) throws IOException {
    return texts(new ObjectMapper().readTree(config.get(name).asText()));
  }

  @Test
  void tokensOfPartnersHaveNoRolesButThoseOfSystems() {
    assertThat(
            texts(named(REALM.get("scopeMappings"), "clientScope", "partner-system").get("roles")))
        .containsExactlyInAnyOrderElementsOf(PartnerRoles.ALL);
    for (String partner : List.of("kr-port-control", "jp-financial-intelligence")) {
      JsonNode client = named(REALM.get("clients"), "clientId", partner);
      assertThat(texts(client.get("defaultClientScopes"))).contains("partner-system", "lockstep");
      assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
    }
  }

  @Test
  void theGatewayMayGiveTheRolesOfSystemsAndNoOther() throws IOException {
    JsonNode roles = permission("partner onboarding gives the roles of systems");
    Set<String> ids = new TreeSet<>();
    PartnerRoles.ALL.forEach(
        role -> ids.add(named(REALM.at("/roles/realm"), "name", role).path("id").asText("none")));

    assertThat(list(roles, "resources")).isEqualTo(ids);
    assertThat(list(roles, "scopes")).containsExactly("map-role");
  }

  @Test
  void theGatewayMayPutIntoEveryGroupOfAnAuthority() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (JsonNode authority : REALM.at("/groups/0/subGroups")) {
      ids.add(authority.get("id").asText());
      authority.get("subGroups").forEach(lower -> ids.add(lower.get("id").asText()));
    }

    assertThat(list(permission("partner onboarding puts into authorities"), "resources"))
        .isEqualTo(ids);
  }

  @Test
  void theGatewayMayChangeNoClientThatIsNoPartner() throws IOException {
    JsonNode kept =
        permission("nobody by permission touches the clients of Lockstep and of Keycloak");
    Set<String> others = new TreeSet<>();
    for (JsonNode client : REALM.get("clients")) {
      if (!List.of("kr-port-control", "jp-financial-intelligence", "admin-permissions")
          .contains(client.get("clientId").asText())) {
        others.add(client.path("id").asText());
      }
    }

    assertThat(list(kept, "resources")).isEqualTo(others);
    assertThat(list(kept, "applyPolicies"))
        .as("two that never hold at once: one alone would let all others in")
        .containsExactlyInAnyOrder("partner onboarding", "not partner onboarding");
  }

  /** With a role for administrators beside, Keycloak would look at no permission. */
  @Test
  void theGatewayHasNoRoleOfKeycloakButToAsk() {
    JsonNode account = named(REALM.get("users"), "username", "service-account-partner-onboarding");

    assertThat(texts(account.at("/clientRoles/realm-management")))
        .allSatisfy(role -> assertThat(role).startsWith("query-"));
    assertThat(account.has("realmRoles")).isFalse();
  }

  @Test
  void twoOfficersAdministerPartners() {
    List<String> officers = new ArrayList<>();
    for (JsonNode user : REALM.get("users")) {
      if (texts(user.path("realmRoles")).contains("partner-admin")) {
        officers.add(user.get("username").asText());
      }
    }
    assertThat(officers).containsExactly("partner-admin", "partner-approver");
  }
}
