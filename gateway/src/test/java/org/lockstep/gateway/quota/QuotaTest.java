package org.lockstep.gateway.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.Services;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class QuotaTest {
  private static final String PATH = "/api/v1/packages";

  @Inject AgroalDataSource dataSource;
  @Inject HttpServer server;

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private static Tokens token(int rate, int burst) {
    String name = "system-" + UUID.randomUUID();
    return Tokens.of("service-account-" + name)
        .client(name)
        .roles("register-reader")
        .quota(rate, burst);
  }

  private static Response get(Tokens token) {
    return token.asking().get(PATH);
  }

  private static List<Integer> statuses(Tokens token, int times) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      statuses.add(get(token).statusCode());
    }
    return statuses;
  }

  @Test
  void refusesWhoAsksForMoreThanItsQuotaAndNobodyElse() {
    Tokens greedy = token(1, 5);
    Tokens modest = token(1, 5);

    assertThat(statuses(greedy, 5)).containsOnly(200);
    assertThat(statuses(greedy, 20)).contains(429);
    get(greedy)
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", "1")
        .header("RateLimit-Policy", "\"caller\";q=5;w=5")
        .body("type", equalTo("urn:lockstep:problem:too-many-requests"));
    assertThat(get(modest).statusCode()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> get(greedy).statusCode() == 200);
  }

  @Test
  void tellsItsOperatorsWhichClientIsRefused() {
    String name = "system-" + UUID.randomUUID();
    Tokens greedy =
        Tokens.of("service-account-" + name).client(name).roles("register-reader").quota(1, 2);

    long refused = statuses(greedy, 10).stream().filter(status -> status == 429).count();

    assertThat(refused).isPositive();
    assertThat(
            given().get("http://127.0.0.1:" + server.getManagementPort() + "/q/metrics").asString())
        .contains("lockstep_requests_throttled_total{client=\"" + name + "\"} " + refused + ".0");
  }

  @Test
  void saysHowMuchIsLeft() {
    Tokens token = token(1, 100);

    String first = get(token).header("RateLimit");
    String later = get(token).header("RateLimit");

    assertThat(first).matches("\"caller\";r=9[0-9];t=[0-9]+");
    assertThat(left(later)).isLessThan(left(first));
    assertThat(get(token).header("RateLimit-Policy")).isEqualTo("\"caller\";q=100;w=100");
  }

  private static int left(String header) {
    return Integer.parseInt(header.replaceAll(".*;r=([0-9]+);.*", "$1"));
  }

  @Test
  void grantsByItselfWhileTheStoreIsAwayAndNoMoreThanTheQuota() {
    Tokens token = token(2, 10);
    Stores.line().cut();
    try {
      long begun = System.nanoTime();
      assertThat(statuses(token, 10)).containsOnly(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
      assertThat(statuses(token, 30)).contains(429);
      assertThat(given().get("/api/v1/keys").statusCode()).isEqualTo(200);
    } finally {
      Stores.line().mend();
      // The next test is to find no connection that was cut.
      dataSource.flush(AgroalDataSource.FlushMode.ALL);
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> get(token).statusCode() == 200);
  }

  @Test
  void tellsACallerItsQuota() {
    token(7, 9)
        .asking()
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .body("quota.rate", equalTo(7))
        .body("quota.burst", equalTo(9));
  }
}
