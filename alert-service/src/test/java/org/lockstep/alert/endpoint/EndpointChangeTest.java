package org.lockstep.alert.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.WithStores;

/** An endpoint, and what is asked for there, can be changed without losing anything. */
@QuarkusTest
@WithStores
class EndpointChangeTest {
  private final Partner partner = new Partner();
  private final String url = "http://127.0.0.1:" + ReceiverPorts.port(0) + "/alerts";
  private final String other = "http://127.0.0.1:" + ReceiverPorts.port(1) + "/alerts";

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void sendsWhatIsDueToItsNewUrl() {
    String id = partner.subscribedEndpoint(url, "v1a");
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(partner.deliveries(id)).hasSize(1));
    try (var receiver = Receiver.at(ReceiverPorts.port(1))) {
      partner
          .asking()
          .header("If-Match", etag("/api/v1/endpoints/" + id))
          .body(Map.of("url", other))
          .patch("/api/v1/endpoints/" + id)
          .then()
          .statusCode(200)
          .body("url", equalTo(other));

      await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
    }
  }

  @Test
  void sendsWhatWaitedForItsOldReceiverOnceTheNewOneAnswers() {
    try (var old = Receiver.at(ReceiverPorts.port(0));
        var receiver = Receiver.at(ReceiverPorts.port(1))) {
      old.answering(
          exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
          });
      String id = partner.subscribedEndpoint(url, "v1a");
      partner.packageReleased();
      await().untilAsserted(() -> assertThat(old.hits()).hasSize(1));
      await()
          .untilAsserted(
              () ->
                  assertThat(partner.attempts(partner.deliveries(id).get(0).get("id"))).hasSize(1));
      partner
          .asking()
          .header("If-Match", etag("/api/v1/endpoints/" + id))
          .body(Map.of("url", other))
          .patch("/api/v1/endpoints/" + id)
          .then()
          .statusCode(200);

      partner.packageReleased();

      await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2));
    }
  }

  @Test
  void changesItsUrlOnlyFromTheStateThatWasRead() {
    String path = "/api/v1/endpoints/" + partner.newEndpoint(url, "v1a").getString("id");
    String before = etag(path);

    partner.asking().body(Map.of("url", other)).patch(path).then().statusCode(428);
    partner
        .asking()
        .header("If-Match", before)
        .body(Map.of("description", "Busan port control"))
        .patch(path)
        .then()
        .statusCode(200);
    partner
        .asking()
        .header("If-Match", before)
        .body(Map.of("url", other))
        .patch(path)
        .then()
        .statusCode(412);
    partner.asking().header("If-None-Match", etag(path)).get(path).then().statusCode(304);
    partner.asking().get(path).then().body("url", equalTo(url));
  }

  @Test
  void givesItsSecretOnceWhenASharedOneIsAskedForLater() {
    String path = "/api/v1/endpoints/" + partner.newEndpoint(url, "v1a").getString("id");
    partner
        .asking()
        .header("If-Match", etag(path))
        .body(Map.of("signatures", List.of("v1", "v1a")))
        .patch(path)
        .then()
        .statusCode(200)
        .body("secret", startsWith("whsec_"))
        .header("ETag", equalTo(etag(path)));
    partner
        .asking()
        .header("If-Match", etag(path))
        .body(Map.of("signatures", List.of("v1a")))
        .patch(path)
        .then()
        .statusCode(200)
        .body("secret", nullValue())
        .body("signatures", equalTo(List.of("v1a")));
  }

  @Test
  void thereIsOneOfAUrl() {
    String id = partner.newEndpoint(url, "v1a").getString("id");
    partner
        .asking()
        .body(Map.of("url", url.replace("/alerts", "/x/../alerts")))
        .post("/api/v1/endpoints")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:endpoint-exists"))
        .body("detail", containsString(id))
        .body("existing", equalTo("/api/v1/endpoints/" + id));
    String second = partner.newEndpoint(other, "v1a").getString("id");
    partner
        .asking()
        .header("If-Match", "*")
        .body(Map.of("url", url))
        .patch("/api/v1/endpoints/" + second)
        .then()
        .statusCode(409);
    // Another owner may have it, too; and it is free again when it is deleted.
    var stranger = new Partner();
    stranger.newEndpoint(url, "v1a");
    stranger.leave();
    partner.asking().delete("/api/v1/endpoints/" + id).then().statusCode(204);
    partner.newEndpoint(url, "v1a");
  }

  @Test
  void saysWhyAndSinceWhenItIsDisabled() {
    String path = "/api/v1/endpoints/" + partner.subscribedEndpoint(url, "v1a");
    partner
        .asking()
        .body(Map.of("enabled", false))
        .patch(path)
        .then()
        .body("disabledBecause", equalTo("owner"))
        .body("disabledAt", notNullValue());
    partner
        .asking()
        .body(Map.of("enabled", true))
        .patch(path)
        .then()
        .body("disabledBecause", nullValue())
        .body("disabledAt", nullValue());
    try (var receiver = Receiver.at(ReceiverPorts.port(0)).answering(410)) {
      partner.packageReleased();
      await()
          .untilAsserted(
              () ->
                  partner
                      .asking()
                      .get(path)
                      .then()
                      .body("enabled", equalTo(false))
                      .body("disabledBecause", equalTo("gone"))
                      .body("disabledAt", notNullValue()));
      assertThat(receiver.hits()).hasSize(1);
    }
  }

  @Test
  void isTriedWithASignedEventWhoseDeliveryCanBeRead() {
    String id = partner.newEndpoint(url, "v1a").getString("id");
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      String delivery =
          partner
              .asking()
              .post("/api/v1/endpoints/" + id + "/test")
              .then()
              .statusCode(202)
              .body("eventType", equalTo("test"))
              .body("type", equalTo("org.lockstep.test.v1"))
              .extract()
              .header("Location");
      String path = delivery.substring(delivery.indexOf("/api/v1/deliveries/"));
      await()
          .untilAsserted(
              () -> partner.asking().get(path).then().body("state", equalTo("DELIVERED")));
      assertThat(receiver.hits())
          .singleElement()
          .satisfies(
              hit -> {
                assertThat(hit.signature()).startsWith("v1a,");
                assertThat(new String(hit.body(), StandardCharsets.UTF_8))
                    .contains("\"type\":\"org.lockstep.test.v1\"");
              });
      partner
          .asking()
          .get("/api/v1/endpoints/" + id + "/deliveries")
          .then()
          .body("items.size()", equalTo(1))
          .body("items[0].eventType", equalTo("test"))
          .body("items[0].type", equalTo("org.lockstep.test.v1"));
      new Partner().asking().get(path).then().statusCode(404);
    }
    new Partner().asking().post("/api/v1/endpoints/" + id + "/test").then().statusCode(404);
    partner.enable(id, false);
    partner.asking().post("/api/v1/endpoints/" + id + "/test").then().statusCode(409);
  }

  @Test
  void asksForOtherEventsWhenItsSubscriptionIsReplaced() {
    String id = partner.newEndpoint(url, "v1a").getString("id");
    String path =
        "/api/v1/subscriptions/" + partner.subscribe(id, Map.of("authorities", List.of("JP")));
    Map<String, Object> korea = Map.of("endpointId", id, "authorities", List.of("KR"));
    String before = etag(path);

    partner.asking().body(korea).put(path).then().statusCode(428);
    partner
        .asking()
        .header("If-Match", before)
        .body(korea)
        .put(path)
        .then()
        .statusCode(200)
        .body("authorities", equalTo(List.of("KR")))
        .header("ETag", equalTo(etag(path)));
    partner.asking().header("If-Match", before).body(korea).put(path).then().statusCode(412);
    var another = new Partner();
    Map<String, Object> own =
        Map.of("endpointId", another.newEndpoint(other, "v1a").getString("id"));
    another.asking().header("If-Match", "*").body(own).put(path).then().statusCode(404);
    another.leave();
  }

  @Test
  void asksOnceForTheSame() {
    String id = partner.newEndpoint(url, "v1a").getString("id");
    String first = partner.subscribe(id, Map.of("authorities", List.of("JP", "KR")));
    partner
        .asking()
        .body(Map.of("endpointId", id, "authorities", List.of("KR", "JP")))
        .post("/api/v1/subscriptions")
        .then()
        .statusCode(200)
        .body("id", equalTo(first));
  }

  private String etag(String path) {
    return partner.asking().get(path).then().statusCode(200).extract().header("ETag");
  }
}
