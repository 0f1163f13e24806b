package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/**
 * Every route against every way of not being allowed. A route that is missing here fails the build.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class RoleMatrixTest {
  private static final String READER = "register-reader";
  private static final String OPERATOR = "list-operator";
  private static final List<String> ROLES =
      List.of(
          "register-reader",
          "drafter",
          "approver",
          "releaser",
          "coordinator",
          "list-operator",
          "curator",
          "screener",
          "watchlist-owner",
          "alert-owner",
          "auditor",
          "partner-admin",
          "register-admin");

  private static final Map<String, String> NEEDED = new TreeMap<>();

  /** Tokens by role: signing one takes longer than to be refused with it. */
  private static final Map<String, List<String>> INVALID = new HashMap<>();

  private static final Map<String, String> WITHOUT = new HashMap<>();
  private static final Map<String, String> WITH = new HashMap<>();

  static {
    NEEDED.put("GET /api/v1/authorities", READER);
    NEEDED.put("GET /api/v1/programmes", READER);
    NEEDED.put("GET /api/v1/instruments", READER);
    for (String kind : List.of("authorities", "programmes", "instruments")) {
      NEEDED.put("GET /api/v1/" + kind + "/{code}", READER);
      NEEDED.put("PUT /api/v1/" + kind + "/{code}", "register-admin");
    }
    NEEDED.put("GET /api/v1/packages", READER);
    NEEDED.put("POST /api/v1/packages", "drafter");
    NEEDED.put("GET /api/v1/packages/{id}", READER);
    NEEDED.put("PUT /api/v1/packages/{id}", "drafter");
    NEEDED.put("PUT /api/v1/packages/{id}/entries/{entryId}", "drafter");
    NEEDED.put("DELETE /api/v1/packages/{id}/entries/{entryId}", "drafter");
    NEEDED.put("POST /api/v1/packages/{id}/submit", "drafter");
    NEEDED.put("POST /api/v1/packages/{id}/withdraw", "drafter");
    NEEDED.put("POST /api/v1/packages/{id}/return", "approver");
    NEEDED.put("POST /api/v1/packages/{id}/approve", "approver");
    NEEDED.put("POST /api/v1/packages/{id}/release", "releaser");
    NEEDED.put("POST /api/v1/packages/{id}/unschedule", "releaser");
    NEEDED.put("GET /api/v1/packages/{id}/steps", READER);
    NEEDED.put("GET /api/v1/packages/{id}/changes", READER);
    NEEDED.put("GET /api/v1/joint-actions", READER);
    NEEDED.put("POST /api/v1/joint-actions", "coordinator");
    NEEDED.put("GET /api/v1/joint-actions/{id}", READER);
    NEEDED.put("POST /api/v1/joint-actions/{id}/invitations", "coordinator");
    NEEDED.put("PUT /api/v1/joint-actions/{id}/parts/{authority}", "releaser");
    NEEDED.put("DELETE /api/v1/joint-actions/{id}/parts/{authority}", "releaser");
    NEEDED.put("POST /api/v1/joint-actions/{id}/release", "coordinator");
    NEEDED.put("POST /api/v1/joint-actions/{id}/unschedule", "coordinator");
    NEEDED.put("POST /api/v1/joint-actions/{id}/cancel", "coordinator");
    NEEDED.put("GET /api/v1/designations", READER);
    NEEDED.put("GET /api/v1/designations/{id}", READER);
    NEEDED.put("GET /api/v1/designations/{id}/versions", READER);
    NEEDED.put("GET /api/v1/statements", READER);
    NEEDED.put("POST /api/v1/statements", "drafter");
    NEEDED.put("GET /api/v1/statements/{id}", READER);
    NEEDED.put("GET /api/v1/timeline", READER);
    NEEDED.put("GET /api/v1/alignment", READER);
    NEEDED.put("GET /api/v1/alignment.csv", READER);
    NEEDED.put("GET /api/v1/entities/{id}/alignment", READER);
    NEEDED.put("GET /api/v1/journal/checkpoint", READER);
    NEEDED.put("GET /api/v1/journal/key", READER);
    NEEDED.put("GET /api/v1/journal/entries", READER);
    NEEDED.put("GET /api/v1/journal/proofs/inclusion", READER);
    NEEDED.put("GET /api/v1/journal/proofs/consistency", READER);
    NEEDED.put("GET /api/v1/exports/{file}", READER);
    NEEDED.put("GET /api/v1/exports/{file}.manifest.json", READER);
    NEEDED.put("GET /api/v1/exports/{file}.manifest.jws", READER);
    NEEDED.put("GET /api/v1/exports/journal.jsonl", READER);
    NEEDED.put("GET /api/v1/exports/deltas", READER);
    NEEDED.put("GET /api/v1/lists", READER);
    NEEDED.put("POST /api/v1/lists/{source}/imports", OPERATOR);
    NEEDED.put("GET /api/v1/imports", OPERATOR);
    NEEDED.put("GET /api/v1/imports/{id}", OPERATOR);
    NEEDED.put("GET /api/v1/imports/{id}/progress", OPERATOR);
    NEEDED.put("GET /api/v1/imports/{id}/report", OPERATOR);
    NEEDED.put("POST /api/v1/imports/{id}/approve", OPERATOR);
    NEEDED.put("POST /api/v1/imports/{id}/reject", OPERATOR);
    NEEDED.put("GET /api/v1/designations/{id}/original", READER);
  }

  static Stream<Arguments> routes() {
    return NEEDED.entrySet().stream()
        .map(
            entry -> {
              String[] route = entry.getKey().split(" ", 2);
              return Arguments.of(route[0], route[1], entry.getValue());
            });
  }

  @Test
  void knowsEveryRoute() {
    Map<String, Map<String, Object>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    TreeSet<String> served = new TreeSet<>();
    paths.forEach(
        (path, methods) ->
            methods.keySet().stream()
                .filter(method -> List.of("get", "put", "post", "patch", "delete").contains(method))
                .forEach(method -> served.add(method.toUpperCase(Locale.ROOT) + " " + path)));

    assertThat(served).isEqualTo(NEEDED.keySet());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("routes")
  void letsNobodyInWithoutAValidToken(String method, String path, String role) {
    unauthenticated(call(given(), method, path));
    for (String token : INVALID.computeIfAbsent(role, RoleMatrixTest::invalid)) {
      unauthenticated(call(bearing(token), method, path));
    }
  }

  private static List<String> invalid(String role) {
    String good = Tokens.of("kr-officer").authority("KR").roles(role).bearer();
    return List.of(
        "not.a.token",
        good.substring(0, good.length() - 6) + "AAAAAA",
        Tokens.of("kr-officer").roles(role).foreign().bearer(),
        Tokens.of("kr-officer").roles(role).expired().bearer(),
        Tokens.of("kr-officer").roles(role).audience("account").bearer());
  }

  @ParameterizedTest(name = "{0} {1} needs {2}")
  @MethodSource("routes")
  void letsNobodyInWithoutTheRole(String method, String path, String role) {
    call(bearing(WITHOUT.computeIfAbsent(role, RoleMatrixTest::without)), method, path)
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:forbidden"))
        .body("detail", containsString(role));
    call(bearing(WITHOUT.computeIfAbsent("any", any -> Tokens.of("nobody").bearer())), method, path)
        .statusCode(403);
  }

  private static String without(String role) {
    String[] others = ROLES.stream().filter(other -> !other.equals(role)).toArray(String[]::new);
    return Tokens.of("kr-officer").authority("KR").roles(others).bearer();
  }

  @ParameterizedTest(name = "{0} {1} with {2}")
  @MethodSource("routes")
  void letsInWhoHasTheRole(String method, String path, String role) {
    String with =
        WITH.computeIfAbsent(
            role, one -> Tokens.of("kr-officer").authority("KR").roles(one).bearer());

    int status = call(bearing(with), method, path).extract().statusCode();

    assertThat(status).isIn(200, 400, 404);
  }

  private static RequestSpecification bearing(String token) {
    return given().auth().oauth2(token);
  }

  private static ValidatableResponse call(
      RequestSpecification request, String method, String path) {
    boolean body =
        method.equals("PUT")
            || Arrays.asList(
                    "packages", "joint-actions", "invitations", "statements", "return", "approve")
                .contains(path.substring(path.lastIndexOf('/') + 1));
    if (body && !method.equals("GET")) {
      request.contentType("application/json").body("{}");
    }
    return request
        .request(
            method,
            path.replace("{id}", "0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10")
                .replace("{entryId}", "maia-1")
                .replace("{authority}", "KR")
                .replace("{source}", "xx-nobody")
                .replace("{code}", "XX")
                .replace("{file}", "register.csv"))
        .then();
  }

  private static void unauthenticated(ValidatableResponse response) {
    response
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", notNullValue())
        .body("type", equalTo("urn:lockstep:problem:unauthenticated"));
  }
}
