package org.lockstep.designation.marking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Marked;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Json;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class MarkingApiTest {
  @Inject AgroalDataSource dataSource;

  private static final List<String> READS =
      List.of("/packages/%1$s", "/designations/%2$s", "/designations/%2$s/versions");

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "KR,TLP:RED,200",
    "JP,TLP:RED,200",
    "JP,TLP:AMBER+STRICT,404",
    "US,TLP:RED,404",
    "KR,TLP:AMBER,404",
    "KR,TLP:CLEAR,404"
  })
  void isSeenByWhomItIsReleasableToAndByItsOwnUpToTheClearance(
      String authority, String clearance, int status) {
    Marked marked = Marked.released("KR", Marked.RED_TO_JAPAN, Entries.KR_MAIA_1);
    String bearer = Marked.reader(authority, clearance);

    for (String read : READS) {
      Response answer = marked.get(bearer, read.formatted(marked.id, marked.designationId));

      answer.then().statusCode(status);
      if (status == 404) {
        String unknown = UUID.randomUUID().toString();
        assertThat(Json.of(answer).path("detail"))
            .isEqualTo(
                Json.of(marked.get(bearer, read.formatted(unknown, unknown))).path("detail"));
      }
    }
    for (String list : List.of("/packages?reference=" + marked.reference, packaged(marked))) {
      marked.get(bearer, list).then().body("items", hasSize(status == 200 ? 1 : 0));
    }
  }

  private static String packaged(Marked marked) {
    return "/designations?package=" + marked.id;
  }

  @Test
  void showsItsMarking() {
    Marked marked = Marked.released("KR", Marked.RED_TO_JAPAN, Entries.KR_MAIA_1);
    String bearer = Marked.reader("JP", "TLP:RED");

    for (String read : READS.subList(0, 2)) {
      marked
          .get(bearer, read.formatted(marked.id, marked.designationId))
          .then()
          .body("marking.tlp", equalTo("RED"))
          .body("marking.releasableTo", contains("JP"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tlp\":\"RED\"} | marking.releasableTo",
        "{\"tlp\":\"AMBER+STRICT\"} | marking.releasableTo",
        "{\"tlp\":\"CLEAR\",\"releasableTo\":[\"JP\"]} | marking.releasableTo",
        "{\"tlp\":\"AMBER\",\"releasableTo\":[\"XX\"]} | marking.releasableTo[0]",
        "{\"tlp\":\"WHITE\"} | marking.tlp",
        "{} | marking.tlp"
      })
  void refusesWhatIsNoMarking(String marking, String field) {
    Marked.draft(
            Marked.officer("KR", "drafter"), "KR-" + UUID.randomUUID(), marking, Entries.KR_MAIA_1)
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
  }

  @Test
  void nobodyMarksAboveTheirClearance() {
    Marked.draft(Officers.drafter("KR"), "KR-" + UUID.randomUUID(), Marked.AMBER, Entries.KR_MAIA_1)
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:lockstep:problem:forbidden"));
  }

  @Test
  void aPackageChangesOnlyDesignationsOfItsOwnMarking() {
    Marked marked = Marked.released("KR", Marked.AMBER, Entries.KR_MAIA_1);
    String delisting =
        "{\"kind\":\"DELISTING\",\"designationId\":\"%s\",\"reason\":\"Scrapped\"}"
            .formatted(marked.designationId);
    String drafter = Marked.officer("KR", "drafter");

    Marked.draft(drafter, "KR-" + UUID.randomUUID(), Marked.CLEAR, delisting)
        .then()
        .statusCode(400)
        .body("violations.field", contains("entries.entry-0.designationId"));
    // Who may not see it is told that there is none.
    Marked.draft(Officers.drafter("KR"), "KR-" + UUID.randomUUID(), Marked.CLEAR, delisting)
        .then()
        .statusCode(400)
        .body("violations.message", contains("is not the id of a designation"));
    Marked.draft(drafter, "KR-" + UUID.randomUUID(), Marked.AMBER, delisting)
        .then()
        .statusCode(201);
  }

  @Test
  void readsOfAmberAndAboveSayWhatFor() {
    Marked marked = Marked.released("KR", Marked.AMBER, Entries.KR_MAIA_1);
    Marked green = Marked.released("KR", Marked.GREEN, Entries.KR_MAIA_1);
    String bearer = Marked.reader("US", "TLP:AMBER");
    String path = "/api/v1/designations/" + marked.designationId;

    given()
        .auth()
        .oauth2(bearer)
        .get(path)
        .then()
        .statusCode(428)
        .body("type", equalTo("urn:lockstep:problem:purpose-required"));
    given()
        .auth()
        .oauth2(bearer)
        .header("X-Purpose", "x".repeat(201))
        .get(path)
        .then()
        .statusCode(400);
    given()
        .auth()
        .oauth2(bearer)
        .get("/api/v1/designations/" + green.designationId)
        .then()
        .statusCode(200);
    marked.get(bearer, "/designations/" + marked.designationId).then().statusCode(200);
    marked
        .get(Marked.officer("KR", "approver"), "/designations/" + marked.designationId + "/readers")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].reader", equalTo("reader-US-TLP-AMBER"))
        .body("items[0].purpose", equalTo("A check of cargo"))
        .body("items[0].operation", equalTo("/api/v1/designations/{id}"));
    marked.get(bearer, "/designations/" + marked.designationId + "/readers").then().statusCode(403);
    marked
        .get(
            Marked.officer("KR", "approver"),
            "/designations/" + marked.designationId + "/readers?before=2024-05-24T09:00:00Z")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void whatFewerMaySeeIsSoAtOnceAndForEveryTime() {
    Draft open = Draft.released("KR", Entries.KR_MAIA_1);
    String designation = open.designationId(0);
    String later = amended(open, designation);
    String before =
        given().auth().oauth2(Officers.portControl()).get("/api/v1/journal/checkpoint").asString();
    String state = before.split("\n", -1)[1];
    String reader = Officers.portControl();
    read(reader, "/designations/" + designation).then().statusCode(200);

    Response answer =
        Marked.asking(Marked.officer("KR", "releaser"))
            .body("{\"marking\":%s,\"reason\":\"A source is at risk\"}".formatted(Marked.AMBER))
            .post("/api/v1/packages/" + open.id + "/marking");

    answer.then().statusCode(200).body("marking.tlp", equalTo("AMBER"));
    for (String path :
        List.of(
            "/designations/" + designation,
            "/designations/" + designation + "?knownAt=" + state,
            "/designations/" + designation + "/versions",
            "/packages/" + open.id,
            "/packages/" + later)) {
      read(reader, path).then().statusCode(404);
      Marked.asking(Marked.reader("US", "TLP:AMBER")).get("/api/v1" + path).then().statusCode(200);
    }
    JsonNode versions =
        Json.of(
            Marked.asking(Marked.reader("US", "TLP:AMBER"))
                .get("/api/v1/designations/" + designation + "/versions"));
    assertThat(versions.path("items").path(2).path("kind").asText()).isEqualTo("MARKING");
    // Whoever has it hears by the changes that it has gone, and nothing else.
    assertThat(read(reader, "/exports/deltas?format=json&from=" + state).asString())
        .contains("{\"op\":\"DEL\",\"entity\":{\"id\":\"" + designation + "\"}}")
        .doesNotContain(later);
  }

  private static String amended(Draft open, String designation) {
    Draft later =
        Draft.released(
            "KR",
            """
            {"kind":"AMENDMENT","designationId":"%s","startDate":"2024-06-01",
             "changes":{"authorityId":"KR-1"}}"""
                .formatted(designation));
    return later.id;
  }

  private static Response read(String bearer, String path) {
    return given().auth().oauth2(bearer).get("/api/v1" + path);
  }

  @Test
  void whatOthersThanBeforeMaySeeTakesOtherEyes() {
    Marked marked = Marked.released("KR", Marked.RED_TO_JAPAN, Entries.KR_MAIA_1);
    String wider = "{\"tlp\":\"AMBER\",\"releasableTo\":[\"JP\",\"US\"]}";
    String american = Marked.reader("US", "TLP:AMBER");

    marked
        .mark(wider)
        .then()
        .statusCode(200)
        .body("marking.tlp", equalTo("RED"))
        .body("waitingMarking.marking.tlp", equalTo("AMBER"))
        .body("waitingMarking.askedBy", equalTo("kr-releaser"));
    marked.get(american, "/packages/" + marked.id).then().statusCode(404);
    marked
        .approve(Marked.officer("KR", "releaser"), wider)
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:lockstep:problem:four-eyes"));
    marked
        .approve(Marked.officer("KR", "approver"), Marked.AMBER)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:content-changed"));
    marked
        .approve(Marked.officer("KR", "approver"), wider)
        .then()
        .statusCode(200)
        .body("marking.releasableTo", contains("JP", "US"))
        .body("waitingMarking", nullValue());
    marked.get(american, "/packages/" + marked.id).then().statusCode(200);
    marked.approve(Marked.officer("KR", "approver"), wider).then().statusCode(409);
  }

  @Test
  void itsEntriesInTheJournalAreOpenedForWhoMaySeeIt() throws Exception {
    long before = size();
    Marked marked = Marked.released("KR", Marked.AMBER, Entries.KR_MAIA_1);
    String path = "/journal/entries?limit=2&from=" + before;

    JsonNode closed = Json.of(read(Officers.portControl(), path)).path("items").path(0);
    JsonNode open =
        Json.of(marked.get(Marked.reader("US", "TLP:AMBER"), path)).path("items").path(0);

    assertThat(closed.path("kind").asText()).isEqualTo("sealed");
    assertThat(closed.has("content")).isFalse();
    assertThat(closed.path("leaf")).isEqualTo(open.path("leaf"));
    Base64.Decoder base64 = Base64.getDecoder();
    JsonNode leaf = new ObjectMapper().readTree(base64.decode(closed.path("leaf").asText()));
    assertThat(leaf.fieldNames()).toIterable().containsOnly("kind", "recordedAt", "sha256");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(base64.decode(open.path("salt").asText()));
    byte[] content = base64.decode(open.path("content").asText());
    assertThat(Base64.getEncoder().encodeToString(digest.digest(content)))
        .isEqualTo(leaf.path("sha256").asText());
    assertThat(new String(content, StandardCharsets.UTF_8))
        .contains(marked.designationId, "designation.published");
  }

  private static long size() {
    String checkpoint = read(Officers.portControl(), "/journal/checkpoint").asString();
    return Long.parseLong(checkpoint.split("\n", -1)[1]);
  }

  @Test
  void aStatementIsForNobodyWhoMayNotSeeWhatItIsAbout() {
    Marked marked = Marked.released("KR", Marked.AMBER, Entries.KR_MAIA_1);
    String said =
        """
        {"reference":"%s","kind":"CONDEMNATION","speaker":"Ministry of Foreign Affairs","country":"KR",
         "date":"2024-05-24","text":"Condemns the arms trade.","about":{"packages":["%s"]},
         "source":{"kind":"OFFICIAL","title":"Press release","date":"2024-05"},"marking":%s}""";

    state(said.formatted(UUID.randomUUID(), marked.id, Marked.GREEN))
        .then()
        .statusCode(400)
        .body("violations.field", contains("about.packages[0]"));
    Response recorded = state(said.formatted(UUID.randomUUID(), marked.id, Marked.AMBER));

    recorded.then().statusCode(201).body("marking.tlp", equalTo("AMBER"));
    String path = "/statements/" + Json.of(recorded).path("id").asText();
    read(Officers.portControl(), path).then().statusCode(404);
    marked.get(Marked.reader("US", "TLP:AMBER"), path).then().statusCode(200);
  }

  private static Response state(String said) {
    return Marked.asking(Marked.officer("KR", "drafter"))
        .header("Idempotency-Key", UUID.randomUUID())
        .body(said)
        .post("/api/v1/statements");
  }

  @Test
  void thePartsOfAJointActionBearOneMarking() {
    Joint joint = Joint.of("KR", "JP");
    joint.attach(Draft.approved("KR", Entries.KR_RIM), "ALL", true).statusCode(200);
    Response amber =
        Marked.draft(
            Marked.officer("JP", "drafter"),
            "JP-" + UUID.randomUUID(),
            Marked.AMBER,
            Entries.JP_IBEX);

    joint
        .put(
            Marked.officer("JP", "releaser"),
            "JP",
            joint.tag("JP"),
            Joint.body(Json.of(amber).path("id").asText(), "ALL", false))
        .statusCode(400)
        .body("violations.field", contains("packageId"));
  }

  @Test
  void anExportHasWhatItsReaderMaySee() {
    Marked marked = Marked.released("KR", Marked.AMBER, Entries.KR_MAIA_1);
    String cleared = Marked.reader("US", "TLP:AMBER");
    String state = String.valueOf(size());
    String file = "/exports/register.json?knownAt=" + state;

    assertThat(read(Officers.portControl(), file).asString()).doesNotContain(marked.id);
    assertThat(marked.get(cleared, file).asString()).contains(marked.id);
    read(cleared, file).then().statusCode(428);
    marked
        .get(cleared, "/exports/register.json.manifest.json?knownAt=" + state)
        .then()
        .body("marking.tlp", equalTo("AMBER"))
        .body("marking.releasableTo", contains("US"))
        .body("recipient", notNullValue());
  }

  @Test
  void aDraftIsKnownToItsOfficersUpToTheirClearance() {
    Response draft =
        Marked.draft(
            Marked.officer("KR", "drafter"),
            "KR-" + UUID.randomUUID(),
            Marked.AMBER,
            Entries.KR_MAIA_1);
    String path = "/api/v1/packages/" + Json.of(draft).path("id").asText();
    String below = Officers.drafter("KR");

    given().auth().oauth2(below).get(path).then().statusCode(404);
    given().auth().oauth2(below).get(path + "/steps").then().statusCode(404);
    given().auth().oauth2(below).post(path + "/withdraw").then().statusCode(404);
    Marked.asking(Marked.officer("KR", "drafter")).get(path).then().statusCode(200);
    Marked.asking(Marked.officer("KR", "drafter"))
        .post(path + "/withdraw")
        .then()
        .statusCode(200)
        .body("marking.tlp", equalTo("AMBER"));
  }

  @Test
  void anEditThatNamesNoMarkingLeavesIt() {
    String drafter = Marked.officer("KR", "drafter");
    String reference = "KR-" + UUID.randomUUID();
    Response draft = Marked.draft(drafter, reference, Marked.AMBER, Entries.KR_MAIA_1);
    String path = "/api/v1/packages/" + Json.of(draft).path("id").asText();
    String head = "{\"reference\":\"%s\",\"title\":\"Another title\"%s}";

    Response kept =
        Marked.asking(drafter)
            .header("If-Match", draft.header("ETag"))
            .body(head.formatted(reference, ""))
            .put(path);
    Response changed =
        Marked.asking(drafter)
            .header("If-Match", kept.header("ETag"))
            .body(head.formatted(reference, ",\"marking\":{\"tlp\":\"CLEAR\"}"))
            .put(path);

    kept.then().statusCode(200).body("marking.tlp", equalTo("AMBER"));
    changed.then().statusCode(200).body("marking.tlp", equalTo("CLEAR"));
    assertThat(Json.of(changed).path("contentHash"))
        .isNotEqualTo(Json.of(kept).path("contentHash"));
  }

  @Test
  void whatIsKeptOfReadsCannotBeChanged() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "marked_reading", "marked_record", "package_marking", "journal_sealed", "marking")) {
        for (String change : List.of("delete from %s", "truncate %s cascade")) {
          assertThatExceptionOfType(SQLException.class)
              .as(table)
              .isThrownBy(() -> statement.execute(change.formatted(table)))
              .withMessageContaining("permission denied");
        }
      }
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("update marked_reading set purpose = 'another'"))
          .withMessageContaining("permission denied");
    }
  }

  @Test
  void theSameMarkingOnceMoreChangesNothing() {
    Draft open = Draft.released("KR", Entries.KR_MAIA_1);
    given()
        .auth()
        .oauth2(Officers.releaser("KR"))
        .contentType("application/json")
        .body("{\"marking\":{\"tlp\":\"GREEN\"},\"reason\":\"No more than that\"}")
        .post("/api/v1/packages/" + open.id + "/marking")
        .then()
        .statusCode(200)
        .body("marking.tlp", equalTo("GREEN"));
    // Sent again, it changes nothing.
    given()
        .auth()
        .oauth2(Officers.releaser("KR"))
        .contentType("application/json")
        .body("{\"marking\":{\"tlp\":\"GREEN\"},\"reason\":\"No more than that\"}")
        .post("/api/v1/packages/" + open.id + "/marking")
        .then()
        .statusCode(200);
    assertThat(
            Json.of(
                    read(
                        Officers.portControl(),
                        "/designations/" + open.designationId(0) + "/versions"))
                .path("items"))
        .hasSize(2);
  }

  @Test
  void aRepeatIsNotAnsweredToWhoMayNotSeeItAnyMore() {
    String key = UUID.randomUUID().toString();
    String body =
        """
        {"reference":"KR-%s","title":"Not for everybody","announcedOn":"2024-05-24","marking":%s,
         "entries":{"entry-0":%s}}"""
            .formatted(key, Marked.AMBER, Entries.KR_MAIA_1);

    Response drafted = drafted(Marked.officer("KR", "drafter"), key, body);
    Response again = drafted(Marked.officer("KR", "drafter"), key, body);
    // The same officer, whose clearance was lowered.
    Response below = drafted(Officers.drafter("KR"), key, body);

    drafted.then().statusCode(201);
    assertThat(again.asString()).isEqualTo(drafted.asString());
    below.then().statusCode(403);
  }

  private static Response drafted(String bearer, String key, String body) {
    return Marked.asking(bearer).header("Idempotency-Key", key).body(body).post("/api/v1/packages");
  }
}
