package org.lockstep.alert.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;

@QuarkusTest
@WithStores
class EndpointTest {
  @Inject TestClock clock;

  private final Partner partner = new Partner();
  private final String url = "http://127.0.0.1:" + ReceiverPorts.port(0) + "/alerts";

  @BeforeEach
  void begin() {
    clock.reset();
  }

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void isMadeReadChangedAndDeleted() {
    String id =
        partner
            .asking()
            .body(Map.of("url", url, "description", "Busan port control"))
            .post("/api/v1/endpoints")
            .then()
            .statusCode(201)
            .header("Location", matchesPattern(".*/api/v1/endpoints/[0-9a-f-]{36}"))
            .body("url", equalTo(url))
            .body("description", equalTo("Busan port control"))
            .body("enabled", equalTo(true))
            .body("signatures", equalTo(List.of("v1a")))
            .body("secret", nullValue())
            .extract()
            .path("id");
    partner
        .asking()
        .body(Map.of("enabled", false))
        .patch("/api/v1/endpoints/" + id)
        .then()
        .statusCode(200)
        .body("enabled", equalTo(false))
        .body("description", equalTo("Busan port control"));
    partner
        .asking()
        .body(Map.of("description", ""))
        .patch("/api/v1/endpoints/" + id)
        .then()
        .statusCode(200)
        .body("enabled", equalTo(false))
        .body("description", nullValue());
    partner.asking().delete("/api/v1/endpoints/" + id).then().statusCode(204);
    partner.asking().get("/api/v1/endpoints/" + id).then().statusCode(404);
    partner.asking().get("/api/v1/endpoints/" + id + "/deliveries").then().statusCode(404);
  }

  @Test
  void showsItsSecretOnce() {
    var made = partner.newEndpoint(url, "v1", "v1a");
    assertThat(made.getString("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(made.getList("signatures")).isEqualTo(List.of("v1", "v1a"));

    String id = made.getString("id");
    partner.asking().get("/api/v1/endpoints/" + id).then().body("secret", nullValue());
    assertThat(partner.asking().get("/api/v1/endpoints").asString()).doesNotContain("whsec_");
  }

  @Test
  void hasAtMostFiveSecretsAtATime() {
    String path =
        "/api/v1/endpoints/" + partner.newEndpoint(url, "v1").getString("id") + "/secrets/rotate";
    IntStream.range(0, 4).forEach(n -> partner.asking().post(path).then().statusCode(200));
    partner
        .asking()
        .post(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:rotated-too-often"));

    clock.advance(Duration.ofHours(24));

    partner.asking().post(path).then().statusCode(200);
  }

  @Test
  void losesItsSecretsAndSubscriptionsWhenDeleted() {
    String id = partner.newEndpoint(url, "v1").getString("id");
    String subscription = partner.subscribe(id, Map.of());

    partner.asking().delete("/api/v1/endpoints/" + id).then().statusCode(204);

    partner.asking().get("/api/v1/subscriptions/" + subscription).then().statusCode(404);
    assertThat(Sql.list("select id from endpoint_secret where endpoint_id = '" + id + "'"))
        .isEmpty();
  }

  @Test
  void anOwnerHasAtMostAHundredAndReadsThemInPages() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            n ->
                IntStream.range(0, 13)
                    .forEach(
                        m ->
                            assertThat(
                                    partner
                                        .asking()
                                        .body(Map.of("url", url + "?to=" + n + "-" + m))
                                        .post("/api/v1/endpoints")
                                        .statusCode())
                                .isIn(201, 409)));
    assertThat(partner.asking().get("/api/v1/endpoints").jsonPath().getList("items")).hasSize(100);

    var page = partner.asking().get("/api/v1/endpoints?limit=60");
    var first = page.jsonPath();
    assertThat(page.header("Link"))
        .isEqualTo(
            "</api/v1/endpoints?limit=60&after="
                + URLEncoder.encode(first.getString("next"), UTF_8)
                + ">; rel=\"next\"");
    var second =
        partner
            .asking()
            .queryParam("after", first.getString("next"))
            .get("/api/v1/endpoints?limit=60")
            .jsonPath();
    assertThat(first.getList("items")).hasSize(60);
    assertThat(second.getList("items")).hasSize(40);
    assertThat(second.getString("next")).isNull();
    assertThat(first.getList("items.id")).doesNotContainAnyElementsOf(second.getList("items.id"));
  }
}
