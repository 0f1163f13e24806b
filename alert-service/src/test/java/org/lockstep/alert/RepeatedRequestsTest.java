package org.lockstep.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.lockstep.alert.Partner.asking;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.testkit.Tokens;

/** What makes or does something does it once for an Idempotency-Key, and answers the same. */
@QuarkusTest
@WithStores
class RepeatedRequestsTest {
  @Inject TestClock clock;

  private final Partner partner = new Partner();
  private final String key = UUID.randomUUID().toString();
  private final String url = "http://127.0.0.1:" + ReceiverPorts.port(0) + "/alerts";

  @BeforeEach
  void begin() {
    clock.reset();
  }

  @AfterEach
  void end() {
    clock.reset();
    partner.leave();
  }

  @Test
  void anEndpointIsMadeOnceAndItsSecretIsInTheRepeatToo() {
    Map<String, Object> body = Map.of("url", url, "signatures", List.of("v1"));
    Response first = post("/api/v1/endpoints", body);
    Response second = post("/api/v1/endpoints", body);

    first.then().statusCode(201);
    assertThat(first.<String>path("secret")).startsWith("whsec_");
    assertSame(second, first);
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isNotBlank();
    assertThat(second.header("Location"))
        .isEqualTo(first.header("Location"))
        .endsWith("/api/v1/endpoints/" + first.path("id"));
    assertThat(partner.asking().get("/api/v1/endpoints").jsonPath().getList("items")).hasSize(1);
    // Whoever asks anew is told of the one there is.
    partner
        .asking()
        .body(body)
        .post("/api/v1/endpoints")
        .then()
        .statusCode(409)
        .body("existing", equalTo("/api/v1/endpoints/" + first.path("id")));
  }

  @Test
  void aRepeatIsAnsweredAlthoughTheTargetCannotBeLookedUpAnyMore() {
    TestNames.leadTo("repeated.example", "93.184.215.14");
    Map<String, String> body = Map.of("url", "https://repeated.example/" + key);
    Response first = post("/api/v1/endpoints", body);
    first.then().statusCode(201);

    TestNames.leadTo("repeated.example");

    assertSame(post("/api/v1/endpoints", body), first);
  }

  @Test
  void aSubscriptionIsAnsweredTheSameAlsoAfterItIsGone() {
    String endpoint = partner.newEndpoint(url, "v1a").getString("id");
    Map<String, Object> body = Map.of("endpointId", endpoint, "authorities", List.of("JP"));
    Response first = post("/api/v1/subscriptions", body);
    first.then().statusCode(201);
    partner.asking().delete("/api/v1/subscriptions/" + first.path("id")).then().statusCode(204);

    Response second = post("/api/v1/subscriptions", body);

    assertSame(second, first);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(partner.asking().get("/api/v1/subscriptions").jsonPath().getList("items")).isEmpty();
  }

