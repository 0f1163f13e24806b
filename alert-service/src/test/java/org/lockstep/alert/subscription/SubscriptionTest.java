package org.lockstep.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.AtOnce;

@QuarkusTest
@WithStores
class SubscriptionTest {
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
  void isMadeReadAndDeleted() {
    String id =
        partner
            .asking()
            .body(
                Map.of(
                    "endpointId", endpoint,
                    "eventTypes", List.of("package.released", "designation.published"),
                    "authorities", List.of("KR", "JP", "KR"),
                    "countries", List.of()))
            .post("/api/v1/subscriptions")
            .then()
            .statusCode(201)
            .header("Location", matchesPattern(".*/api/v1/subscriptions/[0-9a-f-]{36}"))
            .body("endpointId", equalTo(endpoint))
            .body("eventTypes", equalTo(List.of("designation.published", "package.released")))
            .body("authorities", equalTo(List.of("JP", "KR")))
            .body("programmes", equalTo(List.of()))
            .body("countries", equalTo(List.of()))
            .extract()
            .path("id");
    partner
        .asking()
        .get("/api/v1/subscriptions/" + id)
        .then()
        .statusCode(200)
        .body("authorities", equalTo(List.of("JP", "KR")));
    partner.asking().delete("/api/v1/subscriptions/" + id).then().statusCode(204);
    partner.asking().get("/api/v1/subscriptions/" + id).then().statusCode(404);
    partner.asking().delete("/api/v1/subscriptions/" + id).then().statusCode(404);
  }

  @Test
  void isListedByEndpoint() {
    String other =
        partner.newEndpoint("http://127.0.0.1:" + ReceiverPorts.port(1), "v1a").getString("id");
    String here = partner.subscribe(endpoint, Map.of());
    String there = partner.subscribe(other, Map.of());

    assertThat(ids("/api/v1/subscriptions")).containsExactly(here, there);
    assertThat(ids("/api/v1/subscriptions?endpoint=" + other)).containsExactly(there);
  }

  @Test
  void anOwnerHasAtMostAThousand() {
    Sql.run(
        """
        insert into subscription
        select gen_random_uuid(), owner, id, '{}', '{}', '{T-NONE}', '{}', '{}', '{}', now()
        from endpoint, generate_series(1, 999) where id = '%s'"""
            .formatted(endpoint));
    partner.subscribe(endpoint, Map.of());

    partner
        .asking()
        .body(Map.of("endpointId", endpoint, "countries", List.of("KP")))
        .post("/api/v1/subscriptions")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:limit-reached"));
  }

  @Test
  void doesNotBecomeATwinOfAnotherAlsoWhenManyChangeAtOnce() {
    String present = partner.subscribe(endpoint, Map.of("authorities", List.of("GB")));
    String changed = partner.subscribe(endpoint, Map.of("authorities", List.of("JP")));
    replace(changed, "GB")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:subscription-exists"))
        .body("existing", equalTo("/api/v1/subscriptions/" + present));
    replace(present, "GB").then().statusCode(200);

    List<String> others =
        Stream.of("AU", "CA", "EU", "UN", "US")
            .map(
                authority -> partner.subscribe(endpoint, Map.of("authorities", List.of(authority))))
            .toList();
    List<Integer> answers =
        AtOnce.all(
            others.stream()
                .<Callable<Integer>>map(id -> () -> replace(id, "KR").statusCode())
                .toList());

    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
  }

  @Test
  void isDeletedOnceHoweverManyAskAtOnce() {
    String id = partner.subscribe(endpoint, Map.of("authorities", List.of("GB")));

    List<Integer> answers =
        AtOnce.all(
            Collections.<Callable<Integer>>nCopies(
                8, () -> partner.asking().delete("/api/v1/subscriptions/" + id).statusCode()));

    assertThat(answers).containsOnlyOnce(204).containsOnly(204, 404);
  }

  private Response replace(String subscription, String authority) {
    return partner
        .asking()
        .header("If-Match", "*")
        .body(Map.of("endpointId", endpoint, "authorities", List.of(authority)))
        .put("/api/v1/subscriptions/" + subscription);
  }

  private List<String> ids(String path) {
    return partner.asking().get(path).jsonPath().getList("items.id");
  }
}
