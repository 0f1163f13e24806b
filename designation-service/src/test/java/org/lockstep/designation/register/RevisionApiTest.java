package org.lockstep.designation.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** A designation changes by entries of later packages, and nothing that was recorded is lost. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class RevisionApiTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private String maia1;

  @BeforeEach
  void listsAVessel() {
    maia1 = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
  }

  @Test
  void amendsASingleFieldFromADayOn() {
    Draft.released(
        "KR",
        amendment(
            maia1,
            "2024-07-01",
            """
            {"listingRecord":{"flag":"GM"},"measures":[{"kind":"PORT_ENTRY_BAN","instrument":"KR-PORT-ACT",
              "organ":"MOF","scope":"No entry","exemptions":[{"kind":"SAFETY","text":"Distress"}]}]}"""));

    read(maia1, "validAt", "2024-06-30").body("listingRecord.flag", equalTo("RU"));
    read(maia1, "validAt", "2024-07-01")
        .body("listingRecord.flag", equalTo("GM"))
        .body("listingRecord.names.name", hasItem("MAIA-1"))
        .body("measures.scope", contains("No entry"))
        .body("measures[0].instrumentTitle", containsString("선박"))
        .body("measures[0].exemptions.kind", contains("SAFETY"))
        .body("startDate", equalTo("2024-07-01"))
        .body("endDate", nullValue())
        .body("version", equalTo(2));
    versions(maia1)
        .body("items.kind", contains("DESIGNATION", "AMENDMENT"))
        .body("items[1].changes.field", hasItem("listingRecord.flag"))
        .body("items[1].changes.find { it.field == 'listingRecord.flag' }.from", equalTo("RU"))
        .body("items[1].changes.find { it.field == 'listingRecord.flag' }.to", equalTo("GM"))
        .body("items[1].changes.field", hasItem("measures[PORT_ENTRY_BAN KR-PORT-ACT MOF].scope"));
  }

  @Test
  void tellsPartnersOfAmendmentsAndDelistings() {
    Draft.released("KR", amendment(maia1, "2024-07-01", "{\"listingRecord\":{\"flag\":\"GM\"}}"));
    Draft.released("KR", change("DELISTING", maia1, "2024-08-01", "\"reason\":\"Scrapped\""));

    event(maia1, "designation-amended");
    event(maia1, "designation-lifted");
  }

  @Test
  void suspendsForAWhileAndResumes() {
    Draft.released("KR", change("SUSPENSION", maia1, "2024-06-01", "\"endDate\":\"2024-06-30\""));
    Draft.released("KR", change("SUSPENSION", maia1, "2024-08-01", "\"reason\":\"Under review\""));
    Draft.released("KR", change("RESUMPTION", maia1, "2024-09-01", "\"reason\":\"Reviewed\""));

    assertThat(status("2024-05-23")).isEqualTo("NOT_YET_IN_FORCE");
    assertThat(status("2024-05-24")).isEqualTo("IN_FORCE");
    assertThat(status("2024-06-01")).isEqualTo("SUSPENDED");
    assertThat(status("2024-06-30")).isEqualTo("SUSPENDED");
    assertThat(status("2024-07-01")).isEqualTo("IN_FORCE");
    assertThat(status("2024-08-31")).isEqualTo("SUSPENDED");
    assertThat(status("2024-09-01")).isEqualTo("IN_FORCE");
  }

  @Test
  void delistsAndShowsOnAPastDayWhatWasListedThen() {
    Draft listing = Draft.released("KR", Entries.KR_RIM);
    String rim = listing.designationId(0);
    Draft.released("KR", change("DELISTING", rim, "2025-03-01", "\"reason\":\"Died\""));

    assertThat(listedOn(listing.id, "2025-02-28")).isEqualTo(1);
    assertThat(listedOn(listing.id, "2025-03-01")).isZero();
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?package=" + listing.id + "&status=DELISTED")
        .then()
        .body("items.id", contains(rim));
  }

  @Test
  void correctsWhatWasRecordedWronglyAndStillKnowsWhatItKnew() throws InterruptedException {
    Instant before = Instant.parse(recordedAt(maia1)).plusMillis(1);
    Thread.sleep(10);
    Draft.released(
        "KR",
        """
        {"designationId":"%s","corrects":1,"reason":"Listed a day earlier than entered",
         "changes":{"listingDate":"2024-05-23"}}"""
            .formatted(maia1));

    read(maia1, "validAt", "2024-05-23").body("status", equalTo("IN_FORCE"));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .queryParam("validAt", "2024-05-23")
        .queryParam("knownAt", before.toString())
        .get("/api/v1/designations/" + maia1)
        .then()
        .statusCode(200)
        .body("status", equalTo("NOT_YET_IN_FORCE"))
        .body("listingDate", equalTo("2024-05-24"))
        .body("version", equalTo(1));
    versions(maia1)
        .body("items[1].kind", equalTo("DESIGNATION"))
        .body("items[1].corrects", equalTo(1))
        .body("items[1].reason", equalTo("Listed a day earlier than entered"))
        .body("items[1].changes", hasSize(1))
        .body("items[1].changes[0].field", equalTo("listingDate"));
  }

  @Test
  void knowsNothingOfADesignationBeforeItWasRecorded() {
    Instant before = Instant.parse(recordedAt(maia1)).minusMillis(1);

    given()
        .auth()
        .oauth2(Officers.portControl())
        .queryParam("knownAt", before.toString())
        .get("/api/v1/designations/" + maia1)
        .then()
        .statusCode(404);
  }

  @Test
  void refusesTimesItCannotAnswerFor() {
    for (String knownAt :
        new String[] {"2199-01-01T00:00:00Z", "999999999", "yesterday", "2024-05-24", ""}) {
      given()
          .auth()
          .oauth2(Officers.portControl())
          .queryParam("knownAt", knownAt)
          .get("/api/v1/designations")
          .then()
          .statusCode(400)
          .body("violations.field", contains("knownAt"));
    }
  }

  @Test
  void letsOnlyItsOwnAuthorityChangeADesignation() {
    Draft.of("JP")
        .put("maia-1", change("DELISTING", maia1, "2024-06-01", "\"reason\":\"No\""))
        .statusCode(403)
        .body("type", equalTo("urn:lockstep:problem:forbidden"))
        .body("detail", containsString("KR"));
  }

  @Test
  void refusesDatesThatContradictAndChangesThatAreNone() {
    Draft draft = Draft.of("KR");

    refused(
        draft,
        change("SUSPENSION", maia1, "2024-06-02", "\"endDate\":\"2024-06-01\""),
        "endDate",
        "must not be before startDate");
    refused(
        draft,
        change("DELISTING", maia1, "2024-06-01", "\"endDate\":\"2024-07-01\""),
        "endDate",
        "DELISTING");
    refused(draft, amendment(maia1, "2024-06-01", "{}"), "changes", "must change something");
    refused(
        draft,
        amendment(maia1, "2024-06-01", "{\"listingRecord\":{\"subjectType\":\"PERSON\"}}"),
        "changes.listingRecord.subjectType",
        "never changes");
    refused(
        draft,
        amendment(maia1, "2024-06-01", "{\"colour\":\"red\"}"),
        "changes.colour",
        "does not fit");
    refused(
        draft,
        amendment(maia1, "2024-06-01", "{\"programmes\":null}"),
        "changes.programmes",
        "must not be");
    refused(
        draft,
        "{\"kind\":\"AMENDMENT\",\"changes\":{\"listingDate\":null}}",
        "designationId",
        "must name");
    refused(
        draft,
        change("DELISTING", UUID.randomUUID().toString(), "2024-06-01", ""),
        "designationId",
        "is not the id");
    refused(
        draft,
        "{\"designationId\":\"%s\",\"corrects\":1,\"changes\":{\"listingDate\":null}}"
            .formatted(maia1),
        "reason",
        "what was wrong");
    refused(
        draft,
        "{\"designationId\":\"%s\",\"corrects\":7,\"reason\":\"x\"}".formatted(maia1),
        "corrects",
        "from 1 to 1");
    draft
        .put("maia-1", change("RESUMPTION", maia1, "2024-06-01", ""))
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:wrong-state"))
        .body("state", equalTo("IN_FORCE"));
    assertThat((Object) draft.read(Officers.drafter("KR")).extract().path("entries"))
        .asList()
        .isEmpty();
  }

  @Test
  void refusesAnEndBeforeTheListingBegan() {
    Draft draft = Draft.of("KR");
    String began = "must not be before 2024-05-24, when the listing began";

    refused(draft, change("DELISTING", maia1, "2024-05-23", ""), "startDate", began);
    refused(draft, change("SUSPENSION", maia1, "2020-01-01", ""), "startDate", began);

    Draft.released("KR", change("DELISTING", maia1, "2024-05-24", ""));
    assertThat(status("2024-05-23")).isEqualTo("NOT_YET_IN_FORCE");
    refused(
        draft,
        "{\"designationId\":\"%s\",\"corrects\":2,\"startDate\":\"2024-01-01\",\"reason\":\"x\"}"
            .formatted(maia1),
        "startDate",
        began);
    refused(
        draft,
        "{\"designationId\":\"%s\",\"corrects\":1,\"changes\":{\"listingDate\":\"2024-05-25\"},\"reason\":\"x\"}"
            .formatted(maia1),
        "changes.listingDate",
        "must not be after 2024-05-24, when the listing ended");
  }

  @Test
  void endsAListingThatHasNotBegunBeforeItBegins() {
    String later =
        Draft.released(
                "KR",
                Entries.KR_MAIA_1.replace(
                    "\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"2198-05-24\""))
            .designationId(0);

    Draft.released("KR", change("DELISTING", later, "2024-06-01", ""));

    read(later, "validAt", "2198-05-24").body("status", equalTo("DELISTED"));
  }

  @Test
  void releasesNothingThatIsBasedOnAnOlderVersion() {
    Draft late =
        Draft.approved(
            "KR",
            amendment(maia1, "2024-07-01", "{\"listingRecord\":{\"flag\":\"GM\"}}"),
            Entries.KR_RIM);
    Draft.released("KR", amendment(maia1, "2024-06-15", "{\"listingRecord\":{\"flag\":\"PA\"}}"));

    late.release()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:content-changed"))
        .body("version", equalTo(2));

    late.read(Officers.portControl()).statusCode(404);
    versions(maia1).body("items", hasSize(2));
  }

  @Test
  void takesOneEntryADesignationInAPackage() {
    Draft draft = Draft.of("KR");
    draft
        .put("flag", amendment(maia1, "2024-07-01", "{\"listingRecord\":{\"flag\":\"GM\"}}"))
        .statusCode(200)
        .body("entries[0].changes.field", contains("listingRecord.flag"))
        .body("entries[0].basedOn", equalTo(1));

    refused(
        draft,
        change("DELISTING", maia1, "2024-08-01", ""),
        "designationId",
        "has an entry in this package already");
  }

  @Test
  void findsSubjectsByWhatTheyDid() {
    Draft listing = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    Map<String, String> wagner =
        Map.of("counterparty", "wagner", "activeSince", "2022-01-01", "activeUntil", "2023-12-31");

    assertThat(captions(listing.id, Map.of("activity", "TRANSPORT"))).isEqualTo("[MAIA-1]");
    assertThat(captions(listing.id, Map.of("place", "rajin"))).isEqualTo("[MAIA-1]");
    assertThat(captions(listing.id, Map.of("place", "Busan"))).isEqualTo("[]");
    assertThat(captions(listing.id, wagner)).isEqualTo("[]");
    assertThat(captions(listing.id, Map.of("activity", "ARMS_TRADE", "activeSince", "2023-10-31")))
        .isEqualTo("[림영혁]");
    assertThat(captions(listing.id, Map.of("activity", "ARMS_TRADE", "activeSince", "2023-11-01")))
        .isEqualTo("[]");
    assertThat(captions(listing.id, Map.of("activity", "ARMS_TRADE", "activeUntil", "2021-12-31")))
        .isEqualTo("[]");
  }

  @Test
  void showsALapsedInstrument() {
    Draft listing =
        Draft.released(
            "KR",
            Entries.KR_RIM
                .replace("KR-CTF-ACT", "UN-POE-1874")
                .replace("\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"2024-04-30\""));

    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?package=" + listing.id)
        .then()
        .body("items[0].measures[0].lapsed", nullValue())
        .body("items[0].measures[1].lapsed.endedOn", equalTo("2024-04-30"))
        .body("items[0].measures[1].lapsed.endReason", containsString("vetoed"));
  }

  private static String captions(String packageId, Map<String, String> filter) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .queryParams(filter)
        .queryParam("package", packageId)
        .get("/api/v1/designations")
        .then()
        .statusCode(200)
        .extract()
        .path("items.collect { it.listingRecord.names[0].name }")
        .toString();
  }

  private static void event(String designation, String contract) {
    String schema = "urn:lockstep:event:" + contract + ":v1";
    ConsumerRecord<String, String> event =
        Events.await(
            "lockstep.designations",
            candidate ->
                designation.equals(candidate.key())
                    && schema.equals(Events.header(candidate, "ce_dataschema")),
            SOON);
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("designation-service", contract)), event.value());
  }

  private static void refused(Draft draft, String entry, String field, String message) {
    draft
        .put("refused", entry)
        .statusCode(400)
        .body("violations.field", hasItem(field))
        .body("violations.message.join(' ')", containsString(message));
  }

  private String status(String day) {
    return read(maia1, "validAt", day).extract().path("status");
  }

  private static int listedOn(String packageId, String day) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?package=" + packageId + "&validAt=" + day)
        .then()
        .statusCode(200)
        .extract()
        .path("items.size()");
  }

  private static String recordedAt(String designation) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations/" + designation)
        .then()
        .extract()
        .path("recordedAt");
  }

  private static ValidatableResponse read(String designation, String parameter, String value) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .queryParam(parameter, value)
        .get("/api/v1/designations/" + designation)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse versions(String designation) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations/" + designation + "/versions")
        .then()
        .statusCode(200);
  }

  private static String amendment(String designation, String from, String changes) {
    return """
        {"kind":"AMENDMENT","designationId":"%s","startDate":"%s","changes":%s}"""
        .formatted(designation, from, changes);
  }

  private static String change(String kind, String designation, String from, String more) {
    return """
        {"kind":"%s","designationId":"%s","startDate":"%s"%s}"""
        .formatted(kind, designation, from, more.isEmpty() ? "" : "," + more);
  }
}
