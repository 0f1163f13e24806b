package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/**
 * Whatever is wrong with a query is refused, all of it in one answer. The operations and their
 * parameters are those of the OpenAPI document, so that a new one is held to it too.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class QueryFaultsTest {
  private static final String OFFICER =
      Tokens.of("kr-officer")
          .authority("KR")
          .roles(
              "register-reader",
              "drafter",
              "approver",
              "releaser",
              "coordinator",
              "list-operator",
              "register-admin")
          .bearer();

  /** May be given more than once. */
  private static final String SEVERAL = "package of /api/v1/alignment";

  private record Operation(String method, String path, List<String> parameters) {}

  @Test
  void noOperationTakesAParameterThatItDoesNotKnow() {
    for (Operation operation : operations()) {
      ask(operation, "foo=1&bar=2&bar=3")
          .statusCode(400)
          .body("type", equalTo("urn:lockstep:problem:invalid-request"))
          // And what is missing, where something is needed.
          .body("violations.field", hasItems("foo", "bar"))
          .body("violations[0].message", containsString("is not a parameter here; allowed: "));
    }
  }

  @Test
  void noReadTakesAParameterTwice() {
    for (Operation read : reads()) {
      for (String name : read.parameters()) {
        String several = name + " of " + read.path().replaceFirst("\\.csv$", "");
        if (!several.equals(SEVERAL)) {
          ask(read, name + "=1&" + name + "=1")
              .statusCode(400)
              .body(
                  "violations.findAll { it.field == '" + name + "' }.message",
                  contains("must be given once"));
        }
      }
    }
  }

  @Test
  void everyReadTellsAllThatIsWrongWithItsQueryAtOnce() {
    List<Operation> withParameters =
        reads().stream().filter(read -> !read.parameters().isEmpty()).toList();
    assertThat(withParameters).hasSizeGreaterThan(25);
    for (Operation read : withParameters) {
      List<String> query = new ArrayList<>(List.of("foo=1"));
      TreeSet<String> wrong = new TreeSet<>(List.of("foo"));
      for (String name : read.parameters()) {
        wrong.add(name);
        // What is no text is not x; text is not of more than 500 characters.
        int status = ask(read, name + "=x").extract().statusCode();
        query.add(name + "=" + "x".repeat(status == 400 ? 1 : 501));
      }

      List<String> told =
          ask(read, String.join("&", query)).statusCode(400).extract().path("violations.field");

      assertThat(told).as(read.path()).containsExactlyInAnyOrderElementsOf(wrong);
    }
  }

  @Test
  void tellsOfALimitWithTheRest() {
    get("/api/v1/alignment?limit=abc&validAt=yesterday&authorities=XX&after=bm8")
        .statusCode(400)
        .body(
            "violations.field",
            containsInAnyOrder("limit", "after", "validAt", "authorities", "package"));
    get("/api/v1/packages?limit=0&status=SECRET&reference=")
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("limit", "status", "reference"));
    get("/api/v1/exports/journal.jsonl?validAt=2024-05-24&knownAt=never")
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("validAt", "knownAt"));
  }

  /** Whose filter has a fault must not look for another in the cursor, which is good. */
  @Test
  void doesNotDoubtTheCursorOfAFaultyFilter() {
    Draft.of("KR");
    Draft.of("KR");
    String list = "/api/v1/packages?authority=KR&status=DRAFT";
    String next = get(list + "&limit=1").statusCode(200).extract().path("next");

    get(list + "&limit=1000&after=" + next)
        .statusCode(400)
        .body("violations.field", contains("limit"));
    get(list + "S&after=" + next).statusCode(400).body("violations.field", contains("status"));
    get(list + "&foo=1&after=" + next).statusCode(400).body("violations.field", contains("foo"));
    get(list + "&foo=1&after=" + next.substring(1))
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("foo", "after"));
    get(list + "&after=" + next).statusCode(200);
  }

  @Test
  void doesNotCompareWithAStateThatIsNone() {
    Draft.released("KR", Entries.KR_RIM);
    String size = get("/api/v1/journal/checkpoint").extract().asString().split("\n", -1)[1];

    get("/api/v1/exports/deltas?from=" + size + "&to=never")
        .statusCode(400)
        .body("violations.field", contains("to"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"designations", "packages", "exports/register.json", "authorities"})
  void saysHowThePlusOfAnOffsetIsWritten(String what) {
    for (String sent : List.of("2024-05-24T10:00:00+09:00", "2999-05-24T10:00:00.5+05:30")) {
      get("/api/v1/" + what + "?knownAt=" + sent)
          .statusCode(400)
          .body("violations.field", contains("knownAt"))
          .body(
              "violations[0].message",
              allOf(
                  containsString("a + is written %2B"),
                  containsString("knownAt=" + sent.replace("+", "%2B"))));
    }
    get("/api/v1/" + what + "?knownAt=2024-05-24T10:00:00%2B09:00").statusCode(200);
    get("/api/v1/" + what + "?knownAt=24+May")
        .statusCode(400)
        .body("violations[0].message", not(containsString("%2B")));
  }

  private static List<Operation> reads() {
    return operations().stream().filter(one -> one.method().equals("GET")).toList();
  }

  private static List<Operation> operations() {
    Map<String, Map<String, Object>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    List<Operation> operations = new ArrayList<>();
    paths.forEach(
        (path, methods) ->
            methods.forEach(
                (method, operation) -> {
                  if (operation instanceof Map<?, ?> described) {
                    operations.add(
                        new Operation(
                            method.toUpperCase(Locale.ROOT), path, parameters(described)));
                  }
                }));
    assertThat(operations).hasSizeGreaterThan(50);
    return operations;
  }

  @SuppressWarnings("unchecked")
  private static List<String> parameters(Map<?, ?> operation) {
    Object parameters = operation.get("parameters");
    return parameters == null
        ? Collections.emptyList()
        : ((List<Map<String, Object>>) parameters)
            .stream()
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> (String) parameter.get("name"))
                .collect(Collectors.toList());
  }

  private static ValidatableResponse ask(Operation operation, String query) {
    String path =
        operation
            .path()
            .replace("{file}", "register.csv")
            .replaceAll("\\{[^}]*\\}", "0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10");
    var request = given().urlEncodingEnabled(false).auth().oauth2(OFFICER);
    if (!operation.method().equals("GET")) {
      request.contentType("application/json").header("Idempotency-Key", "faults").body("{}");
    }
    return request.request(operation.method(), path + "?" + query).then();
  }

  private static ValidatableResponse get(String path) {
    return given().urlEncodingEnabled(false).auth().oauth2(OFFICER).get(path).then();
  }
}
