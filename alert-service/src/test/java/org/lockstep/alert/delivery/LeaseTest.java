package org.lockstep.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;
import org.lockstep.alert.delivery.DeliveryRepository.Turn;
import org.lockstep.testkit.Events;

/** Who may send what, when workers are many, slow, paused or dead. */
@QuarkusTest
@WithStores
class LeaseTest {
  private static final Answer OK = new Answer(Outcome.OK, 200, null, null);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Answer FAILED = new Answer(Outcome.HTTP_ERROR, 500, null, null);

  @Inject TestClock clock;
  @Inject Dispatcher dispatcher;
  @Inject DeliveryQueue queue;
  @Inject DeliveryRepository deliveries;
  @Inject Courier courier;
  @Inject DeliveryConfig config;

  private final Partner partner = new Partner();
  private final UUID here = UUID.randomUUID();
  private final UUID there = UUID.randomUUID();

  @BeforeEach
  void begin() {
    clock.reset();
    dispatcher.stop();
  }

  @AfterEach
  void end() {
    partner.leave();
    dispatcher.start();
  }

  @Test
  void aWorkerThatLostItsLeaseChangesNothingButKeepsItsAttempt() {
    // Given a worker that is paused during its attempt, longer than its lease
    String endpoint = pending(1);
    Shipment first = lease(here).orElseThrow();
    clock.advance(config.lease());
    // And another that delivered meanwhile
    Shipment second = lease(there).orElseThrow();
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
    Shipment first = lease(here).orElseThrow();
    clock.advance(config.lease());
    // The same process leases again: only the number tells the leases apart.
    Shipment second = lease(here).orElseThrow();

    assertThat(queue.record(here, first, report(OK))).isFalse();

    assertThat(lease(there)).isEmpty();
    assertThat(queue.record(here, second, report(OK))).isTrue();
  }

