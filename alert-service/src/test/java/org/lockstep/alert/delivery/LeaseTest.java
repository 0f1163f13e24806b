package org.lockstep.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;

/** Who may send what, when workers are many, slow, paused or dead. */
@QuarkusTest
@WithStores
class LeaseTest {
  private static final Answer OK = new Answer(Outcome.OK, 200, null, null);
  private static final Answer FAILED = new Answer(Outcome.HTTP_ERROR, 500, null, null);

  @Inject TestClock clock;
  @Inject DeliveryWorkers workers;
  @Inject DeliveryQueue queue;
  @Inject DeliveryConfig config;

  private final Partner partner = new Partner();
  private final UUID here = UUID.randomUUID();
  private final UUID there = UUID.randomUUID();

  @BeforeEach
  void begin() {
    clock.reset();
    workers.stop();
  }

  @AfterEach
  void end() {
    partner.leave();
    workers.start();
  }

  @Test
  void aWorkerThatLostItsLeaseChangesNothingButKeepsItsAttempt() {
    // Given a worker that is paused during its attempt, longer than its lease
    String endpoint = pending(1);
    Shipment first = queue.lease(here).orElseThrow();
    clock.advance(config.lease());
    // And another that delivered meanwhile
    Shipment second = queue.lease(there).orElseThrow();
    assertThat(second.deliveryId()).isEqualTo(first.deliveryId());
    assertThat(second.webhookId()).isEqualTo(first.webhookId());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(queue.record(there, second, report(OK))).isTrue();
    // When the first comes back with a failure
    boolean counted = queue.record(here, first, report(FAILED));
    // Then the delivery stays delivered, and both attempts are there
    assertThat(counted).isFalse();
    assertThat(only(endpoint)).containsEntry("state", "DELIVERED").containsEntry("attempts", 2);
    assertThat(partner.attempts(only(endpoint).get("id")))
        .extracting(attempt -> attempt.get("outcome"))
        .containsExactly("HTTP_ERROR", "OK");
  }

  @Test
  void aWorkerThatLostItsLeaseDoesNotEndTheNextOne() {
    pending(1);
    Shipment first = queue.lease(here).orElseThrow();
    clock.advance(config.lease());
    // The same process leases again: only the number tells the leases apart.
    Shipment second = queue.lease(here).orElseThrow();

    assertThat(queue.record(here, first, report(OK))).isFalse();

    assertThat(queue.lease(there)).isEmpty();
    assertThat(queue.record(here, second, report(OK))).isTrue();
  }

  @Test
  void whatADeadWorkerHeldIsTakenAgainAfterItsLease() {
    String endpoint = pending(1);
    Shipment held = queue.lease(here).orElseThrow();
    // The process dies here: nothing is recorded. Until the lease ends nobody else sends.
    assertThat(queue.lease(there)).isEmpty();

    clock.advance(config.lease());
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      workers.start();
      await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("state", "DELIVERED"));
      workers.stop();

      assertThat(receiver.hits()).hasSize(1);
      assertThat(receiver.hits().get(0).id()).isEqualTo(held.webhookId());
      assertThat(receiver.hits().get(0).body()).isEqualTo(held.body());
    }
    // The attempt whose end nobody saw is missing between the numbers.
    assertThat(partner.attempts(only(endpoint).get("id")))
        .extracting(attempt -> attempt.get("number"))
        .containsExactly(2);
  }

  @Test
  void anEndpointGetsFewAttemptsAtATimeHoweverManyWorkersAsk() {
    pending(12);
    Set<UUID> leased = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 48)
        .parallel()
        .forEach(n -> queue.lease(UUID.randomUUID()).ifPresent(s -> leased.add(s.deliveryId())));
    Stream.generate(() -> queue.lease(here))
        .limit(6)
        .flatMap(Optional::stream)
        .forEach(shipment -> leased.add(shipment.deliveryId()));

    assertThat(leased).hasSize(config.perEndpoint());
  }

  @Test
  void aFailingEndpointGetsOneAttemptAtATimeUntilOneSucceeds() {
    pending(5);
    Shipment first = queue.lease(here).orElseThrow();
    queue.record(here, first, report(FAILED));

    Shipment probe = queue.lease(here).orElseThrow();
    assertThat(queue.lease(here)).isEmpty();
    queue.record(here, probe, report(OK));

    assertThat(queue.lease(here)).isPresent();
    assertThat(queue.lease(here)).isPresent();
  }

  @Test
  void endpointsTakeTurns() {
    pending(3);
    var other = new Partner();
    other.subscribedEndpoint(url(), "v1a");
    IntStream.range(0, 3).forEach(n -> other.packageReleased());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Sql.list(
                            "select id::text from alert where owner = '" + other.owner() + "'"))
                    .hasSize(3));
    try {
      List<UUID> turns =
          Stream.generate(() -> queue.lease(here).orElseThrow().endpointId()).limit(4).toList();

      assertThat(turns.get(0)).isNotEqualTo(turns.get(1));
      assertThat(turns.subList(2, 4)).isEqualTo(turns.subList(0, 2));
    } finally {
      other.leave();
    }
  }

  @Test
  void whatIsDueAtADisabledOrDeletedEndpointIsNotSent() {
    String endpoint = pending(1);
    partner.enable(endpoint, false);
    assertThat(queue.lease(here)).isEmpty();
    partner.enable(endpoint, true);
    partner.asking().delete("/api/v1/endpoints/" + endpoint).then().statusCode(204);
    assertThat(queue.lease(here)).isEmpty();
  }

  @Test
  void anAttemptIsNeverChanged() {
    String endpoint = pending(1);
    queue.record(here, queue.lease(here).orElseThrow(), report(OK));
    Object delivery = only(endpoint).get("id");

    assertThatThrownBy(
            () -> {
              try (var connection = Sql.connect();
                  var sql = connection.createStatement()) {
                sql.execute(
                    "update attempt set status = 500 where delivery_id = '" + delivery + "'");
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("never changed");
  }

  private String pending(int count) {
    String endpoint = partner.subscribedEndpoint(url(), "v1a");
    IntStream.range(0, count).forEach(n -> partner.packageReleased());
    await().untilAsserted(() -> assertThat(partner.deliveries(endpoint)).hasSize(count));
    return endpoint;
  }

  private Map<String, Object> only(String endpoint) {
    assertThat(partner.deliveries(endpoint)).hasSize(1);
    return partner.deliveries(endpoint).get(0);
  }

  private static String url() {
    return "http://127.0.0.1:" + ReceiverPorts.port(0) + "/alerts";
  }

  private static Report report(Answer answer) {
    return new Report(Instant.now(), Duration.ofMillis(5), answer, List.of());
  }
}
