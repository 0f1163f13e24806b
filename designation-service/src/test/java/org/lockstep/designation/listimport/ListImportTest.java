package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.lockstep.designation.listimport.Listed.designation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.EntityEvents;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.designation.http.LongestWaits;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** Editions of a list, one after the other. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ListImportTest {
  @Inject EntityManager entityManager;
  @Inject EarlierEditions earlier;
  @Inject AgroalDataSource dataSource;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void anEditionMakesOnePackageOfWhatIsNewChangedAndGone() {
    Edition first =
        Edition.of(
            "ftm-au",
            "2024-05-01",
            Edition.vessel("au-1", "MAIA-1", "9358010")
                + Edition.vessel("au-2", "MARIA", "8517839")
                + Edition.company("au-3", "M Leasing LLC"));
    assertThat(first.status()).isEqualTo("PUBLISHED");
    assertThat(first.changes()).containsExactly(3, 0, 0);
    String made = first.read().extract().path("packageId");
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/packages/" + made)
        .then()
        .statusCode(200)
        .body("reference", equalTo("ftm-au/2024-05-01"))
        .body("status", equalTo("RELEASED"))
        .body("announcedOn", equalTo("2024-05-01"))
        .body("listImportId", equalTo(first.id))
        .body("counts.vessels", equalTo(2))
        .body("counts.organizations", equalTo(1));

    Edition second =
        Edition.of(
            "ftm-au",
            "2024-06-01",
            Edition.vessel("au-1", "MAIA-1", "9358010")
                + Edition.vessel("au-2", "MARIA II", "8517839")
                + Edition.company("au-4", "Ibex Shipping Inc"));
    assertThat(second.findings()).isEmpty();
    assertThat(second.changes()).containsExactly(1, 1, 1);
    assertThat(second.report())
        .contains("New (1)\n  au-4  Ibex Shipping Inc")
        .contains("Names changed (1)\n  au-2  MARIA II: was 'MARIA'")
        .contains("Gone (1)\n  au-3  M Leasing LLC");

    given()
        .auth()
        .oauth2(Officers.portControl())
        .queryParam("validAt", "2000-01-01")
        .queryParam("authority", "AU")
        .queryParam("authorityId", "au-1")
        .get("/api/v1/designations")
        .then()
        .body("items", hasSize(1));
    designation("AU", "au-2").body("items[0].listingRecord.names[0].name", equalTo("MARIA II"));
    designation("AU", "au-3").body("items[0].status", equalTo("DELISTED"));
    designation("AU", "au-4").body("items[0].status", equalTo("IN_FORCE"));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .queryParam("validAt", "2024-05-31")
        .queryParam("authority", "AU")
        .queryParam("package", (Object) second.read().extract().path("packageId"))
        .get("/api/v1/designations")
        .then()
        .body("items.authorityId", not(org.hamcrest.Matchers.hasItem("au-4")));
  }

  @Test
  void theSameFileMakesNothing() {
    String lines = Edition.companies("gb-", 12);
    Edition.of("ftm-gb", "2024-05-01", lines);
    long before = events();

    Edition again = Edition.of("ftm-gb", "2024-05-01", lines);

    assertThat(again.status()).isEqualTo("UNCHANGED");
    assertThat(again.changes()).containsExactly(0, 0, 0);
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void theSameEntriesInAnotherFileMakeNothing() {
    Edition.of("ftm-ca", "2024-05-01", Edition.companies("ca-", 12));
    long before = events();

    Edition again = Edition.of("ftm-ca", "2024-05-02", "\n" + Edition.companies("ca-", 12));

    assertThat(again.status()).isEqualTo("UNCHANGED");
    assertThat(events()).isEqualTo(before);
    assertThat(Edition.of("ftm-ca", "2024-05-01", Edition.companies("ca-", 13)).findings())
        .as("the edition of the second is known all the same")
        .containsExactly("OLDER_EDITION");
  }

  /** What an authority has published is history; only its officers are held to what is in force. */
  @Test
  void aListMayCiteWhatHasLapsed() {
    Edition.of("ftm-ca", "2023-05-01", Edition.companies("ca-lapsed-", 12));
    String instrument =
        designation("CA", "ca-lapsed-1").extract().path("items[0].measures[0].instrument");
    String administrator =
        Tokens.of("register-admin").roles("register-reader", "register-admin").bearer();
    Response found = given().auth().oauth2(administrator).get("/api/v1/instruments/" + instrument);
    given()
        .auth()
        .oauth2(administrator)
        .contentType("application/json")
        .header("If-Match", found.header("ETag"))
        .body(
            """
            {"code":"%s","authority":"CA","title":"%s","kind":"%s","endedOn":"2023-05-31"}"""
                .formatted(instrument, found.path("title"), found.path("kind")))
        .put("/api/v1/instruments/" + instrument)
        .then()
        .statusCode(200);

    Edition next = Edition.of("ftm-ca", "2023-07-01", Edition.companies("ca-lapsed-", 13));

    assertThat(next.status()).isEqualTo("PUBLISHED");
    assertThat(next.changes()).containsExactly(1, 0, 0);
    designation("CA", "ca-lapsed-13")
        .body("items[0].measures[0].lapsed.endedOn", equalTo("2023-05-31"));
  }

  @Test
  void aListThatLosesOverATenthWaitsForAnotherOperator() {
    Edition.of("ftm-kr", "2024-05-01", Edition.companies("kr-", 20));
    Edition shrunken = Edition.of("ftm-kr", "2024-05-02", Edition.companies("kr-", 17));

    assertThat(shrunken.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(shrunken.findings()).containsExactly("SHRUNKEN");
    assertThat(shrunken.report()).contains("17 entries", "20 of this list", "3 would be delisted");
    designation("KR", "kr-20").body("items[0].status", equalTo("IN_FORCE"));

    shrunken
        .decide("approve", Officers.listOperator())
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:lockstep:problem:four-eyes"));
    shrunken.decide("approve", Officers.listApprover()).then().statusCode(200);
    shrunken.rests();

    assertThat(shrunken.status()).isEqualTo("PUBLISHED");
    shrunken.read().body("decidedBy", equalTo("list-approver"));
    designation("KR", "kr-20").body("items[0].status", equalTo("DELISTED"));
    shrunken.decide("reject", Officers.listApprover()).then().statusCode(409);
  }

  @Test
  void aTenthFewerIsLetPassAndARejectedEditionChangesNothing() {
    Edition.of("ftm-jp", "2024-05-01", Edition.companies("jp-", 20));
    assertThat(Edition.of("ftm-jp", "2024-05-02", Edition.companies("jp-", 18)).status())
        .isEqualTo("PUBLISHED");
    Edition empty = Edition.of("ftm-jp", "2024-05-03", Edition.companies("jp-", 2));

    empty.decide("reject", Officers.listApprover()).then().statusCode(200);

    assertThat(empty.status()).isEqualTo("REJECTED");
    designation("JP", "jp-3").body("items[0].status", equalTo("IN_FORCE"));
  }

  @Test
  void whatCannotBeReadIsRefusedAndSaysWhere() {
    byte[] broken = Edition.company("eu-1", "Tr\u00f6st").getBytes(StandardCharsets.ISO_8859_1);
    Edition refused = Edition.of("ftm-eu", "2024-05-01", broken);
    assertThat(refused.status()).isEqualTo("REFUSED");
    assertThat(refused.findings()).containsExactly("ENCODING");
    assertThat(refused.report()).contains("at byte " + indexOf(broken, (byte) 0xF6));

    assertThat(Edition.of("ftm-eu", null, bytes(Edition.company("eu-1", "A"))).findings())
        .containsExactly("EDITION");
    assertThat(Edition.of("ftm-eu", "2999-05-01", Edition.company("eu-1", "A")).findings())
        .containsExactly("EDITION");
    assertThat(Edition.of("ftm-eu", "2024-05-01", "{}").findings()).hasSize(1);
    assertThat(Edition.of("ftm-eu", "2024-05-01", "<html></html>").findings())
        .containsExactly("FORMAT");
    designation("EU", "eu-1").body("items", hasSize(0));
  }

  @Test
  void aDesignationThatIsThereAlreadyIsAmendedNotDoubled() {
    Draft.released("US", Entries.US_M_LEASING.replace("37065", "us-37065"));

    Edition edition =
        Edition.of("ftm-us", "2024-05-01", Edition.company("us-37065", "M LEASING LLC"));

    assertThat(edition.changes()).containsExactly(0, 1, 0);
    designation("US", "us-37065").body("items", hasSize(1)).body("items[0].version", equalTo(2));
  }

  @Test
  void anEntryThatBecomesAnotherKindOfSubjectIsDelistedAndDesignated() {
    Edition.of("ftm-gb", "2020-05-01", Edition.companies("gb-ship-", 2));

    Edition second =
        Edition.of(
            "ftm-gb",
            "2020-06-01",
            Edition.vessel("gb-ship-1", "LADY R", "9161003")
                + Edition.company("gb-ship-2", "Company gb-ship-2"));

    assertThat(second.findings()).containsExactly("KEY_REUSED");
    second.approved();
    assertThat(second.changes()).containsExactly(1, 0, 1);
    designation("GB", "gb-ship-1")
        .body("items", hasSize(2))
        .body(
            "items.find { it.listingRecord.subjectType == 'ORGANIZATION' }.status",
            equalTo("DELISTED"))
        .body(
            "items.find { it.listingRecord.subjectType == 'VESSEL' }.status", equalTo("IN_FORCE"));
    assertThat(Listed.on("2020-05-31", "GB", "gb-ship-1")).containsExactly("Company gb-ship-1");
    assertThat(Listed.on("2020-06-01", "GB", "gb-ship-1")).containsExactly("LADY R");
    assertThat(
            Edition.of(
                    "ftm-gb",
                    "2020-07-01",
                    Edition.vessel("gb-ship-1", "LADY RR", "9161003")
                        + Edition.company("gb-ship-2", "Company gb-ship-2"))
                .changes())
        .as("the list's entry is the vessel now")
        .containsExactly(0, 1, 0);
  }

  @Test
  void anEntryThatIsBackResumesItsDesignation() {
    Edition.of("ftm-gb", "2020-05-02", Edition.companies("gb-back-", 12));
    assertThat(Edition.of("ftm-gb", "2020-06-02", Edition.companies("gb-back-", 2, 12)).changes())
        .containsExactly(0, 0, 1);

    Edition back = Edition.of("ftm-gb", "2020-07-02", Edition.companies("gb-back-", 12));

    assertThat(back.findings()).isEmpty();
    assertThat(back.changes()).containsExactly(1, 0, 0);
    designation("GB", "gb-back-1")
        .body("items.status", contains("IN_FORCE"))
        .body("items[0].version", equalTo(3));
    assertThat(Listed.on("2020-06-01", "GB", "gb-back-1")).hasSize(1);
    assertThat(Listed.on("2020-06-02", "GB", "gb-back-1")).isEmpty();
    assertThat(Listed.on("2020-07-01", "GB", "gb-back-1")).isEmpty();
    assertThat(Listed.on("2020-07-02", "GB", "gb-back-1")).hasSize(1);
  }

  @Test
  void whatAnotherListOfTheAuthorityHoldsIsLeftToIt() {
    byte[] ofac =
        Edition.ofac(
            "05/01/2020",
            2,
            Edition.ofac("970001", "M LEASING LLC") + Edition.ofac("970002", "IBEX SHIPPING"));
    Edition.of("us-sdn", null, ofac);
    String held = designation("US", "970001").extract().path("items[0].id");

    Edition other =
        Edition.of("ftm-us", "2020-05-02", Edition.company("970001", "M Leasing of another list"));
    assertThat(other.changes()).containsExactly(1, 0, 0);
    Edition without =
        Edition.of("ftm-us", "2020-05-03", Edition.company("us-other-1", "Nobody else"));
    assertThat(without.changes()).containsExactly(1, 0, 1);

    designation("US", "970001")
        .body("items", hasSize(2))
        .body("items.find { it.id == '" + held + "' }.status", equalTo("IN_FORCE"))
        .body("items.find { it.id == '" + held + "' }.version", equalTo(1))
        .body("items.find { it.id != '" + held + "' }.status", equalTo("DELISTED"));
    Edition again =
        Edition.of(
            "us-sdn",
            null,
            new String(ofac, StandardCharsets.UTF_8)
                .replace("05/01/2020", "05/04/2020")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(again.status()).isEqualTo("UNCHANGED");
    again.read().body("changes.unchanged", equalTo(2));
  }

  @Test
  void theOriginalRecordIsKeptWithTheFileItIsFrom() {
    String line = Edition.vessel("un-1", "LIBERTY", "9179816");
    Edition edition = Edition.of("ftm-un", "2024-05-01", line);
    String designation = designation("UN", "un-1").extract().path("items[0].id");

    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations/" + designation + "/original")
        .then()
        .statusCode(200)
        .body("list", equalTo("ftm-un"))
        .body("key", equalTo("un-1"))
        .body("edition", equalTo("2024-05-01"))
        .body("files[0].sha256", equalTo(edition.read().extract().path("files[0].sha256")))
        .body("pieces[0].line", equalTo(1))
        .body("pieces[0].text", startsWith("{\"id\":\"un-1\""));
  }

  @Test
  void whatAnEditionBringsSaysWhichEditionItIsOfAndWhatAnOfficerDoesSaysNone() {
    Edition edition =
        Edition.of("ftm-gb", "2021-05-01", Edition.company("gb-told-1", "M Leasing LLC"));
    String designation = designation("GB", "gb-told-1").extract().path("items[0].id");
    UUID entity = UUID.randomUUID();
    String made = edition.read().extract().path("packageId");
    List<String> ofTheEdition = List.of("ftm-gb", "2021-05-01", made, "ftm-gb/2021-05-01", "GB");

    assertThat(editions(designation)).containsExactly(ofTheEdition);
    EntityEvents.changed(entity, 1, "M Leasing LLC", 1, designation);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(editions(entity.toString()))
                    .as("its gaps")
                    .containsExactly(ofTheEdition));

    Draft.released(
        "GB",
        """
        {"kind":"DELISTING","designationId":"%s","startDate":"2025-01-01","reason":"Dissolved"}"""
            .formatted(designation));
    EntityEvents.changed(entity, 2, "M Leasing LLC", 1, designation);

    List<String> none = List.of("", "", "", "", "");
    assertThat(editions(designation)).containsExactly(ofTheEdition, none);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(editions(entity.toString())).containsExactly(ofTheEdition, none));
  }

  /** What the events of a key say of it, in their order. */
  private List<List<String>> editions(String key) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select convert_from(payload, 'UTF8') from outbox where agg_key = '%s'"
                        .formatted(key)
                    + " order by agg_version")) {
      List<List<String>> found = new ArrayList<>();
      while (rows.next()) {
        JsonNode edition = new ObjectMapper().readTree(rows.getString(1)).path("edition");
        found.add(
            Stream.of("list", "date", "packageId", "packageReference", "authority")
                .map(field -> edition.path(field).asText())
                .toList());
      }
      return found;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void onlyListsThatThereAreCanBeImported() {
    Edition.upload("us-nobody", "2024-05-01", bytes("{}")).then().statusCode(404);
    Edition.upload("ftm-zz", "2024-05-01", bytes("{}")).then().statusCode(404);
    Edition.upload("ftm-us", "yesterday", bytes("{}")).then().statusCode(400);
    Edition.upload("ftm-us", "2024-05-01", new byte[0]).then().statusCode(400);
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/lists")
        .then()
        .statusCode(200)
        .body("items.source", org.hamcrest.Matchers.hasItems("us-sdn", "un-sc", "ftm-jp"));
  }

  @Test
  void anUploadThatIsNoFileIsRefusedAndLeavesNothing() {
    long before = imports();

    Edition.upload("ftm-us", "2024-05-24", new byte[0])
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:invalid-request"));
    form().multiPart("note", "no file").post("/api/v1/lists/ftm-us/imports").then().statusCode(400);
    form()
        .multiPart("file", "entities.ftm.json", bytes(Edition.company("us-form-1", "M Leasing")))
        .post("/api/v1/lists/ftm-us/imports")
        .then()
        .statusCode(400)
        .body(
            "detail",
            equalTo("The body must be the file itself, and no form with the file in it."));

    assertThat(imports()).isEqualTo(before);
  }

  private static RequestSpecification form() {
    return given().auth().oauth2(Officers.listOperator()).queryParam("edition", "2024-05-24");
  }

  @Transactional
  long imports() {
    return ((Number)
            entityManager.createNativeQuery("select count(*) from list_import").getSingleResult())
        .longValue();
  }

  @Test
  void waitsForTheJournalForLongerThanARequestDoes() throws SQLException {
    Edition edition = Edition.begun("ftm-kr", "2024-05-01", bytes(Edition.companies("kr-w-", 3)));
    edition.rests();
    try (Connection writer = dataSource.getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(hashtext('journal'))");

      edition.decide("approve", Officers.listApprover()).then().statusCode(200);

      Awaitility.await()
          .during(LongestWaits.JOURNAL.plusSeconds(2))
          .atMost(Duration.ofSeconds(30))
          .until(() -> waitsForALock(statement));
      writer.rollback();
    }
    edition.rests();
    assertThat(edition.status()).isEqualTo("PUBLISHED");
  }

  private static boolean waitsForALock(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
      rows.next();
      return rows.getInt(1) == 1;
    }
  }

  @Test
  void progressIsToldUntilTheImportRests() {
    Edition rested = Edition.of("ftm-eu", "2024-05-01", "<html></html>");

    String events =
        given()
            .auth()
            .oauth2(Officers.listOperator())
            .get("/api/v1/imports/" + rested.id + "/progress")
            .then()
            .statusCode(200)
            .contentType(startsWith("text/event-stream"))
            .extract()
            .asString();

    assertThat(events).contains("event:progress").contains("\"status\":\"REFUSED\"");
  }

  @Transactional
  long events() {
    return ((Number)
            entityManager.createNativeQuery("select count(*) from outbox").getSingleResult())
        .longValue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int indexOf(byte[] bytes, byte value) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == value) {
        return i;
      }
    }
    throw new AssertionError("no such byte");
  }
}
