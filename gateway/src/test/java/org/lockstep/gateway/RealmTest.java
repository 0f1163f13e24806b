package org.lockstep.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.access.LockstepRoles;
import org.lockstep.testkit.SecondFactorRules;

/** Keycloak imports a realm with dangling names without a word, so they are checked here. */
class RealmTest {
  private static final Path FILE = Path.of("../deploy/keycloak/lockstep-realm.json");

  private static JsonNode realm;
  private static String text;

  @BeforeAll
  static void readTheRealm() throws IOException {
    text = Files.readString(FILE);
    realm = new ObjectMapper().readTree(text);
  }

  @Test
  void hasExactlyTheRolesThatTheGatewayKnows() {
    assertThat(texts(realm.at("/roles/realm"), "name"))
        .filteredOn(role -> !role.equals(realm.at("/defaultRole/name").textValue()))
        .containsExactlyInAnyOrderElementsOf(LockstepRoles.ALL);
  }

  @Test
  void givesUsersAndClientsOnlyRolesAndGroupsThatExist() {
    List<String> groups =
        texts(realm.at("/groups/0/subGroups"), "name").stream()
            .map("/authorities/"::concat)
            .toList();
    List<String> clients = texts(realm.get("clients"), "clientId");
    for (JsonNode user : realm.get("users")) {
      assertThat(LockstepRoles.ALL).containsAll(strings(user.path("realmRoles")));
      assertThat(groups).containsAll(strings(user.path("groups")));
      if (user.has("serviceAccountClientId")) {
        assertThat(clients).contains(user.get("serviceAccountClientId").textValue());
      }
    }
    List<String> scopes = texts(realm.get("clientScopes"), "name");
    for (JsonNode mapping : realm.get("scopeMappings")) {
      assertThat(mapping.has("client") ? clients : scopes)
          .contains(mapping.path("client").asText(mapping.path("clientScope").asText()));
      assertThat(LockstepRoles.ALL).containsAll(strings(mapping.get("roles")));
    }
  }

  @Test
  void putsEveryoneInAtMostOneAuthority() {
    for (JsonNode user : realm.get("users")) {
      assertThat(user.path("groups").size()).as(user.get("username").textValue()).isLessThan(2);
    }
  }

  /** Who approves what a guard stopped is another than who brought it in, with the same rights. */
  @Test
  void hasTwoOfficersForListsWhoBelongToNoAuthority() {
    List<JsonNode> officers = new ArrayList<>();
    for (JsonNode user : realm.get("users")) {
      if (strings(user.path("realmRoles")).contains("list-operator")) {
        officers.add(user);
      }
    }
    assertThat(officers)
        .extracting(user -> user.get("username").textValue())
        .containsExactly("list-operator", "list-approver");
    assertThat(officers)
        .allSatisfy(
            user -> {
              assertThat(strings(user.path("realmRoles")))
                  .containsExactly("register-reader", "list-operator");
              assertThat(user.has("groups")).isFalse();
            });
  }

  @Test
  void holdsNoSecretAndTakesNoPasswordDirectly() {
    for (JsonNode user : realm.get("users")) {
      for (JsonNode credential : user.path("credentials")) {
        assertThat(credential.get("value").textValue()).matches("\\$\\{LOCKSTEP_[A-Z_]+}");
      }
    }
    for (JsonNode client : realm.get("clients")) {
      assertThat(client.has("secret")).isFalse();
      assertThat(client.get("directAccessGrantsEnabled").booleanValue()).isFalse();
      JsonNode keys = client.at("/attributes/jwks.string");
      assertThat(keys.isMissingNode() || keys.textValue().matches("\\$\\{LOCKSTEP_[A-Z_]+}"))
          .isTrue();
    }
    assertThat(text).doesNotContain("PRIVATE KEY", "\"privateKey\"");
  }

  /** A file that names client scopes gets those alone: Keycloak adds none of its own. */
  @Test
  void hasEveryClientScopeThatIsGivenToClients() {
    List<String> scopes = texts(realm.get("clientScopes"), "name");
    assertThat(scopes)
        .containsAll(strings(realm.get("defaultDefaultClientScopes")))
        .containsAll(strings(realm.path("defaultOptionalClientScopes")));
    for (JsonNode client : realm.get("clients")) {
      assertThat(scopes)
          .containsAll(strings(client.path("defaultClientScopes")))
          .containsAll(strings(client.path("optionalClientScopes")));
    }
  }

