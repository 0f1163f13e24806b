package org.lockstep.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.Receiver.Hit;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;

/** What waits for a receiver is sent when it is back, however it comes back. */
@QuarkusTest
@WithStores
class BacklogTest {
  @Inject TestClock clock;

  private final Partner partner = new Partner();

  /** What the receiver answers next; when that is used up, the last goes on. */
  private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();

  private volatile int last = 204;
  private Receiver receiver;

  @BeforeEach
  void begin() {
    clock.reset();
    receiver = answering(Receiver.at(ReceiverPorts.port(0)));
  }

  @AfterEach
  void end() {
    partner.leave();
    receiver.close();
    clock.reset();
  }

  private Receiver answering(Receiver one) {
    return one.answering(
        exchange -> {
          Integer next = answers.poll();
          exchange.sendResponseHeaders(next == null ? last : next, -1);
        });
  }

  @Test
  void deliversAllWithoutTheOldPausesToAReceiverThatFailsOnceMoreAfterItsReturn() {
    // Given alerts that failed twice, whose next attempts are minutes away
    last = 500;
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    IntStream.range(0, 3).forEach(n -> partner.packageReleased());
    await().untilAsserted(() -> assertAttempts(endpoint, 3, 1));
    clock.advance(Duration.ofSeconds(7));
    await().untilAsserted(() -> assertAttempts(endpoint, 3, 2));
    clock.advance(Duration.ofMinutes(2));
    // When its receiver is back, fails one attempt, and is back for good
    answers.addAll(List.of(200, 500));
    last = 200;
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(delivered(endpoint)).isGreaterThanOrEqualTo(3));
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(delivered(endpoint)).isGreaterThanOrEqualTo(4));
    // Then it gets everything in a moment
    clock.advance(Duration.ofSeconds(6));
    await().untilAsserted(() -> assertThat(delivered(endpoint)).isEqualTo(5));
  }

  @Test
  void deliversAllAtOnceToANewReceiverThatFailsFirst() {
    // Given alerts that wait for a receiver, one of them for as long as it asked
    receiver.answering(
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "3600");
          exchange.sendResponseHeaders(503, -1);
        });
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.packageReleased();
    await().untilAsserted(() -> assertAttempts(endpoint, 1, 1));
    answers.addAll(List.of(500, 500));
    answering(receiver);
    partner.packageReleased();
    await().untilAsserted(() -> assertAttempts(endpoint, 2, 1));
    clock.advance(Duration.ofSeconds(7));
    await().until(answers::isEmpty);
    // When the endpoint moves to another, which fails first
    try (var other = answering(Receiver.at(ReceiverPorts.port(1)))) {
      answers.add(500);
      partner
          .asking()
          .header("If-Match", "*")
          .body(Map.of("url", other.url()))
          .patch("/api/v1/endpoints/" + endpoint)
          .then()
          .statusCode(200);
      partner.packageReleased();
      await().until(answers::isEmpty);
      partner.packageReleased();
      // Then it gets all that waited as soon as it answers
      await().untilAsserted(() -> assertThat(delivered(endpoint)).isEqualTo(4));
    }
  }

  @Test
  void bringsForwardWhatWaitsInPortionsUntilNothingIsLeft() {
    // Given more that waits than an owner may have under way
    last = 500;
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    IntStream.range(0, 40).forEach(n -> partner.packageReleased());
    await().untilAsserted(() -> assertThat(partner.deliveries(endpoint)).hasSize(40));
    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .allSatisfy(d -> assertThat(d.get("attempts")).isNotEqualTo(0)));
    Sql.run(
        "update delivery set next_attempt_at = next_attempt_at + interval '5 hours'"
            + " where endpoint_id = '%s'".formatted(endpoint));
    // When its receiver takes one
    last = 200;
    partner.packageReleased();
    // Then it gets all
    await().untilAsserted(() -> assertThat(delivered(endpoint)).isEqualTo(41));
    assertThat(Sql.list("select backlog from endpoint where id = '%s'".formatted(endpoint)))
        .containsExactly("f");
  }

  @Test
  void doesNotSendWhatAloneIsRefusedAgainWithEachThatIsTaken() {
    // Given one alert that its receiver never takes, and that failed twice
    String refused = UUID.randomUUID().toString();
    refuse(refused);
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.packageReleased(refused);
    await().untilAsserted(() -> assertThat(attempts(endpoint, refused)).isEqualTo(1));
    clock.advance(Duration.ofSeconds(7));
    await().untilAsserted(() -> assertThat(attempts(endpoint, refused)).isEqualTo(2));
    // When others are taken: first at once, then after five seconds, then after minutes
    take(endpoint, 1);
    await().untilAsserted(() -> assertThat(attempts(endpoint, refused)).isEqualTo(3));
    take(endpoint, 2);
    clock.advance(Duration.ofSeconds(6));
    await().untilAsserted(() -> assertThat(attempts(endpoint, refused)).isEqualTo(4));
    take(endpoint, 3);
    take(endpoint, 4);
    // Then it waits as long as the schedule says, and those attempts were none of the schedule's
    assertThat(attempts(endpoint, refused)).isEqualTo(4);
    assertThat(Instant.parse(String.valueOf(ofSubject(endpoint, refused).get("nextAttemptAt"))))
        .isAfter(clock.instant().plus(Duration.ofMinutes(3)));
    assertThat(
            Sql.list(
                "select failures from delivery where state = 'PENDING' and endpoint_id = '%s'"
                    .formatted(endpoint)))
        .isSubsetOf("1", "2");
  }

  private void refuse(String subject) {
    // One attempt is made at a time while the endpoint is in doubt, so the last is the one.
    receiver.answering(
        exchange -> {
          List<Hit> hits = receiver.hits();
          String body = new String(hits.get(hits.size() - 1).body(), UTF_8);
          exchange.sendResponseHeaders(body.contains(subject) ? 500 : 200, -1);
        });
  }

  private void take(String endpoint, int all) {
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(delivered(endpoint)).isEqualTo(all));
  }

  private void assertAttempts(String endpoint, int deliveries, int attempts) {
    assertThat(partner.deliveries(endpoint))
        .hasSize(deliveries)
        .allSatisfy(d -> assertThat(d).containsEntry("attempts", attempts));
  }

  private int attempts(String endpoint, String subject) {
    return (Integer) ofSubject(endpoint, subject).getOrDefault("attempts", 0);
  }

  private Map<String, Object> ofSubject(String endpoint, String subject) {
    return partner.deliveries(endpoint).stream()
        .filter(delivery -> subject.equals(delivery.get("subject")))
        .findFirst()
        .orElse(Map.of());
  }

  private long delivered(String endpoint) {
    return partner
        .asking()
        .get("/api/v1/endpoints/" + endpoint + "/deliveries?state=DELIVERED&limit=500")
        .jsonPath()
        .getList("items")
        .size();
  }
}