  @Test
  void whatADeadWorkerHeldIsTakenAgainAfterItsLease() {
    String endpoint = pending(1);
    Shipment held = lease(here).orElseThrow();
    // The process dies here: nothing is recorded. Until the lease ends nobody else sends.
    assertThat(lease(there)).isEmpty();

    clock.advance(config.lease());
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      dispatcher.start();
      await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("state", "DELIVERED"));
      dispatcher.stop();

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
    answers(partner);
    Set<UUID> leased = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 48)
        .parallel()
        .forEach(n -> lease(UUID.randomUUID()).ifPresent(s -> leased.add(s.deliveryId())));
    Stream.generate(() -> lease(here))
        .limit(6)
        .flatMap(Optional::stream)
        .forEach(shipment -> leased.add(shipment.deliveryId()));

    assertThat(leased).hasSize(config.perEndpoint());
  }

  @Test
  void aFailingEndpointGetsOneAttemptAtATimeUntilOneSucceeds() {
    pending(5);
    Shipment first = lease(here).orElseThrow();
    queue.record(here, first, report(FAILED));

    Shipment probe = lease(here).orElseThrow();
    assertThat(lease(here)).isEmpty();
    queue.record(here, probe, report(OK));

    assertThat(lease(here)).isPresent();
    assertThat(lease(here)).isPresent();
  }

  @Test
  void aShipmentTakesTheRoomThatItWasCountedInThoughItsEndpointAnswersMeanwhile() {
    UUID endpoint = UUID.fromString(pending(1));
    answers(partner);
    Instant now = clock.instant();

    List<Shipment> leased =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    deliveries
                        .lease(
                            List.of(new Turn(endpoint, false)),
                            here,
                            now,
                            now.plus(config.lease()),
                            config)
                        .shipments());

    assertThat(leased)
        .singleElement()
        .satisfies(shipment -> assertThat(shipment.answering()).isFalse());
  }

  @Test
  void whatWaitedUntilItsLeaseWasNearlyOverIsNotSent() {
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      pending(2);
      answers(partner);
      Shipment late = lease(here).orElseThrow();
      Shipment inTime = lease(here).orElseThrow();

      clock.advance(config.lease().minus(config.deadline()));
      assertThat(courier.attempt(late, Runnable::run))
          .failsWithin(SOON)
          .withThrowableOfType(ExecutionException.class);
      assertThat(receiver.hits()).isEmpty();

      clock.reset();
      assertThat(courier.attempt(inTime, Runnable::run)).succeedsWithin(SOON);
      assertThat(receiver.hits()).extracting(Receiver.Hit::id).containsExactly(inTime.webhookId());
    }
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
    answers(partner);
    answers(other);
    try {
      List<UUID> turns =
          Stream.generate(() -> lease(here).orElseThrow().endpointId()).limit(4).toList();

      assertThat(turns.get(0)).isNotEqualTo(turns.get(1));
      assertThat(turns.subList(2, 4)).isEqualTo(turns.subList(0, 2));
    } finally {
      other.leave();
    }
  }

  @Test
  void theEndpointsOfAnOwnerThatDoNotAnswerShareAFewAttempts() {
    pendingAt(partner, 12);

    List<Shipment> leased = queue.lease(here, new Room(64, 64));
    assertThat(leased).hasSize(config.doubtful().perOwner());
    assertThat(queue.lease(there, new Room(64, 64))).isEmpty();

    // One that ended makes room for one.
    queue.record(here, leased.get(0), report(FAILED));
    assertThat(queue.lease(there, new Room(64, 64))).hasSize(1);
  }

  @Test
  void theEndpointsOfAnOwnerThatAnswerShareMore() {
    pendingAt(partner, 40);
    answers(partner);

    assertThat(queue.lease(here, new Room(64, 64))).hasSize(config.answering().perOwner());
    assertThat(queue.lease(there, new Room(64, 64))).isEmpty();
  }

  @Test
  void theRoomForEndpointsThatAnswerIsNotGivenToOthers() {
    pendingAt(partner, 3);
    assertThat(queue.lease(here, new Room(64, 0))).isEmpty();

    // Its owner's own, too, have it though the others hang.
    String answering = partner.subscribedEndpoint(url(), "v1a");
    Sql.run("update endpoint set answering = true where id = '" + answering + "'");
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(partner.deliveries(answering)).hasSize(1));
    assertThat(queue.lease(here, new Room(64, 64))).hasSize(4);
    assertThat(queue.lease(here, new Room(64, 0))).isEmpty();
  }

  @Test
  void whoHasLeastUnderWayComesFirst() {
    var other = new Partner();
    try {
      pendingAt(partner, 10);
      answers(partner);
      assertThat(of(partner, queue.lease(here, new Room(5, 5)))).isEqualTo(5);
      pendingAt(other, 2);
      answers(other);

      List<Shipment> next = queue.lease(here, new Room(3, 3));

      assertThat(of(other, next)).isEqualTo(2);
      assertThat(of(partner, next)).isEqualTo(1);
    } finally {
      other.leave();
    }
  }

  @Test
  void whatOfficersReleaseIsSentNextHoweverMuchOfAnEditionWaits() {
    // Given an endpoint that wants each event of an edition, and takes its time with the first
    String endpoint = subscribed(partner, Map.of("each", true));
    List<String> edition = brought(partner, 100);
    awaitEvents(endpoint, 100);
    answers(partner);
    Shipment underWay = lease(here).orElseThrow();
    // When officers release a package
    List<String> released = List.of(partner.packageReleased(), published(partner, ""));
    awaitEvents(endpoint, 102);
    // Then all of that comes next
    List<Shipment> next = Stream.generate(() -> lease(here).orElseThrow()).limit(3).toList();
    assertThat(next.subList(0, 2))
        .extracting(LeaseTest::event)
        .containsExactlyInAnyOrderElementsOf(released);
    assertThat(edition).contains(event(underWay), event(next.get(2)));
    // And what is left of the edition arrives
    queue.record(here, underWay, report(OK));
    next.forEach(shipment -> queue.record(here, shipment, report(OK)));
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      dispatcher.start();
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          Sql.list(
                              "select id from delivery where state = 'DELIVERED'"
                                  + " and endpoint_id = '%s'".formatted(endpoint)))
                      .hasSize(102));
      dispatcher.stop();
      assertThat(receiver.hits()).hasSize(98);
    }
  }

  @Test
  void endpointsThatWaitForWhatOfficersReleasedComeBeforeThoseThatWaitForAnEdition() {
    var other = new Partner();
    try {
      // Given an endpoint with an attempt under way, that waits for a release
      String urgent = subscribed(partner, Map.of("eventTypes", List.of("package.released")));
      IntStream.range(0, 2).forEach(n -> partner.packageReleased());
      awaitEvents(urgent, 2);
      answers(partner);
      assertThat(lease(here)).isPresent();
      // And two that wait for an edition and had no turn yet, of its owner and of another
      Map<String, ?> each = Map.of("eventTypes", List.of("designation.published"), "each", true);
      String own = subscribed(partner, each);
      String others = subscribed(other, each);
      brought(partner, 2);
      brought(other, 2);
      awaitEvents(own, 2);
      awaitEvents(others, 2);
      answers(partner);
      answers(other);
      // Then
      List<String> turns =
          Stream.generate(() -> lease(here).orElseThrow().endpointId().toString())
              .limit(5)
              .toList();
      assertThat(turns.get(0)).isEqualTo(urgent);
      assertThat(turns.subList(1, 5)).containsExactlyInAnyOrder(own, own, others, others);
    } finally {
      other.leave();
    }
  }

  @Test
  void whatIsDueAtADisabledOrDeletedEndpointIsNotSent() {
    String endpoint = pending(1);
    partner.enable(endpoint, false);
    assertThat(lease(here)).isEmpty();
    partner.enable(endpoint, true);
    partner.asking().delete("/api/v1/endpoints/" + endpoint).then().statusCode(204);
    assertThat(lease(here)).isEmpty();
  }

  @Test
  void anAttemptIsNeverChanged() {
    String endpoint = pending(1);
    queue.record(here, lease(here).orElseThrow(), report(OK));
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

  @Test
  void aReplayAskedForDuringAnAttemptLeadsToAnotherAfterIt() {
    // Given an attempt under way
    String endpoint = pending(1);
    Shipment underWay = lease(here).orElseThrow();
    // When its owner asks for a replay
    replay(only(endpoint).get("id"));
    // Then nothing is sent beside it
    assertThat(lease(there)).isEmpty();
    // And once it has ended, however well, it is sent again
    queue.record(here, underWay, report(OK));
    Shipment further = lease(there).orElseThrow();
    assertThat(further.trigger()).isEqualTo(Trigger.MANUAL);
    assertThat(further.webhookId()).isEqualTo(underWay.webhookId());
    queue.record(there, further, report(OK));
    assertThat(lease(there)).isEmpty();
    assertThat(only(endpoint)).containsEntry("state", "DELIVERED").containsEntry("attempts", 2);
  }

  @Test
  void aReplayAskedForDuringAnAttemptThatFailsIsMadeAtOnceWithTheWholeScheduleAhead() {
    String endpoint = pending(1);
    Shipment underWay = lease(here).orElseThrow();
    replay(only(endpoint).get("id"));

    queue.record(here, underWay, report(FAILED));

    assertThat(lease(there).orElseThrow().trigger()).isEqualTo(Trigger.MANUAL);
    assertThat(Sql.list("select failures from delivery where endpoint_id = '" + endpoint + "'"))
        .containsExactly("0");
  }

  @Test
  void aReplayAskedForDuringAnAttemptOutlivesItsProcess() {
    String endpoint = pending(1);
    lease(here);
    replay(only(endpoint).get("id"));

    // The process dies here; another takes over when its lease ends.
    clock.advance(config.lease());
    Shipment further = lease(there).orElseThrow();

    assertThat(further.trigger()).isEqualTo(Trigger.MANUAL);
    queue.record(there, further, report(OK));
    assertThat(lease(there)).isEmpty();
    assertThat(only(endpoint)).containsEntry("state", "DELIVERED");
  }

  /** GB's list has a new edition with as many new entries; the events. */
  private static List<String> brought(Partner partner, int entries) {
    String edition =
        """
        ,"edition":{"list":"gb-uksl","date":"2026-11-23","packageId":"%s",
         "packageReference":"gb-uksl/2026-11-23","authority":"GB"}"""
            .formatted(UUID.randomUUID());
    return IntStream.range(0, entries).mapToObj(n -> published(partner, edition)).toList();
  }

  private static String published(Partner partner, String more) {
    return Events.send(
        "lockstep.designations",
        UUID.randomUUID().toString(),
        "org.lockstep.designation.published.v1",
        """
        {"designationId":"%s","version":1,"marking":{"tlp":"CLEAR","releasableTo":[]},
         "authority":"GB","programmes":["%s"],"measures":[{"kind":"ASSET_FREEZE"}],
         "listingRecord":{"subjectType":"VESSEL","countries":["RU"],"nationalities":[]}%s}"""
            .formatted(UUID.randomUUID(), partner.programme(), more));
  }

  private static void awaitEvents(String endpoint, int count) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Sql.list(
                            "select id from alert where endpoint_id = '%s'".formatted(endpoint)))
                    .hasSize(count));
  }

  private static String event(Shipment shipment) {
    return JsonPath.from(new String(shipment.body(), UTF_8)).getString("id");
  }

  private static String subscribed(Partner partner, Map<String, ?> filter) {
    String endpoint = partner.newEndpoint(url(), "v1a").getString("id");
    Map<String, Object> body = new HashMap<>(filter);
    body.put("programmes", List.of(partner.programme()));
    partner.subscribe(endpoint, body);
    return endpoint;
  }

  private void replay(@Nullable Object delivery) {
    partner.asking().post("/api/v1/deliveries/" + delivery + "/replay").then().statusCode(202);
  }

  private Optional<Shipment> lease(UUID worker) {
    return Stream.of(new Room(1, 0), new Room(0, 1))
        .flatMap(room -> queue.lease(worker, room).stream())
        .findFirst();
  }

  /** As after an attempt that succeeded. */
  private static void answers(Partner partner) {
    Sql.run("update endpoint set answering = true where owner = '" + partner.owner() + "'");
  }

  /** Endpoints with an alert each. */
  private static void pendingAt(Partner partner, int endpoints) {
    IntStream.range(0, endpoints).forEach(n -> partner.subscribedEndpoint(url(), "v1a"));
    partner.packageReleased();
    await()
        .untilAsserted(
            () ->
                assertThat(Sql.list("select 1 from alert where owner = '" + partner.owner() + "'"))
                    .hasSize(endpoints));
  }

  private static long of(Partner partner, List<Shipment> shipments) {
    return shipments.stream().filter(s -> s.owner().equals(partner.owner())).count();
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
    return "http://127.0.0.1:" + ReceiverPorts.port(0) + "/alerts?" + UUID.randomUUID();
  }

  private static Report report(Answer answer) {
    return new Report(Instant.now(), Duration.ofMillis(5), answer, List.of());
  }
}
