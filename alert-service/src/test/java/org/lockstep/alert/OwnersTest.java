package org.lockstep.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Tokens;

/** What an owner of endpoints sees, and nobody else. */
@QuarkusTest
@WithStores
class OwnersTest {
  private final Partner partner = new Partner();

  @AfterEach
  void end() {
    partner.leave();
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
}
