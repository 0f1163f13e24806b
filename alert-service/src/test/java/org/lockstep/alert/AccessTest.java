package org.lockstep.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Tokens;

/** Who may call what, for every route there is. */
@QuarkusTest
@WithStores
class AccessTest {
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

  private static final Set<String> OWNERS = Set.of("alert-owner");

  /** Every route, and the roles that may call it; nothing at all means that everybody may. */
  private static final Map<String, Set<String>> ROUTES =
      Map.ofEntries(
          Map.entry("GET /api/v1/endpoints", OWNERS),
          Map.entry("POST /api/v1/endpoints", OWNERS),
          Map.entry("GET /api/v1/endpoints/{id}", OWNERS),
          Map.entry("PATCH /api/v1/endpoints/{id}", OWNERS),
          Map.entry("DELETE /api/v1/endpoints/{id}", OWNERS),
          Map.entry("POST /api/v1/endpoints/{id}/secrets/rotate", OWNERS),
          Map.entry("GET /api/v1/endpoints/{endpoint}/deliveries", OWNERS),
          Map.entry("GET /api/v1/subscriptions", OWNERS),
          Map.entry("POST /api/v1/subscriptions", OWNERS),
          Map.entry("GET /api/v1/subscriptions/{id}", OWNERS),
          Map.entry("PUT /api/v1/subscriptions/{id}", OWNERS),
          Map.entry("DELETE /api/v1/subscriptions/{id}", OWNERS),
          Map.entry("GET /api/v1/alerts", OWNERS),
          Map.entry("POST /api/v1/endpoints/{endpoint}/test", OWNERS),
          Map.entry("GET /api/v1/deliveries/{id}", OWNERS),
          Map.entry("GET /api/v1/deliveries/{id}/attempts", OWNERS),
          Map.entry("POST /api/v1/deliveries/{id}/replay", OWNERS),
          Map.entry("GET /api/v1/admin/endpoints", Set.of("partner-admin")),
          Map.entry("POST /api/v1/admin/endpoints/{id}/disable", Set.of("partner-admin")),
          Map.entry("POST /api/v1/admin/endpoints/{id}/enable", Set.of("partner-admin")),
          Map.entry("DELETE /api/v1/admin/endpoints/{id}", Set.of("partner-admin")),
          Map.entry("GET /api/v1/event-types", Set.of("alert-owner", "register-reader")),
          Map.entry("GET /api/v1/keys", Set.of()));

