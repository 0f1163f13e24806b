package org.lockstep.entity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.testkit.Tokens;

/** Who may call what. A new operation without a line in {@link #ALLOWED} fails the build. */
@QuarkusTest
class AccessTest {
  private static final Map<String, String> ALLOWED =
      Map.of(
          "GET /api/v1/entities", "register-reader",
          "GET /api/v1/entities/{id}", "register-reader",
          "GET /api/v1/resolution/candidates", "curator",
          "POST /api/v1/resolution/judgements", "curator");

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
          "partner-admin");

  @Test
  void everyOperationIsForTheRoleThatIsMeantAndForNoOther() {
    List<String> wrong = new ArrayList<>();
    for (String operation : operations()) {
      String allowed = ALLOWED.get(operation);
      assertThat(allowed).as("who may call " + operation).isNotNull();
      for (String role : ROLES) {
        int status = call(operation, Tokens.of("somebody").roles(role).bearer()).statusCode();
        if ((status != 403) != role.equals(allowed) || status == 401 || status >= 500) {
          wrong.add(operation + " as " + role + ": " + status);
        }
      }
      if (call(operation, Tokens.of("nobody").bearer()).statusCode() != 403) {
        wrong.add(operation + " without roles");
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(operations()).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
  }

  @Test
  void noOperationIsOpenToWhoeverHasNoGoodToken() {
    for (String operation : operations()) {
      for (String token :
          List.of(
              Tokens.of("jp-curator").roles("register-reader", "curator").foreign().bearer(),
              Tokens.of("jp-curator").roles("register-reader", "curator").expired().bearer(),
              Tokens.of("jp-curator").roles("register-reader", "curator").audience("x").bearer(),
              "not-a-token")) {
        call(operation, token)
            .then()
            .statusCode(401)
            .contentType("application/problem+json")
            .header("WWW-Authenticate", startsWith("Bearer"))
            .body("type", equalTo("urn:lockstep:problem:unauthenticated"))
            .body("status", equalTo(401));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/entities/x", "/api/v1/resolution/candidates"})
  void asksForATokenWhereThereIsNone(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"));
  }

  @Test
  void namesTheRoleThatIsNeeded() {
    Api.reader()
        .get("/api/v1/resolution/candidates")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:forbidden"))
        .body("detail", containsString("curator"));
  }

  @Test
  void isReadyWhenItsStoresAre() {
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/health/live").then().statusCode(200);
  }

  private static Response call(String operation, String token) {
    String[] parts = operation.split(" ", 2);
    String path = parts[1].replace("{id}", "e1d7c2aa-58b4-4f0b-8f44-53fd1d6c9c11");
    var request = given().auth().oauth2(token);
    if (parts[0].equals("POST")) {
      request.contentType("application/json").body("{}");
    }
    return request.request(parts[0], path);
  }

  private static List<String> operations() {
    Map<String, Map<String, Object>> paths =
        new TreeMap<>(
            given()
                .get("/q/openapi?format=json")
                .jsonPath()
                .<String, Map<String, Object>>getMap("paths"));
    List<String> operations = new ArrayList<>();
    paths.forEach(
        (path, methods) ->
            methods
                .keySet()
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(operations).isNotEmpty();
    return operations;
  }
}
