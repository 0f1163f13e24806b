package org.lockstep.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.lockstep.gateway.route.RoutingTest.officer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Services.Arrived;

@QuarkusTest
class HeadersTest {
  private static final String THEIRS = "0af7651916cd43dd8448eb211c80319c";

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private static Arrived only() {
    assertThat(Services.arrived()).hasSize(1);
    return Services.arrived().get(0);
  }

  @Test
  void keepsFromTheServiceWhatItCouldTakeForTheGatewaysWord() {
    // When
    officer()
        .header("Forwarded", "for=10.0.0.1")
        .header("X-Forwarded-For", "10.0.0.1")
        .header("X-Forwarded-Host", "evil.example")
        .header("X-Internal-User", "jp-approver")
        .header("X-Real-IP", "10.0.0.1")
        .header("X_Internal_User", "jp-approver")
        .header("X-HTTP-Method-Override", "DELETE")
        .header("X-Method-Override", "DELETE")
        .header("X-HTTP-Method", "DELETE")
        .header("X-Client-IP", "10.0.0.1")
        .header("True-Client-IP", "10.0.0.1")
        .header("CF-Connecting-IP", "10.0.0.1")
        .header("X-Cluster-Client-IP", "10.0.0.1")
        .header("X-Original-URL", "/api/v1/packages/42/release")
        .header("X-Rewrite-URL", "/api/v1/packages/42/release")
        .header("Cookie", "session=1")
        .header("X-Nobody-Knows", "1")
        .header("Keep-Alive", "timeout=5")
        .header("Proxy-Authorization", "Basic eDp5")
        .header("TE", "trailers")
        .header("Connection", "X-Secret-Hop")
        .header("X-Secret-Hop", "1")
        .header("If-Match", "\"3\"")
        .header("Idempotency-Key", "\"case 24\"")
        .header("X-Purpose", "A check of cargo")
        .header("traceparent", "00-" + THEIRS + "-b7ad6b7169203331-01")
        .header("tracestate", "theirs=1")
        .header("baggage", "user=jp-approver")
        .get("/api/v1/packages/42")
        .then()
        .statusCode(200);
    // Then
    assertThat(only().headers().keySet())
        .isSubsetOf(
            "accept",
            "authorization",
            "host",
            "idempotency-key",
            "if-match",
            "traceparent",
            "user-agent",
            "x-purpose",
            "x-request-id");
    assertThat(only().header("X-Purpose")).isEqualTo("A check of cargo");
    assertThat(only().header("If-Match")).isEqualTo("\"3\"");
    assertThat(only().header("Idempotency-Key")).isEqualTo("\"case 24\"");
    assertThat("http://" + only().header("Host")).isEqualTo(Services.url("designation"));
  }

  @Test
  void beginsATraceWhateverTheCallerSaysOfOne() {
    officer()
        .header("traceparent", "00-" + THEIRS + "-b7ad6b7169203331-01")
        .header("X-Request-Id", "story-2024-05-24")
        .get("/api/v1/packages/42");
    officer().header("traceparent", "no trace").get("/api/v1/packages/42");

    List<String> traces =
        Services.arrived().stream().map(request -> request.header("traceparent")).toList();
    assertThat(traces)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(trace -> trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"))
        .noneMatch(trace -> trace.contains(THEIRS));
  }

  @Test
  void keepsTheInsideOfLockstepFromTheCaller() {
    // Given
    Services.answer(
        (request, body) ->
            request
                .response()
                .setStatusCode(201)
                .putHeader("Server", "designation-service-7f")
                .putHeader("X-Powered-By", "Quarkus")
                .putHeader("X-Internal-Node", "7f")
                .putHeader("Keep-Alive", "timeout=5")
                .putHeader("Connection", "X-Secret-Hop")
                .putHeader("X-Secret-Hop", "1")
                .putHeader("Proxy-Authenticate", "Basic")
                .putHeader("X-Request-Id", "of-the-service")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Location", Services.url("designation") + "/api/v1/packages/42")
                .end("{}"));
    // When
    var headers =
        officer().body("{}").post("/api/v1/packages").then().statusCode(201).extract().headers();
    // Then
    assertThat(headers.asList().stream().map(header -> header.getName().toLowerCase(Locale.ROOT)))
        .doesNotContain(
            "server",
            "x-powered-by",
            "x-internal-node",
            "keep-alive",
            "connection",
            "x-secret-hop",
            "proxy-authenticate");
    assertThat(headers.getValues("X-Content-Type-Options")).isEqualTo(List.of("nosniff"));
    assertThat(headers.getValues("X-Request-Id")).hasSize(1).doesNotContain("of-the-service");
    assertThat(headers.getValue("Location")).isEqualTo("/api/v1/packages/42");
    assertThat(headers.getValue("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void leavesItToTheServiceWhatMayBeCached() {
    Services.answer(
        (request, body) ->
            request.response().putHeader("Cache-Control", "public, max-age=300").end("{}"));

    officer().get("/api/v1/keys").then().header("Cache-Control", "public, max-age=300");
  }

  @Test
  void leavesALocationElsewhereAlone() {
    Services.answer(
        (request, body) ->
            request
                .response()
                .setStatusCode(308)
                .putHeader("Location", "/api/v1/entities/survivor")
                .end());

    officer()
        .redirects()
        .follow(false)
        .get("/api/v1/entities/merged")
        .then()
        .statusCode(308)
        .header("Location", "/api/v1/entities/survivor");
  }

  @Test
  void carriesTheCallersRequestIdThroughAndBack() {
    officer()
        .header("X-Request-Id", "story-2024-05-24")
        .get("/api/v1/packages")
        .then()
        .header("X-Request-Id", "story-2024-05-24");

    assertThat(only().header("X-Request-Id")).isEqualTo("story-2024-05-24");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with space 123", "semicolon;12345", "a\tb345678"})
  void givesARequestItsOwnIdWhenTheCallersIsNotPlain(String id) {
    String given =
        officer()
            .header("X-Request-Id", id)
            .get("/api/v1/packages")
            .then()
            .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
            .extract()
            .header("X-Request-Id");

    assertThat(only().header("X-Request-Id")).isEqualTo(given);
  }

  @Test
  void namesTheRequestInItsProblem() {
    officer()
        .header("X-Request-Id", "story-2024-05-24")
        .get("/api/v1/nothing")
        .then()
        .header("X-Request-Id", "story-2024-05-24")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .header("Connection", nullValue())
        .body("instance", equalTo("urn:lockstep:request:story-2024-05-24"));
  }

  @Test
  void letsNoPageOfAnotherOriginRead() {
    for (String origin : List.of("https://evil.example", "null", "http://localhost:8080")) {
      Response read = officer().header("Origin", origin).get("/api/v1/packages");
      assertThat(read.statusCode()).isEqualTo(200);
      assertThat(read.headers().asList())
          .noneMatch(
              header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control"));

      Response asked =
          given()
              .header("Origin", origin)
              .header("Access-Control-Request-Method", "POST")
              .header("Access-Control-Request-Headers", "authorization")
              .options("/api/v1/packages");
      assertThat(asked.statusCode()).isEqualTo(405);
      assertThat(asked.headers().asList())
          .noneMatch(
              header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control"));
    }
  }
}