  @Test
  void aTestEventIsSentOnce() {
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      String path = "/api/v1/endpoints/" + partner.newEndpoint(url, "v1a").getString("id");
      Response first = post(path + "/test", null);
      Response second = post(path + "/test", null);

      first.then().statusCode(202);
      assertSame(second, first);
      assertThat(second.header("Location")).isEqualTo(first.header("Location")).isNotBlank();
      await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
      assertThat(partner.asking().get("/api/v1/alerts").jsonPath().getList("items")).hasSize(1);
    }
  }

  @Test
  void aReplayIsMadeOnce() {
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      String endpoint = partner.subscribedEndpoint(url, "v1a");
      partner.packageReleased();
      await().untilAsserted(() -> assertDelivered(endpoint, 1));
      String path = "/api/v1/deliveries/" + partner.deliveries(endpoint).get(0).get("id");

      Response first = post(path + "/replay", null);
      first.then().statusCode(202);
      assertThat(first.asString()).isEmpty();
      await().untilAsserted(() -> assertDelivered(endpoint, 2));
      assertSame(post(path + "/replay", null), first);

      assertDelivered(endpoint, 2);
      assertThat(receiver.hits()).hasSize(2);
    }
  }

  @Test
  void aSecretIsRotatedOnceAndShownAgain() {
    String endpoint = partner.newEndpoint(url, "v1").getString("id");
    String path = "/api/v1/endpoints/" + endpoint + "/secrets/rotate";
    Response first = post(path, null);
    Response second = post(path, null);

    first.then().statusCode(200);
    assertThat(first.<String>path("secret")).startsWith("whsec_");
    assertSame(second, first);
    assertThat(Sql.list("select id from endpoint_secret where endpoint_id = '" + endpoint + "'"))
        .hasSize(2);
  }

  @Test
  void aSecretThatAChangeMakesIsInTheRepeatToo() {
    String endpoint = partner.newEndpoint(url, "v1a").getString("id");
    String path = "/api/v1/endpoints/" + endpoint;
    String etag = partner.asking().get(path).header("ETag");
    Map<String, Object> body = Map.of("signatures", List.of("v1", "v1a"));

    partner
        .token()
        .asking()
        .contentType("application/json")
        .header("If-Match", etag)
        .body(body)
        .patch(path)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:idempotency-key-required"));
    Response first = asking(partner.token(), key).header("If-Match", etag).body(body).patch(path);
    first.then().statusCode(200);
    assertThat(first.<String>path("secret")).startsWith("whsec_");
    Response second = asking(partner.token(), key).header("If-Match", etag).body(body).patch(path);

    assertSame(second, first);
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isNotBlank();
    assertThat(Sql.list("select id from endpoint_secret where endpoint_id = '" + endpoint + "'"))
        .hasSize(1);
    // What makes none needs none.
    partner
        .token()
        .asking()
        .contentType("application/json")
        .header("If-Match", "*")
        .body(Map.of("signatures", List.of("v1a"), "enabled", false))
        .patch(path)
        .then()
        .statusCode(200);
  }

  @Test
  void aSubscriptionIsAnsweredTheSameAlsoAfterItsEndpointIsGone() {
    String endpoint = partner.newEndpoint(url, "v1a").getString("id");
    Response first = post("/api/v1/subscriptions", Map.of("endpointId", endpoint));
    first.then().statusCode(201);
    partner.asking().delete("/api/v1/endpoints/" + endpoint).then().statusCode(204);

    assertSame(post("/api/v1/subscriptions", Map.of("endpointId", endpoint)), first);
  }

  /** Who has no key is told so, whatever else is wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoints",
        "subscriptions",
        "endpoints/{id}/test",
        "endpoints/{id}/secrets/rotate",
        "deliveries/{id}/replay"
      })
  void asksForOneKeyBeforeAllElse(String path) {
    String address = "/api/v1/" + path.replace("{id}", UUID.randomUUID().toString());
    for (String body : List.of("{}", "{", "{\"urll\":1}")) {
      for (List<String> keys : List.of(List.<String>of(), List.of("a", "b"), List.of("\"open"))) {
        var request = partner.token().asking();
        keys.forEach(one -> request.header("Idempotency-Key", one));
        request
            .contentType("application/json")
            .body(body)
            .post(address)
            .then()
            .statusCode(400)
            .contentType("application/problem+json")
            .body("type", equalTo("urn:lockstep:problem:idempotency-key-required"));
      }
    }
  }

  @Test
  void refusesTheKeyOfAnotherBodyOrRoute() {
    post("/api/v1/endpoints", Map.of("url", url)).then().statusCode(201);
    String endpoint = partner.asking().get("/api/v1/endpoints").path("items[0].id");

    for (Response answer :
        List.of(
            post("/api/v1/endpoints", Map.of("url", url, "description", "Busan port control")),
            post("/api/v1/endpoints", Map.of("url", "https://localhost/")),
            post("/api/v1/subscriptions", Map.of("endpointId", endpoint)),
            post("/api/v1/endpoints/" + endpoint + "/test", null))) {
      answer
          .then()
          .statusCode(422)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:lockstep:problem:idempotency-key-reused"));
    }
    assertThat(partner.asking().get("/api/v1/subscriptions").jsonPath().getList("items")).isEmpty();
    assertThat(partner.asking().get("/api/v1/alerts").jsonPath().getList("items")).isEmpty();
  }

  @Test
  void remembersNothingOfWhatWasRefused() {
    partner.newEndpoint(url, "v1a");
    post("/api/v1/endpoints", Map.of("url", url)).then().statusCode(409);
    post("/api/v1/endpoints", Map.of("url", "https://localhost/")).then().statusCode(400);

    post("/api/v1/endpoints", Map.of("url", url + "/2")).then().statusCode(201);
  }

  @Test
  void aKeyIsNotThatOfANamesakeNorOfOneWhoHasMovedToAnotherAuthority() {
    String name = "officer-" + key;
    List<Tokens> officers =
        List.of(
            Tokens.of(name).authority("KR"),
            Tokens.of(name).authority("JP"),
            Tokens.of(name).authority("JP").subject(UUID.randomUUID()),
            Tokens.of("colleague-" + key).authority("KR"));
    List<String> made =
        officers.stream()
            .map(officer -> asking(officer.roles("alert-owner"), key))
            .map(request -> request.body(Map.of("url", url)).post("/api/v1/endpoints"))
            .map(answer -> answer.then().statusCode(201).extract().<String>path("id"))
            .toList();

    assertThat(made).doesNotHaveDuplicates();
    made.forEach(id -> Sql.run("update endpoint set deleted_at = now() where id = '" + id + "'"));
  }

  @Test
  void saysThatTheFirstIsStillBeingWorkedOn() throws SQLException {
    try (var another = Sql.connect();
        var statement = another.createStatement()) {
      statement.execute(
          "select pg_advisory_lock(x'6f6e6365'::int, hashtext('%s' || chr(10) || '%s'))"
              .formatted(partner.owner(), key));
      post("/api/v1/endpoints", Map.of("url", url))
          .then()
          .statusCode(409)
          .header("Retry-After", "1")
          .body("type", equalTo("urn:lockstep:problem:in-progress"));
    }
    await()
        .untilAsserted(() -> post("/api/v1/endpoints", Map.of("url", url)).then().statusCode(201));
  }

  /** So that a service that is killed at any moment has both or neither. */
  @Test
  void storesTheAnswerInTheTransactionOfTheEffect() {
    post("/api/v1/endpoints", Map.of("url", url)).then().statusCode(201);

    assertThat(
            Sql.list(
                "select 1 from endpoint e join idempotent_request i on i.xmin = e.xmin"
                    + " where i.client = '%s' and e.owner = i.client".formatted(partner.owner())))
        .hasSize(1);
  }

  @Test
  void forgetsAfter24HoursAndDeletesWhatItForgetsThoughNobodyAsks() {
    post("/api/v1/endpoints", Map.of("url", url)).then().statusCode(201);
    clock.advance(Duration.ofHours(23));
    post("/api/v1/endpoints", Map.of("url", url + "/2")).then().statusCode(422);
    assertThat(remembered()).hasSize(1);

    clock.advance(Duration.ofHours(1));

    await().untilAsserted(() -> assertThat(remembered()).isEmpty());
    post("/api/v1/endpoints", Map.of("url", url + "/2")).then().statusCode(201);
  }

  private List<String> remembered() {
    return Sql.list("select key from idempotent_request where client = '" + partner.owner() + "'");
  }

  private Response post(String path, @Nullable Object body) {
    var request = asking(partner.token(), key);
    return body == null ? request.post(path) : request.body(body).post(path);
  }

  private void assertDelivered(String endpoint, int attempts) {
    assertThat(partner.deliveries(endpoint))
        .singleElement()
        .satisfies(
            delivery ->
                assertThat(delivery)
                    .containsEntry("state", "DELIVERED")
                    .containsEntry("attempts", attempts));
  }

  private static void assertSame(Response repeat, Response first) {
    assertThat(repeat.statusCode()).isEqualTo(first.statusCode());
    assertThat(repeat.asString()).isEqualTo(first.asString());
    assertThat(repeat.contentType()).isEqualTo(first.contentType());
  }
}
