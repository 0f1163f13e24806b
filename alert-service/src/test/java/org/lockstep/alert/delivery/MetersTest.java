package org.lockstep.alert.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;

/** What an operator sees of deliveries and endpoints; other tests leave some of theirs. */
@QuarkusTest
@WithStores
class MetersTest {
  @Inject TestClock clock;

  private final Partner partner = new Partner();
  private Receiver receiver;
  private volatile int status = 204;

  @BeforeEach
  void begin() {
    clock.reset();
    receiver =
        Receiver.at(ReceiverPorts.port(0))
            .answering(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  @AfterEach
  void end() {
    partner.leave();
    receiver.close();
    clock.reset();
  }

  @Test
  void countsAttemptsByTheirOutcomeAndHowLateTheFirstWas() {
    double before = meter("lockstep_delivery_attempt_seconds_count{outcome=\"OK\"}");
    double told = meter("lockstep_alert_delay_seconds_count");
    partner.subscribedEndpoint(receiver.url(), "v1a");

    partner.packageReleased();

    await()
        .untilAsserted(
            () -> {
              assertThat(meter("lockstep_delivery_attempt_seconds_count{outcome=\"OK\"}"))
                  .isGreaterThan(before);
              assertThat(meter("lockstep_alert_delay_seconds_count")).isGreaterThan(told);
            });
    assertThat(meter("lockstep_alert_delay_seconds_bucket{le=\"300.0\"}")).isPositive();
  }

  @Test
  void countsEndpointsThatFailAndWhatWaitsForThem() {
    double failing = meter("lockstep_endpoints{state=\"failing\"}");
    double well = meter("lockstep_endpoints{state=\"well\"}");
    partner.subscribedEndpoint(receiver.url(), "v1a");
    assertThat(meter("lockstep_endpoints{state=\"well\"}")).isEqualTo(well + 1);
    status = 500;

    partner.packageReleased();

    await()
        .untilAsserted(
            () ->
                assertThat(meter("lockstep_endpoints{state=\"failing\"}")).isEqualTo(failing + 1));
    assertThat(meter("lockstep_endpoints{state=\"well\"}")).isEqualTo(well);
  }

  @Test
  void countsWhatIsDueAtAReceiverThatDoesNotAnswerYetAndNothingOfOneThatIsStopped() {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    status = 500;
    partner.packageReleased();
    await()
        .untilAsserted(
            () -> assertThat(meter("lockstep_endpoints{state=\"failing\"}")).isPositive());
    partner
        .asking()
        .header("If-Match", "*")
        .body(java.util.Map.of("enabled", false))
        .patch("/api/v1/endpoints/" + endpoint)
        .then()
        .statusCode(200);

    clock.advance(Duration.ofHours(1));

    await().untilAsserted(() -> assertThat(meter("lockstep_deliveries_due")).isZero());
    assertThat(meter("lockstep_deliveries_oldest_due_age_seconds")).isZero();
  }

  private static double meter(String name) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
