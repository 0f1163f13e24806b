package org.lockstep.alert.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;

/**
 * Who is told of a marked record, what is told, and what becomes of it when the marking changes.
 */
@QuarkusTest
@WithStores
class MarkedAlertsTest {
  private static final String TOPIC = "lockstep.designations";
  private static final String DEAD = TOPIC + ".alert-service.dead";
  private static final String PACKAGE_MARKED = "org.lockstep.package.marked.v1";
  private static final String DESIGNATION = "org.lockstep.designation.";
  private static final String CLEAR = "{\"tlp\":\"CLEAR\",\"releasableTo\":[]}";
  private static final String AMBER = "{\"tlp\":\"AMBER\",\"releasableTo\":[]}";
  private static final String AMBER_TO_JP = "{\"tlp\":\"AMBER\",\"releasableTo\":[\"JP\"]}";
  private static final String GREEN_TO_JP = "{\"tlp\":\"GREEN\",\"releasableTo\":[\"JP\"]}";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject TestClock clock;

  /** Its programme is that of all events here. */
  private final Partner japan = new Partner().of("JP").reads("TLP:AMBER");

  private final Partner australia = new Partner().of("AU").reads("TLP:GREEN");
  private final Partner korea = new Partner().of("KR").reads("TLP:AMBER");
  private final String record = UUID.randomUUID().toString();
  private Receiver receiver;

  @BeforeEach
  void begin() {
    clock.reset();
    receiver = Receiver.at(ReceiverPorts.port(0));
  }

  @AfterEach
  void end() {
    clock.reset();
    for (Partner partner : List.of(japan, australia, korea)) {
      partner.leave();
    }
    receiver.close();
  }

