package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A government lets a partner system in within a minute, sees what it may do, and throws it out
 * within ten seconds; by the API or by Keycloak's console, which is the same.
 */
@Order(3)
class PartnersIT {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Console console;

  @BeforeAll
  static void signsIn() {
    OneMachine.withTheStory();
    console = Console.signIn();
  }

  private static PartnerKey letIn(String id, String roles) {
    return letIn(id, roles, "{\"rate\":100,\"burst\":500}");
  }

  /** By two officers. */
  static PartnerKey letIn(String id, String roles, String quota) {
    PartnerKey key = PartnerKey.make();
    String jwk = key.jwks().replaceAll("^\\{\"keys\":\\[|\\]}$", "");
    Api.Answer asked =
        Api.as("partner-admin")
            .post(
                "/partners",
                """
                {"id":"%s","name":"A system of KR","contact":"duty@kr.example","authority":"KR",\
                "roles":[%s],"quota":%s,"keys":[%s]}"""
                    .formatted(id, roles, quota, jwk));
    assertThat(asked.status()).as(asked.raw().body()).isEqualTo(202);
    accept(asked.json());
    return key;
  }

  private static void accept(JsonNode change) {
    Api.Answer answer =
        Api.as("partner-approver")
            .post("/partner-changes/" + change.path("id").asText() + "/accept", "{}");
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    await()
        .atMost(MINUTE)
        .untilAsserted(
            () -> {
              JsonNode now =
                  Api.as("partner-admin")
                      .get("/partner-changes/" + change.path("id").asText())
                      .json();
              assertThat(now.path("state").asText()).as(now.toString()).isEqualTo("APPLIED");
            });
  }

  private static JsonNode partner(String id) {
    return Api.as("partner-admin").get("/partners/" + id).json();
  }

  private static Map<String, Integer> everywhere(Api caller) {
    return Map.of(
        "gateway", caller.get("/me").status(),
        "designation-service", caller.at(OneMachine.PORT + 2).get("/authorities").status(),
        "entity-service",
            caller.at(OneMachine.PORT + 3).get("/entities?identifier=imoNumber:9358010").status(),
        "alert-service", caller.at(OneMachine.PORT + 4).get("/event-types").status());
  }

  private static void assertEverywhere(Api caller, int expected) {
    await()
        .atMost(TEN_SECONDS)
        .untilAsserted(
            () ->
                everywhere(caller)
                    .forEach((where, status) -> assertThat(status).as(where).isEqualTo(expected)));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @Test
  void isLetInWithinAMinuteAndThrownOutWithinTenSeconds() {
    long begun = System.nanoTime();
    PartnerKey key = letIn("kr-pilots", "\"register-reader\",\"alert-owner\"");
    Api system = key.as("kr-pilots");
    JsonNode me = system.get("/me").json();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(MINUTE);

    assertThat(me.path("authority").asText()).isEqualTo("KR");
    assertThat(texts(me.path("roles"))).containsExactly("alert-owner", "register-reader");
    assertThat(texts(me.path("keys"))).containsExactly("key-1");
    assertThat(me.path("quota").path("rate").asInt()).isEqualTo(100);
    assertEverywhere(system, 200);

    Api.Answer suspended =
        Api.as("partner-admin")
            .post("/partners/kr-pilots/suspend", "{\"reason\":\"the key was lost\"}");
    assertThat(suspended.status()).isEqualTo(202);
    assertEverywhere(system, 401);
    assertThat(partner("kr-pilots").path("suspended").asBoolean()).isTrue();

    accept(
        Api.as("partner-admin")
            .post("/partners/kr-pilots/resume", "{\"reason\":\"it was found\"}")
            .json());
    assertEverywhere(key.as("kr-pilots"), 200);
  }

  @Test
  void showsWhatTheConsoleChangesAndItBites() {
    PartnerKey key = letIn("kr-coast-guard", "\"register-reader\",\"alert-owner\"");
    Api system = key.as("kr-coast-guard");
    assertEverywhere(system, 200);

    console.takeRole("service-account-kr-coast-guard", "alert-owner");

    assertEverywhere(system, 401);
    assertThat(system.get("/me").json().path("detail").asText())
        .startsWith("What you may do has changed");
    assertThat(texts(partner("kr-coast-guard").path("roles"))).containsExactly("register-reader");
    Api after = key.as("kr-coast-guard");
    assertThat(after.get("/endpoints").status()).isEqualTo(403);
    assertThat(after.get("/authorities").status()).isEqualTo(200);

    console.giveRole("service-account-kr-coast-guard", "releaser");
    assertThat(texts(key.as("kr-coast-guard").get("/me").json().path("roles")))
        .as("a system does not release, whatever the console gives it")
        .containsExactly("register-reader");

    console.move("service-account-kr-coast-guard", "KR", "JP");
    assertEverywhere(after, 401);
    assertThat(partner("kr-coast-guard").path("authority").asText()).isEqualTo("JP");

    Api moved = key.as("kr-coast-guard");
    assertEverywhere(moved, 200);
    console.enableClient("kr-coast-guard", false);
    assertEverywhere(moved, 401);
    assertThat(partner("kr-coast-guard").path("suspended").asBoolean()).isTrue();
  }

  @Test
  void removesAKeyAndTheTokensThatWereGotByIt() {
    PartnerKey first = letIn("kr-customs", "\"register-reader\"");
    PartnerKey second = PartnerKey.make();
    String jwk =
        second.jwks().replaceAll("^\\{\"keys\":\\[|\\]}$", "").replace("\"key-1\"", "\"key-2\"");
    Api stolen = first.as("kr-customs");
    assertThat(stolen.get("/me").status()).isEqualTo(200);

    accept(
        Api.as("partner-admin")
            .post("/partners/kr-customs/keys", "{\"key\":%s}".formatted(jwk))
            .json());
    assertThat(stolen.get("/me").status()).as("both keys hold").isEqualTo(200);
    Api.Answer removed =
        Api.as("partner-admin").send("DELETE", "/partners/kr-customs/keys/key-1", null, Map.of());

    assertThat(removed.status()).isEqualTo(202);
    await().atMost(TEN_SECONDS).until(() -> stolen.get("/me").status() == 401);
    assertThat(partner("kr-customs").path("keys").findValuesAsText("kid")).containsExactly("key-2");
  }

  @Test
  void touchesNoClientThatIsNoPartner() {
    for (String id :
        List.of("lockstep-api", "alert-service", "partner-onboarding", "security-admin-console")) {
      assertThat(
              Api.as("partner-admin")
                  .post("/partners/" + id + "/suspend", "{\"reason\":\"x\"}")
                  .status())
          .as(id)
          .isEqualTo(404);
    }
    assertThat(Api.as("partner-admin").get("/partners").json().findValuesAsText("id"))
        .contains("kr-port-control", "jp-financial-intelligence")
        .doesNotContain("lockstep-api", "alert-service", "partner-onboarding", "admin-permissions");
  }
}
