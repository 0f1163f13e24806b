package org.lockstep.gateway.meter;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.http.wire.Connections;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class ManagementTest {
  @Inject HttpServer server;
  @Inject Connections connections;

  @Inject
  @ConfigProperty(name = "quarkus.management.host")
  String host;

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private String management(String path) {
    return "http://127.0.0.1:" + server.getManagementPort() + path;
  }

  @Test
  void countsThePlacesThatAreTaken() throws IOException {
    List<Wire> callers = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        callers.add(new Wire().write("GET "));
      }

      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () -> {
                String metrics = metrics();
                assertThat(connections.open()).isGreaterThanOrEqualTo(40);
                assertThat(metrics)
                    .contains("\nlockstep_connections_open " + connections.open() + ".0\n");
                assertThat(metrics)
                    .contains(
                        "\nlockstep_connections_limit ",
                        "\nlockstep_connections_turned_away_total ",
                        "\nlockstep_connections_gave_way_total ",
                        "\nlockstep_connections_late_total ",
                        "\nlockstep_requests_refused_unread_total ",
                        "\njvm_memory_used_bytes");
              });
    } finally {
      for (Wire caller : callers) {
        caller.close();
      }
    }
  }

  @Test
  void timesRequestsByRouteAndTellsNothingOfWhatCallersWrote() {
    String token = Tokens.of("kr-port-control").roles("register-reader").bearer();
    given().auth().oauth2(token).get("/api/v1/designations/an-id-of-somebody").then();
    given().auth().oauth2(token).get("/api/v1/no-such-path/of-somebody").then().statusCode(404);
    given().auth().oauth2(token).request("BREW", "/api/v1/designations/x").then().statusCode(405);
    given().get("/api/v1/designations/a-query-of-somebody").then().statusCode(401);

    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains(
                        "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/designations/{id}\"}",
                        "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"401\",http_route=\"/api/v1/designations/{id}\"}",
                        "http_server_request_duration_seconds_count{http_request_method=\"none\",http_response_status_code=\"404\",http_route=\"none\"}",
                        "http_server_request_duration_seconds_count{http_request_method=\"none\",http_response_status_code=\"405\",http_route=\"/api/v1/designations/{id}\"}"));
    assertThat(metrics()).doesNotContain("somebody").doesNotContain("BREW");
  }

  @Test
  void countsTheBodiesThatAreOnTheirWayAndNoMoreWhenTheirSendersAreCutOff() throws IOException {
    String token = Tokens.of("kr-port-control").roles("register-reader").bearer();
    String head = "POST /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n";
    List<Wire> slow = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      slow.add(new Wire().write(head + "Authorization: Bearer " + token + "\r\n\r\n{"));
    }
    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(metrics()).contains(bodies(3)));

    for (Wire wire : slow) {
      wire.reset();
    }

    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(metrics()).contains(bodies(0)));
  }

  private static String bodies(int count) {
    return "\nlockstep_bodies_coming " + count + ".0\n";
  }

  private String metrics() {
    return given().get(management("/q/metrics")).then().extract().asString();
  }

  @Test
  void isAliveWhenThePartnersDoorOpensEvenIfServicesAreAway() {
    Services.unplug("designation");
    Services.unplug("entity");
    Services.unplug("alert");

    given()
        .get(management("/q/health/live"))
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body(containsString("door"));
  }

  @Test
  void isNotForPartners() {
    assertThat(host).isEqualTo("127.0.0.1");
    given().get("/q/metrics").then().statusCode(404);
    given().get("/q/health/live").then().statusCode(404);
  }
}
