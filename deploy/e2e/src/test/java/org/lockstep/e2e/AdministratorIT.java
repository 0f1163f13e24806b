package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.lockstep.local.access.PartnerSignIn;
import org.lockstep.local.data.Refusal;

/**
 * What the administrator changes in Keycloak's console holds in Lockstep: roles and groups for the
 * next token, who is disabled or logged out for all of them.
 */
@Order(3)
class AdministratorIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Console console;

  @BeforeAll
  static void signsIn() {
    OneMachine.withTheStory();
    console = Console.signIn();
  }

  @Test
  void givesAndTakesARole() {
    assertThat(Api.as("kr-drafter").get("/resolution/candidates").status()).isEqualTo(403);

    console.giveRole("kr-drafter", "curator");
    assertThat(Api.as("kr-drafter").get("/resolution/candidates").status()).isEqualTo(200);

    console.takeRole("kr-drafter", "curator");
    assertThat(Api.as("kr-drafter").get("/resolution/candidates").status()).isEqualTo(403);
  }

  @Test
  void movesAnOfficerToAnotherAuthority() {
    assertThat(me("au-drafter").path("authority").asText()).isEqualTo("AU");

    console.move("au-drafter", "AU", "CA");
    try {
      assertThat(me("au-drafter").path("authority").asText()).isEqualTo("CA");
      JsonNode drafted =
          Api.as("au-drafter")
              .post(
                  "/packages", "{\"reference\":\"CA-MOVED\",\"title\":\"Drafted after the move\"}")
              .json();
      assertThat(drafted.path("authority").asText()).isEqualTo("CA");
      assertThat(
              Api.as("ca-drafter")
                  .post("/packages/" + drafted.path("id").asText() + "/withdraw", "{}")
                  .status())
          .isEqualTo(200);
    } finally {
      console.move("au-drafter", "CA", "AU");
    }
  }

  @Test
  void disablesAnOfficer() {
    console.enable("gb-drafter", false);
    try {
      assertThatThrownBy(() -> Api.as("gb-drafter"))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("disabled");
    } finally {
      console.enable("gb-drafter", true);
    }
    assertThat(texts(me("gb-drafter").path("roles"))).contains("drafter");
  }

  @Test
  void aDisabledOfficersTokenIsRefusedByTheGatewayAndByEveryService() {
    Api live = Api.as("ca-drafter");
    assertHolds(live);

    console.enable("ca-drafter", false);
    try {
      assertRefusedEverywhere(live);
      assertThat(
              live.post("/packages", "{\"reference\":\"CA-LATE\",\"title\":\"Too late\"}").status())
          .isEqualTo(401);
    } finally {
      console.enable("ca-drafter", true);
    }
    assertHolds(Api.as("ca-drafter"));
  }

  @Test
  void whoIsLoggedOutIsOutEverywhere() {
    Api live = Api.as("eu-drafter");
    assertHolds(live);

    console.logOut("eu-drafter");

    assertRefusedEverywhere(live);
    assertHolds(Api.as("eu-drafter"));
  }

  @Test
  void aDisabledPartnerSystemIsOutAndReceivesNothingUntilItIsEnabled() {
    Api partner = Api.asPartner("kr-port-control");
    assertHolds(partner);

    console.enableClient("kr-port-control", false);
    try {
      assertRefusedEverywhere(partner);
      await().atMost(MINUTE).until(() -> suspended("kr-port-control").equals(List.of("disabled")));
    } finally {
      console.enableClient("kr-port-control", true);
    }
    await().atMost(MINUTE).until(() -> suspended("kr-port-control").equals(List.of("")));
    assertHolds(Api.asPartner("kr-port-control"));
  }

  /** Why nothing is sent to each of the partner's endpoints; empty where it is. */
  private static List<String> suspended(String client) {
    return Api.as("partner-admin").all("/admin/endpoints").stream()
        .map(endpoint -> endpoint.path("owner"))
        .filter(owner -> owner.path("client").asText().equals(client))
        .map(owner -> owner.path("suspendedBecause").asText())
        .toList();
  }

  private static void assertHolds(Api caller) {
    everywhere(caller).forEach((where, status) -> assertThat(status).as(where).isEqualTo(200));
  }

  private static void assertRefusedEverywhere(Api caller) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                everywhere(caller)
                    .forEach((where, status) -> assertThat(status).as(where).isEqualTo(401)));
  }

  /** What a reader is answered at the gateway and at each service, past the gateway. */
  private static Map<String, Integer> everywhere(Api caller) {
    return Map.of(
        "gateway", caller.get("/me").status(),
        "designation-service", caller.at(OneMachine.PORT + 2).get("/authorities").status(),
        "entity-service",
            caller.at(OneMachine.PORT + 3).get("/entities?identifier=imoNumber:9358010").status(),
        "alert-service", caller.at(OneMachine.PORT + 4).get("/event-types").status());
  }

  @Test
  void mayNotChangeTheRealmItsKeysOrAnyOtherRealm() {
    String key =
        """
        {"name":"another","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider","config":{}}""";

    assertThat(console.status("PUT", "/lockstep", "{\"displayName\":\"Mine\"}")).isEqualTo(403);
    assertThat(console.status("POST", "/lockstep/components", key)).isEqualTo(403);
    assertThat(console.status("GET", "/master/users", null)).isIn(401, 403);
  }

  /** A client that the realm file names, or Keycloak brings, has the scope only if it is to. */
  @Test
  void whatTheServicesAndTheConsoleGetIsNotForTheApi() {
    Api.Answer service =
        Api.withToken(PartnerSignIn.of(OneMachine.DATA, OneMachine.PORT).token("alert-service"))
            .get("/me");
    assertThat(service.status()).isEqualTo(401);
    assertThat(service.json().path("detail").asText())
        .contains("client alert-service", "client scope lockstep");
    assertThat(Api.withToken(Console.signIn().token()).get("/me").status()).isEqualTo(401);
  }

  @Test
  void asksAnApproverForASecondFactorWhereOneIsWantedAndNoDrafter() {
    MasterAdministrator master = MasterAdministrator.signIn();
    master.bindBrowserFlow("browser with second factor");
    try {
      for (String officer : List.of("kr-approver", "kr-releaser", "partner-admin")) {
        assertThat(isAskedForASecondFactor(officer)).as(officer).isTrue();
      }
      assertThat(isAskedForASecondFactor("kr-drafter")).isFalse();
    } finally {
      master.bindBrowserFlow("browser");
    }
  }

  /** Who is not is signed in, and gets a token. */
  private static boolean isAskedForASecondFactor(String officer) {
    try {
      Api.as(officer);
      return false;
    } catch (Refusal wanted) {
      assertThat(wanted).hasMessageContaining("CONFIGURE_TOTP");
      return true;
    }
  }

  private static JsonNode me(String officer) {
    return Api.as(officer).get("/me").json();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
