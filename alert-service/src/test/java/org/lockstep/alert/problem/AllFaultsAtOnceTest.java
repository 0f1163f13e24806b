package org.lockstep.alert.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Tokens;

/** Whoever sends something with several faults is told all of them in one answer. */
@QuarkusTest
@WithStores
class AllFaultsAtOnceTest {
  private static final String WITHOUT_WIDTH = "\\u200b\\u2060";

  private final Partner partner = new Partner();
  private String endpoint = "";

  @BeforeEach
  void begin() {
    endpoint =
        partner.newEndpoint("http://127.0.0.1:" + ReceiverPorts.port(0), "v1a").getString("id");
  }

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void ofANewEndpoint() {
    post(
            "endpoints",
            """
            {"url":"https://10.0.0.1/","description":"%s","signatures":["v2","v1","v1"],
             "name":"Busan"}"""
                .formatted(WITHOUT_WIDTH))
        .body("type", equalTo("urn:lockstep:problem:unknown-field"))
        .body(
            "violations.field",
            containsInAnyOrder("url", "description", "signatures", "signatures[0]", "name"));
    post("endpoints", "{\"signatures\":\"v1\",\"description\":7}")
        .body("violations.field", containsInAnyOrder("url", "signatures", "description"));
  }

  @Test
  void ofAChangeOfAnEndpoint() {
    partner
        .asking()
        .header("If-Match", "*")
        .body(
            """
            {"url":"https://localhost/","description":"a\\u202eb","signatures":[],"enabled":"no",
             "secret":"x"}""")
        .patch("/api/v1/endpoints/" + endpoint)
        .then()
        .statusCode(400)
        .body(
            "violations.field",
            containsInAnyOrder("url", "description", "signatures", "enabled", "secret"));
  }

  @Test
  void ofANewSubscriptionAndOfOneThatReplacesIt() {
    String faulty =
        """
        {"endpointId":"%s","eventTypes":["package.release","entity.merged"],
         "authorities":["KR","ZZ","korea"],"programmes":["KR-DPRX",7],"measures":"ASSET_FREEZE",
         "subjectTypes":["SHIP","VESSEL"],"countries":["KOR"],"each":1,"event":"all"}"""
            .formatted(UUID.randomUUID());
    List<String> faults =
        List.of(
            "endpointId",
            "eventTypes[0]",
            "eventTypes[1]",
            "authorities[1]",
            "authorities[2]",
            "programmes[0]",
            "programmes[1]",
            "measures",
            "subjectTypes[0]",
            "countries[0]",
            "each",
            "event");

    List<String> ofNew =
        post("subscriptions", faulty).extract().jsonPath().getList("violations.field");
    assertThat(ofNew).containsExactlyInAnyOrderElementsOf(faults);
    List<String> ofChanged =
        partner
            .asking()
            .header("If-Match", "*")
            .body(faulty)
            .put("/api/v1/subscriptions/" + partner.subscribe(endpoint, Map.of()))
            .then()
            .statusCode(400)
            .extract()
            .jsonPath()
            .getList("violations.field");
    assertThat(ofChanged).containsExactlyInAnyOrderElementsOf(faults);
  }

  @Test
  void saysNothingOfProgrammesWhereTheRightAuthorityMayBeMeant() {
    String faulty =
        """
        {"endpointId":"%s","eventTypes":["designation.published"],"authorities":["JP",null],
         "programmes":["%s"]}"""
            .formatted(endpoint, partner.programme());

    post("subscriptions", faulty).body("violations.field", contains("authorities[1]"));
    post("subscriptions", faulty.replace(",null", ""))
        .body("violations.field", contains("programmes[0]"))
        .body("violations.message", hasItem(containsString("none of the authorities")));
  }

  @Test
  void ofAUrlThatHidesWhereItLeadsTo() {
    for (String url :
        List.of("/al\\u200berts", "/\\u202estrela", "/alerts?to=\\u0440ort", "/\\u00e9")) {
      post("endpoints", "{\"url\":\"http://127.0.0.1:" + ReceiverPorts.port(1) + url + "\"}")
          .body("violations.field", contains("url"))
          .body("violations.message", hasItem(containsString("ASCII")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"endpoints/{}/test", "endpoints/{}/secrets/rotate", "deliveries/{}/replay"})
  void ofABodyThatWouldBeIgnored(String path) {
    String address = path.replace("{}", endpoint);

    post(address, "{\"type\":\"x\",\"force\":true}")
        .body("type", equalTo("urn:lockstep:problem:unknown-field"))
        .body("violations.field", containsInAnyOrder("type", "force"));
    post(address, "[]").body("type", equalTo("urn:lockstep:problem:malformed-json"));
    post(address, "null").body("violations.field", contains("body"));
    partner
        .asking()
        .body("{}")
        .post("/api/v1/" + address)
        .then()
        .statusCode(path.contains("test") ? 202 : path.contains("rotate") ? 409 : 404);
  }

  @Test
  void ofABodyThatWouldBeIgnoredWhereAnAdministratorStopsAnEndpoint() {
    for (String verb : List.of("disable", "enable")) {
      Partner.asking(Tokens.of("administrator").roles("partner-admin"))
          .body("{\"reason\":\"Under inquiry\"}")
          .post("/api/v1/admin/endpoints/" + endpoint + "/" + verb)
          .then()
          .statusCode(400)
          .body("violations.field", contains("reason"));
    }
  }

  @Test
  void takesADescriptionInAnyScriptAndOverSeveralLines() {
    String text = "부산항만공사\\n釜山港 \\u0645\\u06cc\\u200c\\u062e\\u0648\\u0627\\u0647\\u0645";
    partner
        .asking()
        .body("{\"description\":\"" + text + "\"}")
        .patch("/api/v1/endpoints/" + endpoint)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse post(String path, String body) {
    return partner.asking().body(body).post("/api/v1/" + path).then().statusCode(400);
  }
}
