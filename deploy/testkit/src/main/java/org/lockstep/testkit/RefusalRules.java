package org.lockstep.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * How every service refuses what it cannot read, and what it says while its store is away. A
 * service has a test class that says what may be asked of it.
 */
public abstract class RefusalRules {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Of somebody who may do what is tried here. */
  protected abstract String token();

  /** The path of a list that needs no parameter, or with the parameter that it needs. */
  protected abstract String list();

  /** A parameter of the list that takes text, as it stands in a query: {@code after}. */
  protected abstract String parameter();

  /** The path of what takes a body. */
  protected abstract String post();

  /** A body that is good, with this in one of its texts, as it stands in JSON. */
  protected abstract String body(String text);

  /** The field that the text is in. */
  protected abstract String field();

  @Test
  void saysWhichClientScopeIsMissingToWhomHasATokenForOthers() {
    given()
        .auth()
        .oauth2(Tokens.of("somebody").roles("register-reader").audience("account").bearer())
        .get(list())
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\", error_desc"))
        .body("detail", containsString("audience (aud) lacks lockstep-api"))
        .body("detail", containsString("client scope lockstep"));
    for (Tokens worse :
        List.of(
            Tokens.of("somebody").audience("account").foreign(),
            Tokens.of("somebody").audience("account").expired())) {
      given()
          .auth()
          .oauth2(worse.bearer())
          .get(list())
          .then()
          .statusCode(401)
          .body("detail", not(containsString("client scope")));
    }
  }

  @Test
  void refusesHeadersThatAreNoMediaTypes() throws IOException {
    for (String none : List.of("a/b/c", ";;;", "()<>@,;:\\", ", ,x")) {
      for (String request :
          List.of(
              "GET " + list() + " HTTP/1.1\r\nAccept: " + none + "\r\n",
              "POST "
                  + post()
                  + " HTTP/1.1\r\nContent-Length: 2\r\nContent-Type: "
                  + none
                  + "\r\n")) {
        RawClient.Answer answer =
            RawClient.answerTo(request + "Host: x\r\n" + authorization() + "\r\n{}");
        assertThat(answer.status()).as(request + answer).isIn(400, 406, 415);
        assertThat(answer.isProblem()).as(request + answer).isTrue();
      }
    }
  }

  @Test
  void readsNothingButJsonWhereJsonIsDescribed() throws IOException {
    JsonNode paths = new ObjectMapper().readTree(Described.document()).path("paths");
    int tried = 0;
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        JsonNode body = operation.getValue().path("requestBody");
        if (body.path("required").asBoolean() && body.path("content").has("application/json")) {
          tried++;
          given()
              .auth()
              .oauth2(token())
              .header("Idempotency-Key", UUID.randomUUID())
              .header("Content-Type", "text/plain")
              .body("{}")
              .request(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey().replaceAll("\\{[^}]*}", UUID.randomUUID().toString()))
              .then()
              .statusCode(415)
              .body("type", equalTo("urn:lockstep:problem:unsupported-media-type"));
        }
      }
    }
    assertThat(tried).isPositive();
  }

  @Test
  void refusesParametersThatAreUnknownOrRepeatedOrNoText() {
    String and = list().contains("?") ? "&" : "?";
    for (String query :
        List.of(
            "nobodyKnowsThis=1",
            parameter() + "=a&" + parameter() + "=b",
            parameter() + "=",
            parameter() + "=%00",
            parameter() + "=a%00b",
            "%00=1")) {
      Response answer =
          given().auth().oauth2(token()).urlEncodingEnabled(false).get(list() + and + query);
      assertProblem(answer, 400, 400);
      assertThat(Json.of(answer).path("type").asText()).endsWith(":invalid-request");
      assertThat(Json.of(answer).path("violations")).as(query).isNotEmpty();
    }
  }

  @Test
  void refusesTextThatNobodyCanStore() {
    for (String text : List.of("a\\u0000b", "\\u0000", "\\ud800", "\\udc00\\ud800", "x\\udfff")) {
      Response answer = send(body(text));
      assertProblem(answer, 400, 400);
      JsonNode violation = Json.of(answer).path("violations").path(0);
      assertThat(violation.path("field").asText()).isEqualTo(field());
      assertThat(violation.path("message").asText()).contains("NUL");
    }
  }

  @Test
  void refusesBodiesThatAreNone() {
    for (String none :
        List.of(
            "",
            "null",
            "[]",
            "[null]",
            "{",
            "{}x",
            "\u0000",
            "{\"\\u0000\":1}",
            "{\"a\":" + "[".repeat(3000),
            "9".repeat(5000),
            "\"x\"")) {
      assertProblem(send(none), 400, 400);
    }
  }

  @Test
  void refusesWhatTheHttpServerCannotReadWithAProblemToo() throws IOException {
    for (String start :
        List.of(
            "GET " + list() + " HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000),
            "GET /" + "y".repeat(20_000) + " HTTP/1.1\r\nHost: x",
            "GET " + list() + " HTTX",
            get() + authorization() + "no colon",
            "GET " + list() + "?a=%zz HTTP/1.1\r\nHost: x\r\n" + authorization().strip())) {
      RawClient.Answer answer = RawClient.answerTo(start + "\r\n\r\n");
      assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
      assertThat(answer.isProblem()).as(answer.toString()).isTrue();
      assertThat(answer.headers()).containsKey("x-request-id");
    }
  }

  @Test
  void refusesHeadersThatAreNotPrintableAsciiAndTakesEmptyOnes() throws IOException {
    for (String odd : List.of("\u00e9", "\u4e2d\ud6c8", "a\u00a0b", "\u0001", "\u007f", "\t")) {
      for (String header :
          List.of("X-Request-Id", "Idempotency-Key", "If-None-Match", "Authorization", "Range")) {
        boolean known = !header.equals("Authorization");
        RawClient.Answer answer =
            RawClient.answerTo(
                get() + (known ? authorization() : "") + header + ": " + odd + "\r\n\r\n");
        int good = known ? 200 : 401;
        assertThat(answer.status()).as(header + answer).isEqualTo(odd.equals("\t") ? good : 400);
        assertThat(answer.isProblem()).as(header + answer).isEqualTo(answer.status() >= 400);
      }
    }
  }

  @Test
  void saysThatItsStoreIsAwayAndGoesOnWhenItIsBack() {
    StoreLine line = Stores.line();
    String id = UUID.randomUUID().toString();
    line.cut();
    try {
      Response answer = given().auth().oauth2(token()).header("X-Request-Id", id).get(list());
      assertProblem(answer, 503, 503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      assertThat(Json.of(answer).path("type").asText()).endsWith(":unavailable");
      assertThat(Json.of(answer).path("instance").asText()).endsWith(id);
      assertThat(send(body("The store is away")).statusCode()).isEqualTo(503);
    } finally {
      line.mend();
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(given().auth().oauth2(token()).get(list()).statusCode()).isEqualTo(200));
  }

  /** The beginning of a request for the list. */
  private String get() {
    return "GET " + list() + " HTTP/1.1\r\nHost: x\r\n";
  }

  private String authorization() {
    return "Authorization: Bearer " + token() + "\r\n";
  }

  private Response send(String body) {
    return given()
        .auth()
        .oauth2(token())
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(body)
        .post(post());
  }

  private static void assertProblem(Response answer, int least, int most) {
    assertThat(answer.statusCode()).as(answer.asString()).isBetween(least, most);
    assertThat(answer.contentType()).as(answer.asString()).isEqualTo("application/problem+json");
    assertThat(Json.of(answer).path("instance").asText()).startsWith("urn:");
    assertThat(answer.header("X-Request-Id")).isNotBlank();
  }
}