  @Test
  void aPackageAboveGreenIsToldToWhoSeesItAndSaysNoMoreThanWhichItIs() throws IOException {
    for (Partner partner : List.of(japan, australia, korea)) {
      subscribe(partner);
    }

    String event = released(AMBER_TO_JP);
    awaitSeen(event);

    await().untilAsserted(() -> assertThat(feed(japan)).hasSize(1));
    assertThat(feed(korea)).hasSize(1);
    assertThat(feed(australia)).isEmpty();
    assertThat(Sql.list("select 1 from alert where owner = '" + australia.owner() + "'")).isEmpty();
    JsonNode told = JSON.readTree(feedText(japan)).at("/items/0");
    assertThat(told.path("subject").asText()).isEqualTo(record);
    assertThat(told.at("/event/type").asText()).isEqualTo(Partner.PACKAGE_RELEASED);
    assertThat(told.at("/event/dataschema").asText())
        .isEqualTo("urn:lockstep:event:above-green:v1");
    assertThat(told.at("/event/data").toString())
        .isEqualTo(
            "{\"packageId\":\"%s\",\"authority\":\"KR\",\"marking\":%s}"
                .formatted(record, AMBER_TO_JP));
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("alert-service", "above-green")),
        told.at("/event/data").toString());
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2));
    assertThat(JSON.readTree(receiver.hits().get(0).body())).isEqualTo(told.path("event"));
  }

  @Test
  void whatIsGreenIsToldWithItsContentToItsCircle() throws IOException {
    subscribe(japan);
    subscribe(australia);

    awaitSeen(released(GREEN_TO_JP));

    await().untilAsserted(() -> assertThat(feed(japan)).hasSize(1));
    assertThat(JSON.readTree(feedText(japan)).at("/items/0/event/data/targets")).hasSize(1);
    assertThat(feed(australia)).isEmpty();
  }

  @Test
  void whatIsMarkedBeforeAnAttemptIsWithheldAndShownToNobodyWhoMayNotSeeIt() throws IOException {
    String endpoint = subscribe(australia);
    australia.enable(endpoint, false);
    String before = feedText(australia) + deliveriesText(australia, endpoint);
    awaitSeen(released(CLEAR));
    await().untilAsserted(() -> assertThat(feed(australia)).hasSize(1));
    String delivery = String.valueOf(australia.deliveries(endpoint).get(0).get("id"));

    awaitSeen(marked(AMBER_TO_JP));
    australia.enable(endpoint, true);

    awaitState(delivery, "WITHHELD");
    assertThat(receiver.hits()).isEmpty();
    assertThat(feedText(australia) + deliveriesText(australia, endpoint)).isEqualTo(before);
    assertThat(deliveriesText(australia, endpoint + "/deliveries?state=WITHHELD", ""))
        .isEqualTo(deliveriesText(australia, endpoint + "/deliveries?state=PENDING", ""));
    for (String path : List.of("", "/attempts")) {
      String of = "/api/v1/deliveries/%s" + path;
      String none = UUID.randomUUID().toString();
      String hidden = missing(of.formatted(delivery));
      assertThat(hidden.replace(delivery, none)).isEqualTo(missing(of.formatted(none)));
    }
    australia.asking().post("/api/v1/deliveries/" + delivery + "/replay").then().statusCode(404);
  }

  @Test
  void whatWasWithheldIsShownAndCanBeReplayedOnceItMayBeSeenAgain() {
    String endpoint = subscribe(australia);
    australia.enable(endpoint, false);
    awaitSeen(released(CLEAR));
    awaitSeen(marked(GREEN_TO_JP));
    australia.enable(endpoint, true);
    await().untilAsserted(() -> assertThat(states(australia)).containsExactly("WITHHELD"));
    assertThat(australia.deliveries(endpoint)).isEmpty();

    awaitSeen(marked(CLEAR));

    // The marking is told like a publication; what was withheld waits for its owner.
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
    List<Map<String, Object>> deliveries = australia.deliveries(endpoint);
    assertThat(deliveries)
        .extracting(delivery -> delivery.get("eventType") + " " + delivery.get("state"))
        .containsExactly("package.marked DELIVERED", "package.released WITHHELD");
    australia
        .asking()
        .post("/api/v1/deliveries/" + deliveries.get(1).get("id") + "/replay")
        .then()
        .statusCode(202);
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2));
  }

  @Test
  void aClearanceThatIsTakenBitesAtTheNextAttempt() {
    String endpoint = subscribe(korea);
    korea.enable(endpoint, false);
    awaitSeen(released(AMBER));
    await().untilAsserted(() -> assertThat(feed(korea)).hasSize(1));

    korea.reads("TLP:GREEN").token().bearer();
    awaitClearance(korea, 1);
    korea.enable(endpoint, true);

    await().untilAsserted(() -> assertThat(states(korea)).containsExactly("WITHHELD"));
    assertThat(feed(korea)).isEmpty();

    korea.reads("TLP:RED").token().bearer();
    awaitClearance(korea, 4);

    assertThat(feed(korea)).hasSize(1);
    awaitSeen(released(AMBER, UUID.randomUUID().toString()));
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
  }

  @Test
  void whatWasToldWithItsContentIsNotToldSoAboveGreen() {
    subscribe(korea);
    awaitSeen(released(CLEAR));
    await().untilAsserted(() -> assertThat(feed(korea)).hasSize(1));

    awaitSeen(marked(AMBER));

    // In its place its new marking, which says how to handle what one has.
    await()
        .untilAsserted(
            () -> assertThat(feed(korea)).extracting("type").containsExactly(PACKAGE_MARKED));
    assertThat(feedText(korea)).doesNotContain("MAIA-1");
  }

  @Test
  void whoeverAskedForPublicationsIsToldOfTheMarkingThatMakesARecordVisible() {
    String endpoint = australia.newEndpoint(receiver.url(), "v1a").getString("id");
    australia.subscribe(
        endpoint,
        Map.of(
            "eventTypes",
            List.of("designation.published"),
            "programmes",
            List.of(japan.programme())));
    awaitSeen(designation("published", 1, AMBER, ""));
    assertThat(feed(australia)).isEmpty();

    String marked = designation("marked", 2, CLEAR, ",\"previousMarking\":" + AMBER);

    await().untilAsserted(() -> assertThat(events(australia)).containsExactly(marked));
    assertThat(feedText(australia)).contains("listingRecord");
  }

  @Test
  void anEarlierEventThatComesLateUndoesNoMarking() {
    subscribe(australia);
    awaitSeen(designation("marked", 3, AMBER, ",\"previousMarking\":" + CLEAR));
    awaitSeen(designation("amended", 2, CLEAR, ""));
    assertThat(feed(australia)).isEmpty();

    String last = designation("marked", 4, CLEAR, ",\"previousMarking\":" + AMBER);

    await().untilAsserted(() -> assertThat(events(australia)).contains(last));
    // And what was told late is told.
    assertThat(feed(australia)).hasSize(1);
  }

  @Test
  void aJointReleaseIsToldToWhoSeesAllItsParts() {
    String other = UUID.randomUUID().toString();
    // No other partner of this test run hears of it.
    String endpoint = japan.newEndpoint(receiver.url(), "v1a").getString("id");
    japan.subscribe(endpoint, Map.of("eventTypes", List.of("joint_action.released")));
    String joint =
        """
        {"jointActionId":"%s","coordinator":"KR","parts":[{"authority":"KR","packageId":"%s"},
         {"authority":"AU","packageId":"%s"}],"marking":%s,"releasedAt":"2026-11-23T09:00:00Z"}""";
    String event =
        Events.send(
            TOPIC,
            record,
            "org.lockstep.joint_action.released.v1",
            joint.formatted(UUID.randomUUID(), record, other, GREEN_TO_JP));
    await().untilAsserted(() -> assertThat(events(japan)).containsExactly(event));

    awaitSeen(marked("{\"tlp\":\"RED\",\"releasableTo\":[\"AU\"]}"));

    assertThat(feed(japan)).isEmpty();
  }

  @Test
  void whatAnEditionBroughtIsWithheldWithItsPackage() {
    subscribe(australia);
    String edition =
        """
        ,"edition":{"list":"kr-moef","date":"2026-11-23","packageId":"%s",
         "packageReference":"kr-moef/2026-11-23","authority":"KR"}"""
            .formatted(record);
    awaitSeen(designation("published", 1, CLEAR, edition));
    clock.advance(Duration.ofSeconds(11));
    await().untilAsserted(() -> assertThat(feed(australia)).hasSize(1));

    awaitSeen(marked(AMBER));

    assertThat(feed(australia)).isEmpty();
  }

  @Test
  void whatAnEditionBroughtIsToldByItselfWhereItIsMarked() {
    subscribe(korea);
    String edition =
        """
        ,"edition":{"list":"kr-moef","date":"2026-11-23","packageId":"%s",
         "packageReference":"kr-moef/2026-11-23","authority":"KR"}"""
            .formatted(record);

    String event = designation("published", 1, AMBER, edition);

    await().untilAsserted(() -> assertThat(events(korea)).containsExactly(event));
    assertThat(feedText(korea)).doesNotContain("kr-moef");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "\"CLEAR\"",
        "{\"tlp\":\"TLP:AMBER\",\"releasableTo\":[]}",
        "{\"tlp\":\"PURPLE\",\"releasableTo\":[]}",
        "{\"tlp\":\"AMBER\"}",
        "{\"tlp\":\"AMBER\",\"releasableTo\":[null]}",
        "{\"tlp\":\"AMBER\",\"releasableTo\":[\"JP,KR\"]}",
        "{\"tlp\":\"AMBER\",\"releasableTo\":[\"\"]}",
      })
  void aMarkingThatIsNoneIsADeadLetterAndTellsNobody(String marking) {
    subscribe(korea);

    String poison = released(marking);

    Events.await(
        DEAD, event -> poison.equals(Events.header(event, "ce_id")), Duration.ofSeconds(20));
    awaitSeen(released(CLEAR));
    assertThat(events(korea)).doesNotContain(poison);
  }

  @Test
  void aGapOfHiddenRecordsIsADeadLetter() {
    String gap =
        """
        {"subjectType":"VESSEL","gaps":[{"authority":"JP"}],"programmes":[],"measures":[],
         "countries":[],"listings":[],"marking":%s}""";
    String poison =
        Events.send(
            TOPIC, record, "org.lockstep.alignment.gap_opened.v1", gap.formatted(GREEN_TO_JP));

    var dead =
        Events.await(
            DEAD, event -> poison.equals(Events.header(event, "ce_id")), Duration.ofSeconds(20));
    assertThat(Events.header(dead, "dead-letter-reason")).contains("public records alone");
  }

  @Test
  void aGapThatNamesADesignationIsToldAsLongAsThatMayBeSeen() {
    subscribe(australia);
    String gap =
        """
        {"subjectType":"VESSEL","gaps":[{"authority":"JP"}],"programmes":["%s"],"measures":[],
         "countries":[],"listings":[{"authority":"KR","designationId":"%s"}],"marking":%s}""";
    String event =
        Events.send(
            TOPIC,
            UUID.randomUUID().toString(),
            "org.lockstep.alignment.gap_opened.v1",
            gap.formatted(japan.programme(), record, CLEAR));
    await().untilAsserted(() -> assertThat(events(australia)).containsExactly(event));

    awaitSeen(designation("marked", 2, AMBER, ",\"previousMarking\":" + CLEAR));

    assertThat(feed(australia)).isEmpty();
  }

  @Test
  void aMergeIsToldAsLongAsAllThatBothWereMadeOfMayBeSeen() {
    String endpoint = australia.newEndpoint(receiver.url(), "v1a").getString("id");
    australia.subscribe(endpoint, Map.of("eventTypes", List.of("entity.merged")));
    String merge =
        """
        {"entityId":"%s","intoEntityId":"%s","subjectType":"VESSEL","caption":"MAIA-1"%s,
         "marking":%s}""";
    String before = merged(merge.formatted(UUID.randomUUID(), UUID.randomUUID(), "", CLEAR));
    String named = ",\"designationIds\":[\"%s\",\"%s\"]".formatted(UUID.randomUUID(), record);
    String event = merged(merge.formatted(UUID.randomUUID(), UUID.randomUUID(), named, CLEAR));
    await().untilAsserted(() -> assertThat(events(australia)).contains(before, event));
    australia.enable(endpoint, false);
    String waiting = merged(merge.formatted(UUID.randomUUID(), UUID.randomUUID(), named, CLEAR));
    await().untilAsserted(() -> assertThat(events(australia)).contains(waiting));

    awaitSeen(designation("marked", 2, AMBER, ",\"previousMarking\":" + CLEAR));
    australia.enable(endpoint, true);

    assertThat(events(australia)).contains(before).doesNotContain(event, waiting);
    await().untilAsserted(() -> assertThat(states(australia)).contains("WITHHELD"));
    String late = merged(merge.formatted(UUID.randomUUID(), UUID.randomUUID(), named, CLEAR));
    Events.await(
        "lockstep.entities",
        one -> late.equals(Events.header(one, "ce_id")),
        Duration.ofSeconds(20));
    awaitSeen(late);
    assertThat(events(australia)).doesNotContain(late);
  }

  private static String merged(String data) {
    return Events.send(
        "lockstep.entities", UUID.randomUUID().toString(), "org.lockstep.entity.merged.v1", data);
  }

  private String missing(String path) {
    return australia
        .asking()
        .header("X-Request-Id", "7c9e6679-7425-40de-944b-e07fc1f90ae7")
        .get(path)
        .then()
        .statusCode(404)
        .extract()
        .asString();
  }

  private String subscribe(Partner partner) {
    String endpoint = partner.newEndpoint(receiver.url(), "v1a").getString("id");
    partner.subscribe(endpoint, Map.of("programmes", List.of(japan.programme())));
    partner.subscribe(
        endpoint, Map.of("eventTypes", List.of("package.marked"), "authorities", List.of("KR")));
    return endpoint;
  }

  private String released(String marking) {
    return released(marking, record);
  }

  private String released(String marking, String packageId) {
    return Events.send(
        TOPIC, packageId, Partner.PACKAGE_RELEASED, japan.packageJson(packageId, marking));
  }

  private String marked(String marking) {
    clock.advance(Duration.ofSeconds(1));
    return Events.send(
        TOPIC,
        record,
        PACKAGE_MARKED,
        "{\"packageId\":\"%s\",\"authority\":\"KR\",\"marking\":%s,\"previousMarking\":%s,\"markedAt\":\"%s\"}"
            .formatted(record, marking, CLEAR, clock.instant()));
  }

  private String designation(String what, int version, String marking, String more) {
    return Events.send(
        TOPIC,
        record,
        DESIGNATION + what + ".v1",
        """
        {"designationId":"%s","version":%d,"authority":"KR","programmes":["%s"],
         "measures":[{"kind":"PORT_ENTRY_BAN"}],"marking":%s,
         "listingRecord":{"subjectType":"VESSEL","countries":["RU"],"nationalities":[]}%s}"""
            .formatted(record, version, japan.programme(), marking, more));
  }

  private static void awaitSeen(String event) {
    await()
        .untilAsserted(
            () ->
                assertThat(Sql.list("select 1 from seen_event where event_id = '" + event + "'"))
                    .hasSize(1));
  }

  private static void awaitState(String delivery, String state) {
    await()
        .untilAsserted(
            () ->
                assertThat(Sql.list("select state from delivery where id = '" + delivery + "'"))
                    .containsExactly(state));
  }

  private static void awaitClearance(Partner partner, int place) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Sql.list(
                            "select clearance from owner where id = '" + partner.owner() + "'"))
                    .containsExactly(String.valueOf(place)));
  }

  private static List<String> states(Partner partner) {
    return Sql.list(
        "select d.state from delivery d join alert a on a.id = d.alert_id where a.owner = '%s'"
            .formatted(partner.owner()));
  }

  private static List<Map<String, Object>> feed(Partner partner) {
    return partner.asking().get("/api/v1/alerts").then().statusCode(200).extract().path("items");
  }

  private static List<String> events(Partner partner) {
    return partner.asking().get("/api/v1/alerts").then().extract().path("items.event.id");
  }

  private static String feedText(Partner partner) {
    return partner.asking().get("/api/v1/alerts").asString();
  }

  private static String deliveriesText(Partner partner, String endpoint) {
    return deliveriesText(partner, endpoint, "/deliveries");
  }

  private static String deliveriesText(Partner partner, String endpoint, String path) {
    return partner.asking().get("/api/v1/endpoints/" + endpoint + path).asString();
  }
}
