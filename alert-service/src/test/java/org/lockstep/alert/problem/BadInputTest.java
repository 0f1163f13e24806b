package org.lockstep.alert.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.WithStores;

/** Bad input is named, refused, and changes nothing. */
@QuarkusTest
@WithStores
class BadInputTest {
  private final Partner partner = new Partner();
  private String endpoint = "";

  @BeforeEach
  void begin() {
    endpoint =
        partner.newEndpoint("http://127.0.0.1:" + ReceiverPorts.port(0), "v1a").getString("id");
  }

  @AfterEach
  void end() {
    assertThat(partner.asking().get("/api/v1/endpoints").jsonPath().getList("items")).hasSize(1);
    assertThat(partner.asking().get("/api/v1/subscriptions").jsonPath().getList("items")).isEmpty();
    partner.leave();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{|malformed-json|``",
        "{\"url\":|malformed-json|``",
        "{\"url\":\"https://a.example\"} {}|malformed-json|``",
        "{\"url\":\"https://a.example\",\"url\":\"https://b.example\"}|malformed-json|``",
        "[]|malformed-json|``",
        "7|malformed-json|``",
        "{\"url\":\"https://a.example\",\"owner\":\"x\"}|unknown-field|``",
        "{}|invalid-request|url",
        "null|invalid-request|body",
        "{\"url\":null}|invalid-request|url",
        "{\"url\":7}|invalid-request|url",
        "{\"url\":[\"https://a.example\"]}|invalid-request|url",
        "{\"url\":\"http://127.0.0.1:1/\"}|invalid-request|url",
        "{\"url\":\"https://10.0.0.1/\"}|invalid-request|url",
        "{\"url\":\"https://a.example:0/\"}|invalid-request|url",
        "{\"url\":\"https://a.example:99999/\"}|invalid-request|url",
        "{\"url\":\"https://localhost/\"}|invalid-request|url",
        "{\"url\":\"https://no-such-host.invalid/\"}|invalid-request|url",
        "{\"url\":\"https://localhost/\",\"signatures\":[\"v2\"]}|invalid-request|signatures[0] url",
        "{\"url\":\"https://localhost/\",\"signatures\":[0]}|invalid-request|signatures[0] url",
        "{\"url\":\"https://localhost/\",\"signatures\":\"v1\"}|invalid-request|signatures url",
        "{\"url\":\"https://localhost/\",\"signatures\":[\"v1\",\"v1\",\"v1\"]}|invalid-request|signatures url",
      })
  void refusesAnEndpointThatIsNone(String body, String kind, String field) {
    Response answer = partner.asking().body(body).post("/api/v1/endpoints");
    assertProblem(answer, 400, kind);
    if (!field.isEmpty()) {
      assertThat(answer.jsonPath().getList("violations.field"))
          .containsExactly((Object[]) field.split(" "));
      assertThat(answer.jsonPath().getString("violations[0].message")).startsWith("must");
    }
  }

  @Test
  void namesTheUnknownFieldAndTheKnownOnes() {
    assertProblem(
            partner
                .asking()
                .body("{\"url\":\"https://a.example\",\"Enabled\":true}")
                .post("/api/v1/endpoints"),
            400,
            "unknown-field")
        .then()
        .body("violations[0].field", equalTo("Enabled"))
        .body(
            "violations[0].message", equalTo("is unknown; allowed: description, signatures, url"));
  }

