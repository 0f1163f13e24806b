package org.lockstep.alert.grouping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
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
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;

/** What an edition of a list brings comes together, and nothing of it is lost or told twice. */
@QuarkusTest
@WithStores
class EditionAlertsTest {
  private static final String TOPIC = "lockstep.designations";
  private static final String PUBLISHED = "org.lockstep.designation.published.v1";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject TestClock clock;
  @Inject EditionGroups groups;
  @Inject GroupTeller teller;

  private final Partner partner = new Partner();
  private final String edition = UUID.randomUUID().toString();
  private Receiver receiver;

  @BeforeEach
  void begin() {
    clock.reset();
    receiver = Receiver.at(ReceiverPorts.port(0));
  }

  @AfterEach
  void end() {
    clock.reset();
    partner.leave();
    receiver.close();
  }

  @Test
  void listsWhatAnEditionBringsInAFewAlertsOnceNothingMoreComes() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    List<String> sent = published(10);
    awaitGrouped(10);
    assertThat(alerts()).isEmpty();

    clock.advance(Duration.ofSeconds(11));

    await().untilAsserted(() -> assertThat(told()).hasSize(3));
    List<JsonNode> told = told();
    assertThat(ids(told)).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(told).extracting(data -> data.path("number").asInt()).containsExactly(1, 2, 3);
    assertThat(told).extracting(data -> data.path("eventsBefore").asInt()).containsExactly(0, 4, 8);
    assertThat(told).extracting(data -> data.path("count").asInt()).containsExactly(4, 4, 2);
    assertThat(told)
        .extracting(data -> data.path("moreFollow").asBoolean())
        .containsExactly(true, true, false);
    for (JsonNode data : told) {
      Contracts.assertMeets(
          Contracts.schema(Contracts.event("alert-service", "edition-alerts")), data.toString());
      assertThat(data.at("/edition/packageId").asText()).isEqualTo(edition);
      assertThat(data.path("read").asText()).isEqualTo("/api/v1/designations?package=" + edition);
    }
    // The webhooks as well, signed and sent like all others.
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(3));

    // What comes later is told later, and goes on counting.
    List<String> later = published(1);
    awaitGrouped(1);
    clock.advance(Duration.ofSeconds(11));
    await().untilAsserted(() -> assertThat(told()).hasSize(4));
    assertThat(told().get(3).path("eventsBefore").asInt()).isEqualTo(10);
    assertThat(ids(told().subList(3, 4))).isEqualTo(later);
  }

  @Test
  void waitsNoLongerThanTwoMinutesForAnEditionThatDoesNotEnd() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    teller.stop();
    try {
      published(1);
      awaitGrouped(1);
      clock.advance(Duration.ofSeconds(119));
      published(1);
      awaitGrouped(2);
      // The last came a moment ago, but the first waits for two minutes.
      clock.advance(Duration.ofSeconds(2));
      while (groups.tellNext()) {
        // Those of other tests, too.
      }
      assertThat(told()).hasSize(1);
    } finally {
      teller.start();
    }
    assertThat(told().get(0).path("count").asInt()).isEqualTo(2);
  }

  @Test
  void isOfTheTraceOfTheFirstEventThatWaits() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    for (String first :
        List.of("1af7651916cd43dd8448eb211c80319c", "2af7651916cd43dd8448eb211c80319c")) {
      publishedOf(first);
      awaitGrouped(1);
      publishedOf("4bf92f3577b34da6a3ce929d0e0e4736");
      awaitGrouped(2);
      int before = receiver.hits().size();

      clock.advance(Duration.ofSeconds(11));

      await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(before + 1));
      assertThat(receiver.hits().get(before).trace()).startsWith("00-" + first + "-");
    }
  }

  private void publishedOf(String trace) {
    Events.sendOf(
        "00-" + trace + "-b7ad6b7169203331-00",
        TOPIC,
        UUID.randomUUID().toString(),
        PUBLISHED,
        ofEdition());
  }

  @Test
  void tellsOneByOneWhoAsksForIt() {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.subscribe(
        endpoint,
        Map.of(
            "eventTypes",
            List.of("designation.published"),
            "each",
            true,
            "programmes",
            List.of(partner.programme())));

    List<String> sent = published(3);

    await().untilAsserted(() -> assertThat(alerts()).containsExactlyInAnyOrderElementsOf(sent));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void thePackageOfAnEditionAndWhatOfficersWriteIsToldAtOnce() {
    partner.subscribedEndpoint(receiver.url(), "v1a");

    String released = partner.packageReleased(edition);
    String officers = Events.send(TOPIC, UUID.randomUUID().toString(), PUBLISHED, json(""));

    await().untilAsserted(() -> assertThat(alerts()).containsExactlyInAnyOrder(released, officers));
  }

  @Test
  void whoFiltersByWhatOnlyTheTargetsHaveThatAreNotGivenIsToldOfThePackage() {
    String endpoint = partner.newEndpoint(receiver.url(), "v1a").getString("id");
    partner.subscribe(
        endpoint,
        Map.of(
            "programmes", List.of(partner.programme()),
            "subjectTypes", List.of("PERSON"),
            "measures", List.of("TRAVEL_BAN"),
            "countries", List.of("KP")));
    String json = partner.packageJson(edition).strip();
    String more =
        json.substring(0, json.length() - 1)
            + """
            ,"targetsInAll":2,"otherTargets":[{"subjectType":"PERSON","count":1,"programmes":["%s"],
              "measures":["TRAVEL_BAN"],"countries":["KP"]}]}"""
                .formatted(partner.programme());

    Events.send(TOPIC, edition, Partner.PACKAGE_RELEASED, json);
    String told = Events.send(TOPIC, edition, Partner.PACKAGE_RELEASED, more);

    await().untilAsserted(() -> assertThat(alerts()).containsExactly(told));
  }

  @Test
  void whatIsGroupedWhenAProcessDiesIsToldOnceByTheNext() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    String event = UUID.randomUUID().toString();
    List<String> sent = new ArrayList<>(published(3));
    // Comes again, as after a consumer that died before its offset was kept.
    Events.send(TOPIC, event, PUBLISHED, event, ofEdition());
    Events.send(TOPIC, event, PUBLISHED, event, ofEdition());
    sent.add(event);
    awaitGrouped(4);

    // It dies while it tells: nothing of that stays.
    Sql.run("alter table delivery rename to delivery_away");
    try {
      clock.advance(Duration.ofSeconds(11));
      teller.stop();
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> groups.tellNext()))
          .isNotNull();
      assertThat(waiting()).hasSize(4);
    } finally {
      Sql.run("alter table delivery_away rename to delivery");
      teller.start();
    }

    await().untilAsserted(() -> assertThat(told()).hasSize(1));
    assertThat(ids(told())).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void manyProcessesTellNothingTwice() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    teller.stop();
    List<String> sent = published(30);
    try {
      awaitGrouped(30);
      clock.advance(Duration.ofSeconds(11));
      await()
          .untilAsserted(
              () -> {
                IntStream.range(0, 12).parallel().forEach(n -> groups.tellNext());
                assertThat(waiting()).isEmpty();
              });
    } finally {
      teller.start();
    }

    assertThat(ids(told())).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(told())
        .extracting(data -> data.path("number").asInt())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void anEditionThatDoesNotSayWhichMovesAsideAndTheOthersAreTold() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    String key = UUID.randomUUID().toString();

    String poison = Events.send(TOPIC, key, PUBLISHED, json(",\"edition\":{\"list\":\"gb-uksl\"}"));
    String next = Events.send(TOPIC, key, PUBLISHED, ofEdition());

    Events.await(
        "lockstep.designations.alert-service.dead",
        record -> poison.equals(Events.header(record, "ce_id")),
        Duration.ofSeconds(20));
    awaitGrouped(1);
    clock.advance(Duration.ofSeconds(11));
    await().untilAsserted(() -> assertThat(ids(told())).containsExactly(next));
  }

  @Test
  void anEditionThatCanBeNoneMovesAsideAndTheOthersAreTold() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    List<String> hostile =
        Stream.of(
                hostile("date", "2026-02-30"),
                hostile("date", "yesterday"),
                hostile("list", ""),
                hostile("list", "gb-uksl\\nX-Forged: 1"),
                hostile("list", "x".repeat(513)),
                hostile("packageReference", "a\\u0000b"),
                hostile("packageReference", "\\u001b[2J"),
                hostile("authority", "\\ud800"))
            .map(json -> Events.send(TOPIC, UUID.randomUUID().toString(), PUBLISHED, json))
            .toList();
    List<String> good = published(1);

    for (String event : hostile) {
      Events.await(
          "lockstep.designations.alert-service.dead",
          record -> event.equals(Events.header(record, "ce_id")),
          Duration.ofSeconds(20));
    }
    awaitGrouped(1);
    assertThat(waiting()).isEqualTo(good);
  }

  /** An edition of which one field is another. */
  private String hostile(String field, String json) {
    return ofEdition()
        .replaceFirst(
            "(?s)\"edition\":\\{(.*?)\"" + field + "\":\"[^\"]*\"",
            Matcher.quoteReplacement("\"edition\":{")
                + "$1"
                + Matcher.quoteReplacement("\"" + field + "\":\"" + json + "\""));
  }

  private List<String> published(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> Events.send(TOPIC, UUID.randomUUID().toString(), PUBLISHED, ofEdition()))
        .toList();
  }

  private String ofEdition() {
    return json(
        """
        ,"edition":{"list":"gb-uksl","date":"2026-11-23","packageId":"%s",
         "packageReference":"gb-uksl/2026-11-23","authority":"GB"}"""
            .formatted(edition));
  }

  private String json(String more) {
    return """
        {"designationId":"%s","version":1,"marking":{"tlp":"CLEAR","releasableTo":[]},
         "authority":"GB","programmes":["%s"],"measures":[{"kind":"ASSET_FREEZE"}],
         "listingRecord":{"subjectType":"VESSEL","countries":["RU"],"nationalities":[]}%s}"""
        .formatted(UUID.randomUUID(), partner.programme(), more);
  }

  private void awaitGrouped(int count) {
    await().untilAsserted(() -> assertThat(waiting()).hasSize(count));
  }

  private List<String> waiting() {
    return Sql.list("select event_id from grouped_event where package_id = '" + edition + "'");
  }

  private List<String> alerts() {
    return Sql.list("select event_id from alert where owner = '" + partner.owner() + "'");
  }

  /** The data of the grouped alerts, in the order of the feed. */
  private List<JsonNode> told() {
    return Sql.list(
            "select convert_from(body, 'UTF8') from alert where owner = '%s'"
                    .formatted(partner.owner())
                + " and type = 'org.lockstep.edition.alerts.v1' order by feed_no")
        .stream()
        .map(
            body -> {
              try {
                return JSON.readTree(body.getBytes(UTF_8)).path("data");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static List<String> ids(List<JsonNode> told) {
    return told.stream()
        .flatMap(data -> data.path("events").findValuesAsText("id").stream())
        .toList();
  }
}
