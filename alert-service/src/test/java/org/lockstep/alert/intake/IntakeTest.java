package org.lockstep.alert.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;

@QuarkusTest
@WithStores
class IntakeTest {
  private static final String DESIGNATIONS = "lockstep.designations";
  private static final String ENTITIES = "lockstep.entities";
  private static final String DEAD = "lockstep.designations.alert-service.dead";
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject TestClock clock;

  private final Partner partner = new Partner();
  private Receiver receiver;

  @BeforeEach
  void begin() {
    clock.reset();
    receiver = Receiver.at(ReceiverPorts.port(0));
  }

  @AfterEach
  void end() {
    partner.leave();
    receiver.close();
  }

  @Test
  void countsTheDeadLettersOfEachTopicFromZero() {
    assertThat(given().get("/q/metrics").asString())
        .contains("lockstep_dead_letters_total{topic=\"lockstep.designations\"")
        .contains("lockstep_dead_letters_total{topic=\"lockstep.entities\"");
  }

  @Test
  void anEventThatComesAgainRaisesNothingMore() {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    String id = UUID.randomUUID().toString();
    String event = UUID.randomUUID().toString();

    partner.packageReleased(id, event);
    partner.packageReleased(id, event);
    partner.packageReleased(id, event);
    // Of the same key, so it is read after the others.
    String last = partner.packageReleased(id);

    await().untilAsserted(() -> assertThat(eventIds()).contains(last));
    assertThat(eventIds()).containsExactlyInAnyOrder(event, last);
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2));
    assertThat(partner.deliveries(endpoint)).hasSize(2);
    assertThat(Events.all(DEAD, record -> event.equals(Events.header(record, "ce_id")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{}",
        "{\"authority\":\"KR\"}",
        "{\"authority\":null,\"targets\":[]}",
        "{\"authority\":\"KR\",\"targets\":[null]}",
        "{\"authority\":\"KR\",\"targets\":[{}]}",
        "{\"authority\":\"KR\",\"targets\":{}}",
        "{\"authority\":\"KR\",\"authority\":\"JP\",\"targets\":[]}",
        "{\"authority\":\"KR\",\"targets\":[]} {}",
      })
  void aRecordThatCannotBeUnderstoodIsADeadLetterAndTheNextIsRead(String json) {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    String key = UUID.randomUUID().toString();

    String poison = Events.send(DESIGNATIONS, key, Partner.PACKAGE_RELEASED, json);
    String next = partner.packageReleased(key);

    var dead = Events.await(DEAD, record -> poison.equals(Events.header(record, "ce_id")), SOON);
    assertThat(dead.key()).isEqualTo(key);
    assertThat(dead.value()).isEqualTo(json);
    assertThat(Events.header(dead, "ce_type")).isEqualTo(Partner.PACKAGE_RELEASED);
    assertThat(Events.header(dead, "dead-letter-reason")).isNotBlank();
    await().untilAsserted(() -> assertThat(eventIds()).containsExactly(next));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{|it is not JSON in which each name is there once (line 1, column 2)",
        "[]|it is not one object with nothing behind it",
        "{}|authority is missing",
        "{\"authority\":\"KR\",\"targets\":[{\"subjectType\":\"MAIA-1\"}]}|targets[0].programmes is missing",
        "{\"authority\":\"KR\",\"targets\":[null]}|targets[0] is missing",
        "{\"authority\":\"KR\",\"targets\":\"MAIA-1\"}|targets is missing or has the wrong type",
        "{\"authority\":\"KR\",\"targets\":[{\"subjectType\":{\"MAIA-1\":1}}]}|targets[0].subjectType is missing or has the wrong type",
      })
  void aDeadLetterSaysWhatIsWrongAndWhereAndQuotesNothing(String json, String reason) {
    String poison =
        Events.send(DESIGNATIONS, UUID.randomUUID().toString(), Partner.PACKAGE_RELEASED, json);

    var dead = Events.await(DEAD, record -> poison.equals(Events.header(record, "ce_id")), SOON);
    assertThat(Events.header(dead, "dead-letter-reason"))
        .isEqualTo("The data is no package.released: " + reason);
  }

  @Test
  void passesOverTypesThatAreNotInTheCatalogue() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    String key = UUID.randomUUID().toString();

    String unknown =
        Events.send(DESIGNATIONS, key, "org.lockstep.package.embargoed.v1", "not even JSON");
    String next = partner.packageReleased(key);

    await().untilAsserted(() -> assertThat(eventIds()).containsExactly(next));
    assertThat(Events.all(DEAD, record -> unknown.equals(Events.header(record, "ce_id"))))
        .isEmpty();
  }

  @Test
  void waitsForAStoreThatDoesNotTakeTheEvent() throws InterruptedException {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    Sql.run("alter table seen_event rename to seen_event_away");
    String event;
    try {
      event = partner.packageReleased();
      Thread.sleep(1000);
    } finally {
      Sql.run("alter table seen_event_away rename to seen_event");
    }

    await().untilAsserted(() -> assertThat(eventIds()).containsExactly(event));
    assertThat(Events.all(DEAD, record -> event.equals(Events.header(record, "ce_id")))).isEmpty();
  }

  @Test
  void doesNotWaitForAStoreForEver() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    Sql.run("alter table seen_event rename to seen_event_away");
    try {
      String event = partner.packageReleased();

      Events.await(DEAD, record -> event.equals(Events.header(record, "ce_id")), SOON);
    } finally {
      Sql.run("alter table seen_event_away rename to seen_event");
    }
    assertThat(eventIds()).isEmpty();
  }

  @Test
  void nothingIsSeenUnlessItsAlertsAreRaised() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    Sql.run("alter table delivery rename to delivery_away");
    String event;
    try {
      event = partner.packageReleased();
      Events.await(DEAD, record -> event.equals(Events.header(record, "ce_id")), SOON);
    } finally {
      Sql.run("alter table delivery_away rename to delivery");
    }
    assertThat(Sql.list("select event_id from seen_event where event_id = '" + event + "'"))
        .isEmpty();
    assertThat(Sql.list("select event_id from alert where event_id = '" + event + "'")).isEmpty();
  }

  @Test
  void tellsOfAllTypesOfEventsAsTheirExamplesAre() throws IOException {
    String endpoint = partner.newEndpoint(receiver.url(), "v1a").getString("id");
    partner.subscribe(endpoint, Map.of());
    Map<String, String> examples =
        Map.of(
            "org.lockstep.package.released.v1", example("designation-service", "package-released"),
            "org.lockstep.designation.published.v1",
                example("designation-service", "designation-published"),
            "org.lockstep.statement.published.v1",
                example("designation-service", "statement-published"),
            "org.lockstep.entity.merged.v1", example("entity-service", "entity-merged"));
    examples.forEach(
        (type, json) ->
            Events.send(
                type.contains(".entity.") ? ENTITIES : DESIGNATIONS,
                UUID.randomUUID().toString(),
                type,
                json));

    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(4));

    var json = new ObjectMapper();
    for (var hit : receiver.hits()) {
      var event = json.readTree(hit.body());
      assertThat(event.path("data"))
          .isEqualTo(json.readTree(examples.get(event.path("type").asText())));
      // The very text of the producer, not one like it.
      assertThat(new String(hit.body(), UTF_8)).contains(examples.get(event.path("type").asText()));
    }
  }

  @Test
  void aChangedEntityIsNoAlert() {
    String endpoint = partner.newEndpoint(receiver.url(), "v1a").getString("id");
    partner.subscribe(endpoint, Map.of("eventTypes", List.of("entity.merged")));
    String key = UUID.randomUUID().toString();

    Events.send(
        ENTITIES,
        key,
        "org.lockstep.entity.changed.v1",
        example("entity-service", "entity-changed"));
    String merged =
        Events.send(
            ENTITIES,
            key,
            "org.lockstep.entity.merged.v1",
            example("entity-service", "entity-merged"));

    await().untilAsserted(() -> assertThat(eventIds()).containsExactly(merged));
  }

  @Test
  void aSplitEntityIsAnAlertAsAMergedOneIs() {
    String endpoint = partner.newEndpoint(receiver.url(), "v1a").getString("id");
    partner.subscribe(endpoint, Map.of("eventTypes", List.of("entity.split")));

    String split =
        Events.send(
            ENTITIES,
            UUID.randomUUID().toString(),
            "org.lockstep.entity.split.v1",
            example("entity-service", "entity-split"));

    await().untilAsserted(() -> assertThat(eventIds()).containsExactly(split));
  }

  private List<String> eventIds() {
    return Sql.list("select event_id from alert where owner = '" + partner.owner() + "'");
  }

  private static String example(String service, String event) {
    return Contracts.example(Contracts.event(service, event));
  }
}
