package org.lockstep.designation.alignment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.EntityEvents;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Marked;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** M Leasing: the United Kingdom first, then Japan; and back. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class GapEventsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL_BUT_GB =
      "AU NOT_LISTED, CA NOT_LISTED, CH NOT_LISTED, EU NOT_LISTED, JP NOT_LISTED, KR NOT_LISTED, UN"
          + " NOT_LISTED, US NOT_LISTED";

  /** The vessel that the Republic of Korea listed, by the same IMO number. */
  private static final String JP_MAIA_1 =
      Entries.KR_MAIA_1.replace("KR-DPRK", "JP-DPRK").replace("KR-PORT-ACT", "JP-FEFTA");

  private static final String GB_IBEX =
      Entries.GB_M_LEASING.replace("RUS1850", "RUS2055").replace("M LEASING LLC", "IBEX SHIPPING");

  @Inject GapSweep sweep;
  @Inject Clock clock;

  private final UUID leasing = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

  @Test
  void tellsOfGapsThatOpenAndThatClose() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    heard(leasing, 1, british);
    assertThat(told(leasing)).containsExactly("1 opened: " + ALL_BUT_GB);

    String japanese = Draft.released("JP", Entries.JP_M_LEASING).designationId(0);
    heard(leasing, 2, british, japanese);
    assertThat(told(leasing)).hasSize(2).last().isEqualTo("2 closed: JP LISTED");

    Draft.released("JP", delisting(japanese));
    heard(leasing, 3, british, japanese);
    assertThat(told(leasing)).hasSize(3).last().isEqualTo("3 opened: JP NO_LONGER_IN_FORCE");

    Draft.released("GB", delisting(british));
    heard(leasing, 4, british, japanese);
    assertThat(told(leasing))
        .hasSize(4)
        .last()
        .isEqualTo("4 closed: " + ALL_BUT_GB.replace("NOT_LISTED", "LISTED_BY_NOBODY"));
    assertThat(gapsOf(leasing)).as("the matrix says the same").isEmpty();

    Draft.released("GB", resumption(british));
    heard(leasing, 5, british, japanese);
    assertThat(told(leasing)).hasSize(5).last().asString().startsWith("5 opened: ");
    assertThat(gapsOf(leasing)).containsExactly("AU", "CA", "CH", "EU", "JP", "KR", "UN", "US");
  }

  /** That nobody lists it would name what was just hidden, and to everybody. */
  @Test
  void tellsNothingOfWhatIsHiddenFromNowOn() {
    Marked marked = Marked.released("GB", "{\"tlp\":\"CLEAR\"}", Entries.GB_M_LEASING);
    heard(leasing, 1, marked.designationId);
    assertThat(told(leasing)).containsExactly("1 opened: " + ALL_BUT_GB);

    marked.mark("{\"tlp\":\"RED\",\"releasableTo\":[\"KR\"]}").then().statusCode(200);
    heard(leasing, 2);

    assertThat(told(leasing)).containsExactly("1 opened: " + ALL_BUT_GB);
  }

  @Test
  void publishesThemAsTheContractsSay() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    heard(leasing, 1, british);
    String japanese = Draft.released("JP", Entries.JP_M_LEASING).designationId(0);
    heard(leasing, 2, british, japanese);

    for (String verb : new String[] {"opened", "closed"}) {
      ConsumerRecord<String, String> event =
          Events.await(
              "lockstep.designations",
              candidate ->
                  leasing.toString().equals(candidate.key())
                      && ("org.lockstep.alignment.gap_" + verb + ".v1")
                          .equals(Events.header(candidate, "ce_type")),
              SOON);
      assertThat(Events.header(event, "ce_dataschema"))
          .isEqualTo("urn:lockstep:event:alignment-gap-" + verb + ":v1");
      Contracts.assertMeets(
          Contracts.schema(Contracts.event("designation-service", "alignment-gap-" + verb)),
          event.value());
    }
    JsonNode closed = data(leasing).get(1);
    assertThat(closed.at("/listings").findValuesAsText("authority")).containsExactly("GB", "JP");
    assertThat(closed.at("/listings/0/listingDate").asText()).isEqualTo("2023-05-18");
    assertThat(closed.at("/programmes"))
        .extracting(JsonNode::asText)
        .containsExactly("GB-RUS", "JP-RUSSIA");
    assertThat(closed.at("/countries")).extracting(JsonNode::asText).containsExactly("RU");
    assertThat(closed.at("/caption").asText()).isEqualTo("M LEASING LLC");
  }

  @Test
  void tellsNothingTwiceWhenTheTopicIsReadAgain() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    String japanese = Draft.released("JP", Entries.JP_M_LEASING).designationId(0);
    for (int i = 0; i < 3; i++) {
      heard(leasing, 1, british);
      heard(leasing, 2, british, japanese);
    }

    assertThat(told(leasing)).hasSize(2);
  }

  @Test
  void tellsOnceWhenSeveralReplicasComputeAtOnce() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    heard(leasing, 1, british);
    execute(
        "delete from alignment_gap where authority <> 'AU' and entity_id = '%1$s';"
            + " update alignment_entity set next_change = '0001-01-01' where entity_id = '%1$s'",
        leasing);

    Instant day = Instant.parse("2100-01-01T12:00:00Z");
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> sweep.sweep(day)),
            CompletableFuture.runAsync(() -> sweep.sweep(day)),
            CompletableFuture.runAsync(() -> sweep.sweep(day)))
        .join();

    assertThat(told(leasing))
        .hasSize(2)
        .last()
        .isEqualTo("2 opened: " + ALL_BUT_GB.replace("AU NOT_LISTED, ", ""));
  }

  @Test
  void saysThatASuspendedListingIsAGap() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    String japanese = Draft.released("JP", Entries.JP_M_LEASING).designationId(0);
    heard(leasing, 1, british, japanese);

    Draft.released(
        "JP",
        """
        {"kind":"SUSPENSION","designationId":"%s","startDate":"2024-06-01","reason":"Appeal"}"""
            .formatted(japanese));
    heard(leasing, 2, british, japanese);

    assertThat(told(leasing)).hasSize(2).last().isEqualTo("2 opened: JP SUSPENDED");
  }

  @Test
  void findsGapsThatOpenAndCloseAsDaysPass() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    String until2100 =
        Entries.JP_M_LEASING.replace(
            "\"organ\":\"MOF\"", "\"organ\":\"MOF\",\"endDate\":\"2100-01-31\"");
    String japanese = Draft.released("JP", until2100).designationId(0);
    String from2100 =
        Entries.US_M_LEASING.replace(
            "\"programmes\"", "\"listingDate\":\"2100-01-31\",\"programmes\"");
    String american = Draft.released("US", from2100).designationId(0);
    heard(leasing, 1, british, japanese, american);
    assertThat(told(leasing))
        .containsExactly(
            "1 opened: AU NOT_LISTED, CA NOT_LISTED, CH NOT_LISTED, EU NOT_LISTED, KR NOT_LISTED,"
                + " UN NOT_LISTED, US NOT_YET_IN_FORCE");

    for (String day : new String[] {"2100-01-30", "2100-01-31", "2100-02-01", "2100-02-02"}) {
      sweep.sweep(Instant.parse(day + "T12:00:00Z"));
      sweep.sweep(Instant.parse(day + "T12:00:00Z"));
    }

    assertThat(told(leasing))
        .hasSize(3)
        .endsWith("2 closed: US LISTED", "3 opened: JP NO_LONGER_IN_FORCE");
    assertThat(data(leasing))
        .extracting(event -> event.at("/asOf").asText())
        .endsWith("2100-01-31", "2100-02-01");
    // A replica whose clock is behind does not take it back.
    heard(leasing, 2, british, japanese, american);
    assertThat(told(leasing)).hasSize(3);
  }

  @Test
  void tellsNoGapOfAPartOfTheJointActionThatListsTheTargetToo() {
    Draft japanese = Draft.approved("JP", JP_MAIA_1);
    Draft korean = Draft.approved("KR", Entries.KR_MAIA_1);
    Joint joint = Joint.of("JP", "KR");
    joint.attach(japanese, "NOTHING", true).statusCode(200);
    joint.attach(korean, "NOTHING", true).statusCode(200);
    joint.release().statusCode(200);

    heard(leasing, 1, korean.designationId(0));
    assertThat(told(leasing)).isEmpty();
    // It is heard again, and a thread or another replica looks meanwhile.
    heard(leasing, 1, korean.designationId(0));
    sweep.sweep(clock.instant());
    assertThat(told(leasing)).isEmpty();

    heard(leasing, 2, korean.designationId(0), japanese.designationId(0));
    assertThat(told(leasing))
        .containsExactly(
            "1 opened: AU NOT_LISTED, CA NOT_LISTED, CH NOT_LISTED, EU NOT_LISTED, GB NOT_LISTED,"
                + " UN NOT_LISTED, US NOT_LISTED");
  }

  @Test
  void tellsAGapOnceAllTargetsOfThePackageAreKnown() {
    Draft british = Draft.released("GB", Entries.GB_M_LEASING, GB_IBEX);
    heard(leasing, 1, british.designationId(0));
    assertThat(told(leasing)).isEmpty();

    heard(other, 1, british.designationId(1));

    assertThat(told(other)).containsExactly("1 opened: " + ALL_BUT_GB);
    assertThat(told(leasing)).containsExactly("1 opened: " + ALL_BUT_GB);
  }

  @Test
  void tellsAGapThoughTheOtherTargetsStayUnknown() {
    Draft british = Draft.released("GB", Entries.GB_M_LEASING, GB_IBEX);
    heard(leasing, 1, british.designationId(0));
    sweep.sweep(clock.instant().plusSeconds(240));
    assertThat(told(leasing)).isEmpty();

    sweep.sweep(clock.instant().plus(Gaps.LONGEST_WAIT));

    assertThat(told(leasing)).containsExactly("1 opened: " + ALL_BUT_GB);
    assertThat(
            query(
                "select 1 from awaited_entity where designation_id = '%s'",
                UUID.fromString(british.designationId(1))))
        .isEmpty();
  }

  @Test
  void turnsTheDayOfEachAuthorityWhereItIs() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    String japanese =
        Draft.released("JP", Entries.JP_M_LEASING.replace("2024-05-24", "2101-02-01"))
            .designationId(0);
    String american =
        Draft.released(
                "US",
                Entries.US_M_LEASING.replace(
                    "\"programmes\"", "\"listingDate\":\"2101-02-01\",\"programmes\""))
            .designationId(0);
    heard(leasing, 1, british, japanese, american);
    assertThat(told(leasing)).hasSize(1);

    sweep.sweep(Instant.parse("2101-01-31T14:59:59Z"));
    assertThat(told(leasing)).hasSize(1);
    sweep.sweep(Instant.parse("2101-01-31T15:00:00Z"));
    assertThat(told(leasing)).hasSize(2).last().isEqualTo("2 closed: JP LISTED");
    sweep.sweep(Instant.parse("2101-02-01T04:59:59Z"));
    assertThat(told(leasing)).hasSize(2);
    sweep.sweep(Instant.parse("2101-02-01T05:00:00Z"));
    assertThat(told(leasing)).hasSize(3).last().isEqualTo("3 closed: US LISTED");
  }

  @Test
  void leavesTheGapsOfAMergedEntityToTheOneItLivesOnIn() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    String japanese = Draft.released("JP", Entries.JP_M_LEASING).designationId(0);
    heard(leasing, 1, british);
    heard(other, 1, japanese);
    assertThat(told(other)).hasSize(1);

    EntityEvents.merged(other, 2, leasing);
    settle(other);
    EntityEvents.merged(other, 2, leasing);
    settle(other);

    assertThat(told(other)).hasSize(1);
    assertThat(told(leasing)).hasSize(2).last().isEqualTo("2 closed: GB LISTED, JP LISTED");
    assertThat(query("select count(*) from alignment_gap where entity_id = '%s'", other))
        .containsExactly("0");
  }

  @Test
  void looksAgainAtTheEntityThatADesignationIsTakenFrom() {
    String british = Draft.released("GB", Entries.GB_M_LEASING).designationId(0);
    String japanese = Draft.released("JP", Entries.JP_M_LEASING).designationId(0);
    heard(leasing, 1, british, japanese);

    EntityEvents.changedBehind(leasing, other, 1, "M LEASING", 2, japanese);
    settle(leasing);

    assertThat(told(leasing)).hasSize(2).last().isEqualTo("2 opened: JP NOT_LISTED");
    assertThat(told(other)).hasSize(1);
  }

  private static List<String> gapsOf(UUID entity) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/alignment?entity=" + entity)
        .then()
        .statusCode(200)
        .extract()
        .path("items[0].gaps");
  }

  private static String resumption(String designation) {
    return """
    {"kind":"RESUMPTION","designationId":"%s","startDate":"2025-02-01","reason":"Listed again"}"""
        .formatted(designation);
  }

  private static String delisting(String designation) {
    return """
    {"kind":"DELISTING","designationId":"%s","startDate":"2025-01-01","reason":"Dissolved"}"""
        .formatted(designation);
  }

  /** What entity-service says is read and its effect is committed. */
  private void heard(UUID entity, int version, String... designations) {
    EntityEvents.changed(entity, version, "M LEASING LLC", 1, designations);
    settle(entity);
  }

  private static void settle(UUID entity) {
    UUID marker = UUID.randomUUID();
    EntityEvents.changedBehind(entity, marker, 1, "Marker", 1);
    await()
        .atMost(SOON)
        .until(() -> !query("select id from known_entity where id = '%s'", marker).isEmpty());
  }

  /** In the order of their versions, such as {@code 1 opened: JP NOT_LISTED}. */
  private static List<String> told(UUID entity) {
    List<String> told = new ArrayList<>();
    for (JsonNode event : data(entity)) {
      List<String> gaps = new ArrayList<>();
      event
          .at("/gaps")
          .forEach(
              gap -> gaps.add(gap.get("authority").asText() + " " + gap.get("reason").asText()));
      boolean closed = gaps.get(0).contains(" LISTED");
      told.add(
          event.get("version").asText()
              + (closed ? " closed: " : " opened: ")
              + String.join(", ", gaps));
    }
    assertThat(query("select type from outbox where agg_key = '%s' order by agg_version", entity))
        .extracting(type -> type.contains("closed"))
        .containsExactlyElementsOf(told.stream().map(t -> t.contains("closed")).toList());
    return told;
  }

  private static List<JsonNode> data(UUID entity) {
    return query(
            "select convert_from(payload, 'UTF8') from outbox where agg_key = '%s'"
                + " order by agg_version",
            entity)
        .stream()
        .map(
            json -> {
              try {
                return JSON.readTree(json);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static List<String> query(String sql, UUID entity) {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(entity))) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(Objects.requireNonNull(rows.getString(1)));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql, UUID entity) {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(entity));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
