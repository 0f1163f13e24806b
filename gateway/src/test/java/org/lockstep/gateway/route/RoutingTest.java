package org.lockstep.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class RoutingTest {
  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  static RequestSpecification officer() {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Tokens.of("jp-drafter").authority("JP").roles("drafter").held());
  }

  static Stream<Arguments> forwarded() {
    return RouteTable.ROUTES.stream()
        .filter(route -> route.service().isPresent())
        .flatMap(
            route ->
                route.methods().stream()
                    .map(method -> Arguments.of(method.name(), route.template(), route)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("forwarded")
  void handsEveryRouteToItsService(String method, String template, ApiRoute route) {
    // Given
    String path = template.replaceAll("\\{[^}]*\\}", "0197-a_b:c.d~e");
    // When
    officer().request(method, path + "?limit=5&after=%E5%B9%B3").then().statusCode(200);
    // Then
    assertThat(Services.arrived())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.service())
                  .isEqualTo(route.service().orElseThrow().name().toLowerCase(Locale.ROOT));
              assertThat(arrived.method()).isEqualTo(method);
              assertThat(arrived.uri()).isEqualTo(path + "?limit=5&after=%E5%B9%B3");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/q/health",
        "/q/health/ready",
        "/q/openapi",
        "/q/dev-ui",
        "/api",
        "/api/v1/",
        "/api/v1/packages/",
        "/api/v1/packages/1/entries",
        "/api/v1/partner",
        "/api/v2/packages",
        "/API/v1/packages",
        "/api/v1/exports/",
        "/webjars/swagger-ui/5.34.1/index.html",
        "/docs/index.html",
        "/docs/a/b",
        "/health/",
        "/metrics",
      })
  void answersWhatIsNotOnTheListItself(String path) {
    officer()
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:not-found"))
        .body("status", equalTo(404));
    assertThat(Services.arrived()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
  void namesTheMethodsThatAPathHas(String method) {
    officer()
        .request(method, "/api/v1/packages/42")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD, PUT")
        .body("type", equalTo("urn:lockstep:problem:method-not-allowed"))
        .body("detail", equalTo("Allowed are GET, HEAD, PUT."));
    assertThat(Services.arrived()).isEmpty();
  }

  @Test
  void handsHeadOnWhereverGetGoes() {
    officer().head("/api/v1/designations/42").then().statusCode(200);

    assertThat(Services.arrived())
        .singleElement()
        .satisfies(arrived -> assertThat(arrived.method()).isEqualTo("HEAD"));
  }

  /** A client that is told of chunks waits for them, and takes the next answer for one. */
  @ParameterizedTest
  @CsvSource({"GET,304", "GET,204", "GET,205", "HEAD,200", "HEAD,304"})
  void announcesNoBodyWhereThereIsNone(String method, int status) throws IOException {
    Services.answer(
        (request, body) ->
            request.response().setStatusCode(status).putHeader("ETag", "\"24-may\"").end());
    String request =
        method
            + " /api/v1/designations/42 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + Tokens.of("jp-drafter").authority("JP").roles("drafter").held()
            + "\r\n\r\n";
    try (Wire wire = new Wire()) {
      for (int i = 0; i < 2; i++) {
        String answer = wire.write(request).readAnswer();

        assertThat(answer)
            .startsWith("HTTP/1.1 " + status + " ")
            .endsWith("\r\n\r\n")
            .containsIgnoringCase("etag: \"24-may\"")
            .doesNotContainIgnoringCase("transfer-encoding");
      }
    }
  }

  @Test
  void handsTheBodyOnAsItCame() {
    String body = "{\"reference\":\"JP-2024-05-24\",\"title\":\"外国為替及び外国貿易法\"}";

    officer()
        .contentType("application/json; charset=utf-8")
        .body(body)
        .post("/api/v1/packages")
        .then()
        .statusCode(200);

    assertThat(Services.arrived())
        .singleElement()
        .satisfies(arrived -> assertThat(arrived.body().text()).isEqualTo(body));
  }

  @Test
  void handsTheAnswerBackAsItCame() {
    Services.answer(
        (request, body) ->
            request
                .response()
                .setStatusCode(412)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("ETag", "\"7\"")
                .end("{\"type\":\"urn:lockstep:problem:precondition-failed\"}"));

    officer()
        .get("/api/v1/packages/42")
        .then()
        .statusCode(412)
        .contentType("application/problem+json")
        .header("ETag", "\"7\"")
        .body("type", equalTo("urn:lockstep:problem:precondition-failed"));
  }

  @Test
  void givesTheTimeOfALargeAnswerToEveryFile() {
    assertThat(RouteTable.ROUTES)
        .filteredOn(route -> route.service().isPresent())
        .filteredOn(route -> route.template().matches(".*(\\.(csv|json|jsonl|jws)|/exports/.*)"))
        .isNotEmpty()
        .allSatisfy(route -> assertThat(route.traffic()).isEqualTo(Traffic.LARGE_ANSWER));
  }

  @Test
  void listsEveryPathOnce() {
    List<String> templates = RouteTable.ROUTES.stream().map(ApiRoute::template).toList();

    assertThat(templates).doesNotHaveDuplicates();
    assertThat(RouteTable.ROUTES)
        .allSatisfy(route -> assertThat(route.methods()).isNotEmpty())
        .filteredOn(ApiRoute::open)
        .extracting(ApiRoute::template)
        .filteredOn(template -> !template.startsWith("/docs"))
        .containsExactlyInAnyOrder(
            "/health", "/api/v1", "/api/v1/openapi.json", "/api/v1/openapi.yaml", "/api/v1/keys");
    assertThat(RouteTable.ROUTES)
        .filteredOn(ApiRoute::open)
        .allSatisfy(route -> assertThat(route.methods()).containsOnly(HttpMethod.GET));
  }
}
