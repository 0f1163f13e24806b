package org.lockstep.alert.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.events.CloudEvent;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** Many at once end where one after the other does. */
@QuarkusTest
@WithStores
class BatchIntakeTest {
  private static final String DESIGNATIONS = "lockstep.designations";
  private static final String DEAD = "lockstep.designations.alert-service.dead";
  // Understood here, and not by the database.
  private static final String FAR_AWAY = "+999999999-01-01T00:00:00Z";

  @Inject TestClock clock;
  @Inject Intake intake;

  private final Partner partner = new Partner();
  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void begin() {
    clock.reset();
  }

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void movesOnlyTheRecordsThatFailOutOfABatch() {
    subscribedEndpoint();
    List<Sent> batch = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      batch.add(released());
    }
    batch.add(7, new Sent(id(), FAR_AWAY, partner.packageJson(key)));
    batch.add(13, new Sent(id(), "2026-11-23T09:00:00Z", "{"));
    // Deletes its key: no event.
    batch.add(17, new Sent(id(), "2026-11-23T09:00:00Z", null));
    batch.add(new Sent(id(), "long ago", partner.packageJson(key)));

    sendTogether(batch);
    String after = partner.packageReleased(key);

    await().untilAsserted(() -> assertThat(feed()).contains(after));
    List<String> expected = new ArrayList<>(batch.stream().map(Sent::id).toList());
    List<String> failed = List.of(expected.get(7), expected.get(13), expected.get(23));
    expected.removeAll(failed);
    expected.remove(batch.get(17).id());
    expected.add(after);
    assertThat(feed()).containsExactlyElementsOf(expected);
    List<ConsumerRecord<String, String>> dead =
        Events.all(DEAD, record -> key.equals(record.key()));
    assertThat(dead)
        .extracting(record -> Events.header(record, "ce_id"))
        .containsExactlyInAnyOrderElementsOf(failed);
    assertThat(dead)
        .filteredOn(record -> failed.get(2).equals(Events.header(record, "ce_id")))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(Events.header(record, "dead-letter-reason")).contains("ce_time");
              assertThat(Events.header(record, "dead-letter-topic")).isEqualTo(DESIGNATIONS);
            });
  }

  @Test
  void aBatchThatComesAgainRaisesNothing() {
    subscribedEndpoint();
    List<Sent> batch = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      batch.add(released());
    }
    // Within the same batch, too.
    batch.add(3, batch.get(0));

    sendTogether(batch);
    sendTogether(batch);
    // And with one that is new.
    Sent fresh = released();
    batch.add(5, fresh);
    sendTogether(batch);
    String last = partner.packageReleased(key);

    await().untilAsserted(() -> assertThat(feed()).contains(last));
    batch.remove(5);
    batch.remove(3);
    List<String> expected = new ArrayList<>(batch.stream().map(Sent::id).toList());
    expected.add(fresh.id());
    expected.add(last);
    assertThat(feed()).containsExactlyElementsOf(expected);
    assertThat(Events.all(DEAD, record -> key.equals(record.key()))).isEmpty();
  }

  @Test
  void raisesManyAlertsInPartsAndInTheirOrder() {
    List<String> endpoints =
        List.of(subscribedEndpoint(), subscribedEndpoint(), subscribedEndpoint());
    // What waits there is not sent while this is about something else.
    endpoints.forEach(endpoint -> partner.enable(endpoint, false));
    List<Sent> batch = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      batch.add(released());
    }

    sendTogether(batch);

    await().untilAsserted(() -> assertThat(feed()).hasSize(3 * batch.size()));
    assertThat(feed().stream().distinct())
        .containsExactlyElementsOf(batch.stream().map(Sent::id).toList());
  }

  @Test
  void nothingOfABatchIsSeenUnlessAllOfItIs() {
    subscribedEndpoint();
    Intake.Arrived good = arrived("2026-11-23T09:00:00Z");
    Intake.Arrived failing = arrived(FAR_AWAY);

    assertThatThrownBy(() -> intake.accept(List.of(good, failing)))
        .isInstanceOf(RuntimeException.class);

    assertThat(seen(good)).isEmpty();
    assertThat(feed()).isEmpty();
    assertThat(intake.accept(List.of(good))).isEqualTo(new Intake.Taken(1, true));
    assertThat(intake.accept(List.of(good))).isEqualTo(new Intake.Taken(1, false));
    assertThat(seen(good)).hasSize(1);
    assertThat(feed()).containsExactly(good.event().id());
  }

  /** A record to send; without a value it deletes its key. */
  private record Sent(String id, String time, @Nullable String json) {}

  private Sent released() {
    return new Sent(id(), "2026-11-23T09:00:00Z", partner.packageJson(key));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private Intake.Arrived arrived(String time) {
    var event =
        new CloudEvent(
            id(),
            "urn:lockstep:test",
            Partner.PACKAGE_RELEASED,
            key,
            time,
            null,
            partner.packageJson(key));
    return ReadEvent.arrived(EventType.PACKAGE_RELEASED, event);
  }

  private static List<String> seen(Intake.Arrived arrived) {
    return Sql.list(
        "select event_id from seen_event where event_id = '" + arrived.event().id() + "'");
  }

  /** An endpoint nobody answers at. */
  private String subscribedEndpoint() {
    return partner.subscribedEndpoint(
        "http://127.0.0.1:" + ReceiverPorts.port(0) + "/webhooks/" + id(), "v1a");
  }

  private List<String> feed() {
    return Sql.list(
        "select event_id from alert where owner = '" + partner.owner() + "' order by feed_no");
  }

  /** In one request to one partition, so that they are read as one batch. */
  private void sendTogether(List<Sent> records) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                Stores.kafkaBootstrap(),
                "acks",
                "all",
                "linger.ms",
                500,
                "batch.size",
                900_000),
            new StringSerializer(),
            new StringSerializer())) {
      for (Sent one : records) {
        ProducerRecord<String, String> event = new ProducerRecord<>(DESIGNATIONS, key, one.json());
        Map.of(
                "ce_id",
                one.id(),
                "ce_source",
                "urn:lockstep:test",
                "ce_type",
                Partner.PACKAGE_RELEASED,
                "ce_subject",
                key,
                "ce_time",
                one.time())
            .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        var unused = producer.send(event);
      }
      producer.flush();
    }
  }
}