  @Test
  void saysTheSameOfEveryTargetThatIsNotAllowed() {
    var details =
        Stream.of(
                "https://localhost/",
                "https://no-such-host.invalid/",
                "https://169.254.169.254/",
                "http://127.0.0.1:22/")
            .map(
                url ->
                    partner
                        .asking()
                        .body("{\"url\":\"" + url + "\"}")
                        .post("/api/v1/endpoints")
                        .jsonPath()
                        .getString("violations[0].message"))
            .distinct();
    assertThat(details).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"eventTypes\":[\"package.release\"]|eventTypes[0]",
        "\"eventTypes\":[\"package.released\",null]|eventTypes[1]",
        "\"eventTypes\":\"package.released\"|eventTypes",
        "\"authorities\":[\"jp\"]|authorities[0]",
        "\"authorities\":[\"JPN\"]|authorities[0]",
        "\"programmes\":[\"kr dprk\"]|programmes[0]",
        "\"measures\":[\"ASSET_FREEZE\",\"FREEZE\"]|measures[1]",
        "\"subjectTypes\":[\"SHIP\"]|subjectTypes[0]",
        "\"countries\":[\"XX\"]|countries[0]",
        "\"countries\":[\"KOR\"]|countries[0]",
        "\"countries\":[{}]|countries[0]",
      })
  void refusesAFilterThatCouldNeverMatch(String filter, String field) {
    assertProblem(
            partner
                .asking()
                .body("{\"endpointId\":\"" + endpoint + "\"," + filter + "}")
                .post("/api/v1/subscriptions"),
            400,
            "invalid-request")
        .then()
        .body("violations.field", equalTo(List.of(field)));
  }

  @Test
  void refusesASubscriptionWithoutOrWithAnUnknownEndpoint() {
    assertProblem(
        partner.asking().body("{}").post("/api/v1/subscriptions"), 400, "invalid-request");
    assertProblem(
        partner.asking().body("{\"endpointId\":\"x\"}").post("/api/v1/subscriptions"),
        400,
        "invalid-request");
    assertProblem(
            partner
                .asking()
                .body("{\"endpointId\":\"" + UUID.randomUUID() + "\"}")
                .post("/api/v1/subscriptions"),
            400,
            "invalid-request")
        .then()
        .body("violations.field", equalTo(List.of("endpointId")));
  }

  @Test
  void refusesAFilterThatIsTooLong() {
    String many = "\"KP\",".repeat(300) + "\"KP\"";
    assertProblem(
        partner
            .asking()
            .body("{\"endpointId\":\"" + endpoint + "\",\"countries\":[" + many + "]}")
            .post("/api/v1/subscriptions"),
        400,
        "invalid-request");
  }

  @Test
  void refusesTextThatIsTooLong() {
    assertProblem(
            partner
                .asking()
                .body("{\"description\":\"" + "x".repeat(501) + "\"}")
                .patch("/api/v1/endpoints/" + endpoint),
            400,
            "invalid-request")
        .then()
        .body("violations[0].field", equalTo("description"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/alerts?limit=0",
        "/api/v1/alerts?limit=501",
        "/api/v1/subscriptions?endpoint=nonsense",
        "/api/v1/alerts?limit=abc",
        "/api/v1/endpoints?limit=1e2",
        "/api/v1/subscriptions?limit=501",
        "/api/v1/alerts?after=nonsense",
        "/api/v1/alerts?after=%00",
        "/api/v1/alerts?after=OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTo6",
        "/api/v1/endpoints?limit=-1",
        "/api/v1/subscriptions?limit=501",
      })
  void refusesAPageThatIsNone(String path) {
    assertProblem(partner.asking().get(path), 400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/endpoints/nonsense",
        "/api/v1/endpoints/nonsense/deliveries",
        "/api/v1/nothing",
        "/api/v2/endpoints",
        "/",
        "/etc/passwd",
      })
  void findsNothingWhereNothingIs(String path) {
    assertProblem(partner.asking().get(path), 404, "not-found");
  }

  @Test
  void refusesMethodsAndMediaTypesItDoesNotKnow() {
    assertProblem(partner.asking().put("/api/v1/endpoints"), 405, "method-not-allowed");
    assertProblem(partner.asking().delete("/api/v1/alerts"), 405, "method-not-allowed");
    assertProblem(
        partner.asking().contentType("text/plain").body("x").post("/api/v1/endpoints"),
        415,
        "unsupported-media-type");
    assertProblem(
        partner.asking().accept("application/xml").get("/api/v1/endpoints"), 406, "not-acceptable");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    assertProblem(
        partner
            .asking()
            .body("{\"url\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}")
            .post("/api/v1/endpoints"),
        413,
        "too-large");
  }

  @Test
  void refusesJsonThatIsTooDeepOrHasTextTooLong() {
    assertProblem(
        partner
            .asking()
            .body("{\"url\":" + "[".repeat(70) + "]".repeat(70) + "}")
            .post("/api/v1/endpoints"),
        400,
        "invalid-request");
    assertProblem(
        partner
            .asking()
            .body("{\"url\":\"" + "x".repeat(1024 * 1024 + 1) + "\"}")
            .post("/api/v1/endpoints"),
        400,
        "malformed-json");
  }

  @Test
  void refusesToRotateOrReplayWhatHasNoSecretOrIsNotThere() {
    assertProblem(
        partner.asking().post("/api/v1/endpoints/" + endpoint + "/secrets/rotate"),
        409,
        "no-shared-secret");
    assertProblem(
        partner.asking().post("/api/v1/deliveries/" + UUID.randomUUID() + "/replay"),
        404,
        "not-found");
  }

  @Test
  void answersWithTheRequestIdItWasGiven() {
    partner
        .asking()
        .header("X-Request-Id", "2024-05-24-0001")
        .get("/api/v1/endpoints/" + UUID.randomUUID())
        .then()
        .header("X-Request-Id", "2024-05-24-0001")
        .body("instance", equalTo("urn:lockstep:request:2024-05-24-0001"));
    given()
        .header("X-Request-Id", "<script>alert(1)</script>")
        .get("/api/v1/endpoints")
        .then()
        .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
        .body("instance", matchesPattern("urn:lockstep:request:[0-9a-f-]{36}"));
  }

  private static Response assertProblem(Response answer, int status, String kind) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    answer
        .then()
        .contentType(containsString("application/problem+json"))
        .body("type", equalTo("urn:lockstep:problem:" + kind))
        .body("status", equalTo(status));
    assertThat(answer.jsonPath().getString("title")).isNotBlank();
    assertThat(answer.jsonPath().getString("instance")).startsWith("urn:");
    assertThat(answer.asString())
        .doesNotContain("org.lockstep", "com.fasterxml", "jakarta", "java.", "Exception");
    return answer;
  }
}
