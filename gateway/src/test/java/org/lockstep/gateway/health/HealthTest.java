package org.lockstep.gateway.health;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.Services;

@QuarkusTest
class HealthTest {
  @BeforeEach
  @AfterEach
  void resetServices() {
    Services.reset();
  }

  @Test
  void isUpWhenEveryPartIs() {
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () ->
                given()
                    .get("/health")
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("", aMapWithSize(2))
                    .body("status", equalTo("UP"))
                    .body("parts.designation", equalTo("UP"))
                    .body("parts.entity", equalTo("UP"))
                    .body("parts.alert", equalTo("UP")));
  }

  @Test
  void namesThePartThatIsAwayAndNothingMore() {
    Services.unplug("entity");

    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () ->
                given()
                    .get("/health")
                    .then()
                    .statusCode(503)
                    .body("", aMapWithSize(2))
                    .body("status", equalTo("DOWN"))
                    .body("parts.designation", equalTo("UP"))
                    .body("parts.entity", equalTo("DOWN"))
                    .body("parts.alert", equalTo("UP")));
  }

  @Test
  void isDownWhenAPartSaysThatItIsNotReady() {
    Services.answer((request, body) -> request.response().setStatusCode(503).end());

    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () -> given().get("/health").then().statusCode(503).body("status", equalTo("DOWN")));
  }
}