  private final Partner partner = new Partner();

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void everyRouteIsInTheMatrix() {
    Map<String, Map<String, ?>> paths =
        given().accept(ContentType.JSON).get("/q/openapi").jsonPath().getMap("paths");
    Set<String> routes = new TreeSet<>();
    paths.forEach(
        (path, operations) ->
            operations
                .keySet()
                .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path)));

    assertThat(routes).containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
  }

  @Test
  void onlyTheRolesOfARouteMayCallIt() {
    ROUTES.forEach(
        (route, allowed) -> {
          for (String role : ROLES) {
            Response answer =
                call(route, Tokens.of("somebody").client("matrix").roles(role).bearer());
            if (allowed.isEmpty() || allowed.contains(role)) {
              assertThat(answer.statusCode()).as(route + " as " + role).isNotIn(401, 403, 500);
            } else {
              assertThat(answer.statusCode()).as(route + " as " + role).isEqualTo(403);
              assertThat(answer.contentType()).startsWith("application/problem+json");
              assertThat(answer.jsonPath().getString("type"))
                  .isEqualTo("urn:lockstep:problem:forbidden");
              assertThat(answer.jsonPath().getString("detail"))
                  .contains(new TreeSet<>(allowed).first());
            }
          }
        });
  }

  @Test
  void withoutAValidTokenOnlyTheKeysAreShown() {
    var owner = Tokens.of("somebody").client("matrix").roles("alert-owner", "register-reader");
    List<String> invalid =
        List.of(
            Tokens.of("somebody").roles("alert-owner").foreign().bearer(),
            Tokens.of("somebody").roles("alert-owner").audience("account").bearer(),
            Tokens.of("somebody").roles("alert-owner").expired().bearer(),
            owner.bearer() + "x",
            "not.a.token",
            "nonsense");
    ROUTES.forEach(
        (route, allowed) -> {
          if (allowed.isEmpty()) {
            assertThat(call(route, null).statusCode()).isEqualTo(200);
          } else {
            assertUnauthenticated(route, call(route, null));
            invalid.forEach(token -> assertUnauthenticated(route, call(route, token)));
          }
        });
  }

  @Test
  void aTokenThatNamesNoClientOwnsNothing() {
    given()
        .auth()
        .oauth2(Tokens.of("somebody").client("").roles("alert-owner").bearer())
        .get("/api/v1/endpoints")
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:lockstep:problem:forbidden"));
  }

  @Test
  void whatBelongsToAnotherIsNotThere() {
    // Given an endpoint, a subscription and a delivery of one partner
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      String endpoint = partner.newEndpoint(receiver.url(), "v1").getString("id");
      String subscription =
          partner.subscribe(endpoint, Map.of("programmes", List.of(partner.programme())));
      partner.packageReleased();
      await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
      Object delivery = partner.deliveries(endpoint).get(0).get("id");
      // When another asks for them
      var other = new Partner();
      for (var answer :
          List.of(
              other.asking().get("/api/v1/endpoints/" + endpoint),
              other.asking().body("{\"enabled\":false}").patch("/api/v1/endpoints/" + endpoint),
              other.asking().delete("/api/v1/endpoints/" + endpoint),
              other.asking().post("/api/v1/endpoints/" + endpoint + "/secrets/rotate"),
              other.asking().get("/api/v1/endpoints/" + endpoint + "/deliveries"),
              other.asking().get("/api/v1/subscriptions/" + subscription),
              other.asking().delete("/api/v1/subscriptions/" + subscription),
              other.asking().get("/api/v1/deliveries/" + delivery + "/attempts"),
              other.asking().post("/api/v1/deliveries/" + delivery + "/replay"))) {
        // Then they do not exist, in the same words as what never existed
        answer
            .then()
            .statusCode(404)
            .body("type", equalTo("urn:lockstep:problem:not-found"))
            .body("detail", startsWith("There is no such"));
      }
      for (Object id : List.of(endpoint, UUID.randomUUID())) {
        other
            .asking()
            .body("{\"endpointId\":\"" + id + "\"}")
            .post("/api/v1/subscriptions")
            .then()
            .statusCode(400)
            .body("violations.field", equalTo(List.of("endpointId")))
            .body("violations[0].message", equalTo("must be the id of an endpoint of yours"));
      }
      assertThat(other.asking().get("/api/v1/endpoints").jsonPath().getList("items")).isEmpty();
      assertThat(other.asking().get("/api/v1/alerts").jsonPath().getList("items")).isEmpty();
      assertThat(
              other
                  .asking()
                  .get("/api/v1/subscriptions?endpoint=" + endpoint)
                  .jsonPath()
                  .getList("items"))
          .isEmpty();
      // And nothing of the first changed
      partner
          .asking()
          .get("/api/v1/endpoints/" + endpoint)
          .then()
          .statusCode(200)
          .body("enabled", equalTo(true));
      partner.asking().get("/api/v1/subscriptions/" + subscription).then().statusCode(200);
      assertThat(partner.attempts(delivery)).hasSize(1);
    }
  }

  private static void assertUnauthenticated(String route, Response answer) {
    assertThat(answer.statusCode()).as(route).isEqualTo(401);
    answer
        .then()
        .contentType(containsString("application/problem+json"))
        .header("www-authenticate", startsWith("Bearer"))
        .body("type", equalTo("urn:lockstep:problem:unauthenticated"));
  }

  private static Response call(String route, @Nullable String token) {
    String method = route.substring(0, route.indexOf(' '));
    String path =
        route.substring(route.indexOf(' ') + 1).replaceAll("\\{.*?}", UUID.randomUUID().toString());
    var request = token == null ? given() : given().auth().oauth2(token);
    boolean withBody = method.equals("POST") || method.equals("PATCH");
    return (withBody ? request.contentType(ContentType.JSON).body("{}") : request)
        .request(method, path);
  }
}