  @Test
  void makesTokensForTheApiOfNewClientsButNotOfTheServices() {
    assertThat(strings(realm.get("defaultDefaultClientScopes"))).contains("lockstep");
    for (JsonNode client : realm.get("clients")) {
      String name = client.get("clientId").textValue();
      if (List.of("lockstep-api", "alert-service", "partner-onboarding").contains(name)) {
        assertThat(client.has("defaultClientScopes")).as(name).isTrue();
        assertThat(strings(client.get("defaultClientScopes"))).as(name).doesNotContain("lockstep");
      }
    }
  }

  /** What the services require of a token, the realm asks for and says. */
  @Test
  void asksForACodeOfEveryRoleThatTheServicesRequireOneOfUnlessToldOtherwise() {
    assertThat(realm.get("browserFlow").textValue())
        .isEqualTo("${LOCKSTEP_BROWSER_FLOW:browser with second factor}");
    List<String> asked = new ArrayList<>();
    for (JsonNode execution : executions("conditional-user-role")) {
      asked.add(execution.get("authenticatorConfig").textValue());
    }
    assertThat(asked)
        .containsAll(SecondFactorRules.ASK_FOR_A_CODE)
        .allSatisfy(
            role -> assertThat(config(role).get("condUserRole").textValue()).isEqualTo(role));
  }

  @Test
  void saysInATokenForAsLongAsASessionLastsThatACodeWasGiven() {
    assertThat(executions("auth-otp-form"))
        .isNotEmpty()
        .allSatisfy(
            execution -> {
              JsonNode code = config(execution.path("authenticatorConfig").asText());
              assertThat(code.path("default.reference.value").asText()).isEqualTo("otp");
              assertThat(code.path("default.reference.maxAge").asInt())
                  .isEqualTo(realm.get("ssoSessionMaxLifespan").intValue());
            });
    List<String> mappers = new ArrayList<>();
    for (JsonNode scope : realm.get("clientScopes")) {
      if (scope.get("name").textValue().equals("lockstep")) {
        scope
            .get("protocolMappers")
            .forEach(
                mapper ->
                    mappers.add(
                        mapper.get("protocolMapper").textValue()
                            + mapper.at("/config/user.session.note").asText()
                            + mapper.at("/config/claim.name").asText()));
      }
    }
    assertThat(mappers)
        .contains("oidc-amr-mapper", "oidc-usersessionmodel-note-mapperclient_idservice_account");
  }

  /** What the services refuse, Keycloak does not issue. */
  @Test
  void issuesNoTokensForTheApiThatAreBoundToNothingToClientsForThemselves() {
    for (JsonNode client : realm.get("clients")) {
      if (client.path("serviceAccountsEnabled").asBoolean()
          && strings(client.get("defaultClientScopes")).contains("lockstep")) {
        assertThat(client.at("/attributes/dpop.bound.access.tokens").asText())
            .as(client.get("clientId").textValue())
            .isEqualTo("true");
      }
    }
    List<String> profiles = texts(realm.at("/clientProfiles/profiles"), "name");
    assertThat(realm.at("/clientPolicies/policies"))
        .hasSize(2)
        .allSatisfy(
            policy -> {
              assertThat(policy.get("enabled").booleanValue()).isTrue();
              // Else it would hold for requests that a condition has nothing to say of, too.
              assertThat(policy.get("mode").textValue()).isEqualTo("STRICT");
              assertThat(profiles).containsAll(strings(policy.get("profiles")));
            });
    // Whoever has neither of both gets none.
    List<String> lacking = new ArrayList<>();
    for (JsonNode condition : realm.at("/clientPolicies/policies/1/conditions")) {
      if (condition.get("condition").textValue().equals("client-attributes")) {
        assertThat(condition.at("/configuration/is-negative-logic").booleanValue()).isTrue();
        lacking.add(condition.at("/configuration/attributes").textValue());
      }
    }
    assertThat(lacking)
        .containsExactly(
            "[{\"key\":\"dpop.bound.access.tokens\",\"value\":\"true\"}]",
            "[{\"key\":\"tls.client.certificate.bound.access.tokens\",\"value\":\"true\"}]");
  }

  private static List<JsonNode> executions(String authenticator) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode flow : realm.get("authenticationFlows")) {
      for (JsonNode execution : flow.get("authenticationExecutions")) {
        if (execution.path("authenticator").asText().equals(authenticator)) {
          found.add(execution);
        }
      }
    }
    return found;
  }

  private static JsonNode config(String alias) {
    for (JsonNode config : realm.get("authenticatorConfig")) {
      if (config.get("alias").textValue().equals(alias)) {
        return config.get("config");
      }
    }
    throw new AssertionError("No authenticatorConfig " + alias);
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.get(field).textValue()));
    return texts;
  }

  private static List<String> strings(JsonNode array) {
    return Stream.generate(array.iterator()::next)
        .limit(array.size())
        .map(JsonNode::textValue)
        .toList();
  }
}
