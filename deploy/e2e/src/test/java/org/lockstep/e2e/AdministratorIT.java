package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.lockstep.local.access.HolderKey;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.access.PartnerSignIn;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;

/**
 * What the administrator changes in Keycloak's console holds in Lockstep: roles and groups for the
 * next token, who is disabled or logged out for all of them.
 */
@Order(3)
class AdministratorIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Console console;
  private static @Nullable SecondGateway secondGateway;

  @BeforeAll
  static void signsIn() {
    OneMachine.withTheStory();
    console = Console.signIn();
    secondGateway = SecondGateway.start();
  }

  @AfterAll
  static void closesTheSecondGateway() {
    if (secondGateway != null) {
      secondGateway.close();
    }
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
    Api.Answer service = Api.asPartner("alert-service").get("/me");
    assertThat(service.status()).isEqualTo(401);
    assertThat(service.json().path("detail").asText())
        .contains("client alert-service", "client scope lockstep");
    assertThat(Api.withToken(Console.signIn().token()).get("/me").status()).isEqualTo(401);
  }

  @Test
  void asksAnApproverForASecondFactorWhereOneIsWantedAndNoDrafter() {
    whereASecondFactorIsWanted(
        () -> {
          for (String officer :
              List.of("kr-approver", "kr-releaser", "list-operator", "partner-admin")) {
            assertThat(isAskedForASecondFactor(officer)).as(officer).isTrue();
          }
          assertThat(isAskedForASecondFactor("kr-drafter")).isFalse();
        });
  }

  @Test
  void aRoleThatAsksForACodeIsWorthNothingToASessionThatBeganWithoutOne() {
    String officer = "jp-second-releaser";
    String password = console.makeOfficer(officer, "JP");
    console.giveRole(officer, "register-reader");
    whereASecondFactorIsWanted(
        () -> {
          OfficerBrowser browser = new OfficerBrowser(officer, password);
          OfficerBrowser.Session begun = browser.signIn();
          assertTaken(begun.token());

          console.giveRole(officer, "releaser");

          assertToSignInAgain(OfficerBrowser.refresh(begun).token());
          assertToSignInAgain(browser.signIn().token());
          // Sets up a code, as anybody could who knows the password.
          assertToSignInAgain(browser.signInAgain().token());
          OfficerBrowser.Session withCode = browser.signInAgain();
          assertTaken(withCode.token());
          assertTaken(OfficerBrowser.refresh(withCode).token());
          assertTaken(browser.signIn().token());
        });
  }

  @Test
  void anOfficerGetsATokenAtTheTerminalWithTheCodeThatIsAskedFor() {
    String officer = "jp-second-approver";
    OfficerBrowser browser = new OfficerBrowser(officer, console.makeOfficer(officer, "JP"));
    console.giveRole(officer, "approver");
    whereASecondFactorIsWanted(
        () -> {
          OfficerSignIn terminal = OfficerSignIn.of(OneMachine.DATA, OneMachine.PORT);
          assertThatThrownBy(() -> terminal.token(officer))
              .hasMessageContaining("set one up with a browser");
          browser.signIn();
          assertThatThrownBy(() -> terminal.token(officer))
              .hasMessageContaining("asks " + officer + " for a one-time code")
              .hasMessageContaining("--code");
          assertThatThrownBy(() -> terminal.token(officer, "12345"))
              .hasMessageContaining("does not take this one-time code");
          assertTaken(terminal.token(officer, browser.nextCode()));
        });
  }

  @Test
  void aClientThatTakesPasswordsGetsNoTokenForARoleThatAsksForACode() {
    console.makeClient(
        """
        {"clientId":"takes-passwords","publicClient":true,"directAccessGrantsEnabled":true}""");
    String password = Secrets.of(OneMachine.DATA).officersPassword();
    assertTaken(OfficerBrowser.tokenForAPassword("takes-passwords", "gb-drafter", password));
    assertToSignInAgain(
        OfficerBrowser.tokenForAPassword("takes-passwords", "gb-approver", password));
  }

  @Test
  void noCodeIsAskedOfAPartnerSystemWhateverItsRoles() {
    PartnerKey key = PartnerKey.make();
    console.makeClient(partnerClient("jp-lists", key, true));
    console.giveRole("service-account-jp-lists", "list-operator");

    Api.Answer me = key.as("jp-lists").at(SecondGateway.PORT).get("/me");

    assertThat(me.status()).as(me.raw().body()).isEqualTo(200);
    assertThat(texts(me.json().path("roles"))).contains("list-operator");
  }

  @Test
  void aPartnerSystemGetsNoTokenThatIsBoundToNoKey() {
    PartnerKey key = PartnerKey.make();
    console.makeClient(partnerClient("jp-bound", key, true));
    console.makeClient(partnerClient("jp-unbound", key, false));

    assertThat(key.ask("jp-bound", true).statusCode()).isEqualTo(200);
    assertThat(key.ask("jp-bound", false).statusCode()).isEqualTo(400);
    assertThat(key.ask("jp-bound", false).body()).contains("DPoP proof is missing");
    for (boolean proof : new boolean[] {true, false}) {
      HttpResponse<String> refused = key.ask("jp-unbound", proof);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(refused.body()).contains("Request not allowed");
    }
  }

  /**
   * The policies let the client pass; here Keycloak has no TLS over which it could be shown one.
   */
  @Test
  void aPartnerSystemThatIsBoundToACertificateGetsNoTokenWithoutIt() {
    PartnerKey key = PartnerKey.make();
    console.makeClient(
        partnerClient("jp-certified", key, "tls.client.certificate.bound.access.tokens", true));

    for (boolean proof : new boolean[] {true, false}) {
      HttpResponse<String> refused = key.ask("jp-certified", proof);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(refused.body())
          .contains("MTLS HoK")
          .doesNotContain("access_token", "Request not allowed");
    }
  }

  @Test
  void aPartnerSystemWithASharedSecretGetsNoToken() {
    console.makeClient(
        """
        {"clientId":"jp-secret","serviceAccountsEnabled":true,"standardFlowEnabled":false,\
        "clientAuthenticatorType":"client-secret","secret":"known-to-two","attributes":\
        {"dpop.bound.access.tokens":"true"}}""");

    HttpResponse<String> refused = PartnerKey.askWithSecret("jp-secret", "known-to-two");

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).doesNotContain("access_token");
  }

  @Test
  void aBoundTokenIsWorthNothingWithoutItsKeyAndAProofNothingTwiceAnywhere() {
    PartnerSignIn partners = PartnerSignIn.of(OneMachine.DATA, OneMachine.PORT);
    Api bound = Api.asPartner(partners, "kr-port-control");
    assertHolds(bound);
    assertHolds(bound);

    Api bearer = Api.withToken(partners.token("kr-port-control"));
    Api stolen =
        Api.with(
            (method, address) ->
                PartnerSignIn.headers(
                    partners.token("kr-port-control"), HolderKey.make(), method, address));
    everywhere(bearer).forEach((where, status) -> assertThat(status).as(where).isEqualTo(401));
    everywhere(stolen).forEach((where, status) -> assertThat(status).as(where).isEqualTo(401));

    Map<URI, Map<String, String>> kept = new HashMap<>();
    Api again =
        Api.with(
            (method, address) ->
                kept.computeIfAbsent(
                    address, at -> partners.headers("kr-port-control", method, at)));
    assertHolds(again);
    everywhere(again).forEach((where, status) -> assertThat(status).as(where).isEqualTo(401));
    // Through the gateway, it is the service that remembers.
    assertThat(again.get("/authorities").status()).isEqualTo(200);
    assertThat(again.get("/authorities").status()).isEqualTo(401);
  }

  private static String partnerClient(String name, PartnerKey key, boolean bound) {
    return partnerClient(name, key, "dpop.bound.access.tokens", bound);
  }

  private static String partnerClient(String name, PartnerKey key, String binding, boolean bound) {
    return """
    {"clientId":"%s","serviceAccountsEnabled":true,"standardFlowEnabled":false,\
    "clientAuthenticatorType":"client-jwt","attributes":{"use.jwks.string":"true",\
    "token.endpoint.auth.signing.alg":"ES256","jwks.string":"%s",\
    "%s":"%s"}}"""
        .formatted(name, key.jwks().replace("\"", "\\\""), binding, bound);
  }

  private static void whereASecondFactorIsWanted(Runnable test) {
    MasterAdministrator master = MasterAdministrator.signIn();
    master.bindBrowserFlow("browser with second factor");
    try {
      test.run();
    } finally {
      master.bindBrowserFlow("browser");
    }
  }

  private static void assertTaken(String token) {
    assertThat(throughSecondGateway(token).status()).isEqualTo(200);
  }

  /** By the gateway alone that requires a code: nothing else is wrong with the token. */
  private static void assertToSignInAgain(String token) {
    Api.Answer answer = throughSecondGateway(token);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("detail").asText()).startsWith("Sign in again with your code");
    assertThat(Api.withToken(token).get("/me").status()).isEqualTo(200);
  }

  private static Api.Answer throughSecondGateway(String token) {
    return Api.withToken(token).at(SecondGateway.PORT).get("/me");
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
