package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.testkit.Stores;

/** Whoever sends something with several faults is told all of them in one answer. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class AllFaultsAtOnceTest {
  /** An unknown field, a type, a constraint, a code and a check digit. */
  private static final String FIVE_FAULTS =
      Entries.KR_MAIA_1
          .replace("\"flag\":\"RU\"", "\"flagState\":\"RU\"")
          .replace("\"PREVIOUS\"", "\"FORMER\"")
          .replace("\"script\":\"Latn\"},", "\"script\":\"latin\"},")
          .replace("\"organ\":\"MOF\"", "\"organ\":\"MOFA-X\"")
          .replace("9358010", "9358011");

  @Test
  void tellsFiveKindsOfFaultsOfOneEntryAtOnce() {
    Draft draft = Draft.of("KR");

    draft
        .put("maia-1", FIVE_FAULTS)
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:unknown-field"))
        .body(
            "violations.field",
            containsInAnyOrder(
                "listingRecord.flagState",
                "listingRecord.names[1].kind",
                "listingRecord.names[0].script",
                "measures[0].organ",
                "listingRecord.identifiers[0].value"));
  }

  @Test
  void tellsThemOfEntriesOfANewPackageTooAndOfItsHead() {
    create(
            Draft.head("KR-2024-05-24")
                .replace("2024-05-24\",\"declaredTargets\":12", "24 May\",\"declaredTargets\":-1")
                .replaceFirst(
                    "\\{", "{\"entries\":{\"maia-1\":" + FIVE_FAULTS + "},\"submit\":true,"))
        .statusCode(400)
        .body(
            "violations.field",
            containsInAnyOrder(
                "announcedOn",
                "declaredTargets",
                "entries.maia-1.listingRecord.flagState",
                "entries.maia-1.listingRecord.names[1].kind",
                "entries.maia-1.listingRecord.names[0].script",
                "entries.maia-1.measures[0].organ",
                "entries.maia-1.listingRecord.identifiers[0].value"));
  }

  @Test
  void tellsThemOfChangesOfDesignationsBesideNewOnes() {
    String id = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
    String amendment =
        """
        {"kind":"AMENDMENT","designationId":"%s","changes":{"programmes":["JP-RUSSIA"],
         "measures":[{"kind":"TRANSACTION_PERMIT","instrument":"JP-FEFTA"}]}}"""
            .formatted(id);

    create(
            Draft.head("KR-2024-05-24")
                .replace("\"declaredTargets\":12", "\"declaredTargets\":-1")
                .replaceFirst(
                    "\\{",
                    "{\"entries\":{\"new\":%s,\"x\":%s,\"y\":%s},"
                        .formatted(FIVE_FAULTS, amendment, "{\"designationId\":\"" + id + "\"}")))
        .statusCode(400)
        .body(
            "violations.field",
            hasItems(
                "declaredTargets",
                "entries.new.measures[0].organ",
                "entries.x.changes.programmes[0]",
                "entries.x.changes.measures[0].instrument",
                "entries.y.kind"));
  }

  @Test
  void tellsWhatSubmittingWouldRefuseInTheSameAnswer() {
    create(
            Draft.head("KR-2024-05-24")
                .replace("Package of 24 May 2024", "")
                .replaceFirst("\\{", "{\"submit\":true,"))
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("title", "entries"));
    create(
            Draft.head("KR-2024-05-24")
                .replace("\"declaredTargets\":12", "\"declaredTargets\":0")
                .replaceFirst(
                    "\\{", "{\"submit\":true,\"entries\":{\"rim\":" + Entries.KR_RIM + "},"))
        .statusCode(400)
        .body("violations.field", contains("declaredTargets"));
  }

  @Test
  void tellsAllThatDoesNotBelongToANewDesignation() {
    Draft.of("KR")
        .put(
            "maia-1",
            Entries.KR_MAIA_1.replaceFirst(
                "\\{",
                "{\"basedOn\":1,\"corrects\":1,\"endDate\":\"2024-06-01\",\"reason\":\"Mistake\","))
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("basedOn", "corrects", "endDate", "reason"));
  }

  @Test
  void tellsAllUnknownFieldsWithTheAllowedOnes() {
    create("{\"reference\":\"KR-x\",\"titel\":\"A\",\"authority\":\"JP\",\"title\":\"A\"}")
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:unknown-field"))
        .body("violations.field", containsInAnyOrder("titel", "authority"))
        .body("violations.message", hasItem(containsString("declaredTargets")));
  }

  @Test
  void doesNotReadABodyForeverThatIsFullOfFaults() {
    StringBuilder many = new StringBuilder("{\"reference\":\"KR-x\",\"title\":\"A\"");
    for (int i = 0; i < 5000; i++) {
      many.append(",\"x").append(i).append("\":1");
    }

    create(many.append('}').toString())
        .statusCode(400)
        .body("violations.field", hasItems("x0", "x1"));
  }

  /** Who has no key is told so, whatever is wrong with the body. */
  @ParameterizedTest
  @CsvSource({"packages,drafter", "statements,drafter", "joint-actions,coordinator"})
  void asksForTheIdempotencyKeyFirst(String what, String role) {
    for (String body : new String[] {"{}", "{", "{\"titel\":1}"}) {
      given()
          .auth()
          .oauth2(role.equals("drafter") ? Officers.drafter("KR") : Officers.coordinator("KR"))
          .contentType("application/json")
          .body(body)
          .post("/api/v1/" + what)
          .then()
          .statusCode(400)
          .body("type", equalTo("urn:lockstep:problem:idempotency-key-required"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1764200000",
        "1764200000.5",
        "\"1764200000\"",
        "\"2026-11-27\"",
        "\"2026-11-27T01:00:00\"",
        "\"\"",
        "[2026,11,27]",
        "true",
        "{}"
      })
  void takesNothingForATimeThatIsNone(String at) {
    Draft draft = Draft.approved("KR", Entries.KR_RIM);

    draft
        .post(Officers.releaser("KR"), "release", "{\"at\":" + at + "}")
        .statusCode(400)
        .body("violations.field", contains("at"))
        .body("violations[0].message", containsString("2026-11-27T01:00:00Z"));
    draft.read(Officers.drafter("KR")).body("status", equalTo("APPROVED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"19867", "\"19867\"", "[2024,5,24]", "\"2024-05-24T00:00:00Z\"", "\"\""})
  void takesNothingForADateThatIsNone(String day) {
    create(Draft.head("KR-2024-05-24").replaceFirst("\"2024-05-24\"", day))
        .statusCode(400)
        .body("violations.field", contains("announcedOn"))
        .body("violations[0].message", containsString("2024-05-24"));
  }

  @ParameterizedTest
  @CsvSource({
    "designations,activeSince,activeUntil",
    "packages,announcedFrom,announcedTo",
    "timeline,from,to",
    "statements,from,to"
  })
  void refusesAnEndBeforeItsBeginning(String what, String from, String to) {
    given()
        .auth()
        .oauth2(Officers.portControl())
        .queryParam(from, "2024-05-25")
        .queryParam(to, "2024-05-24")
        .get("/api/v1/" + what)
        .then()
        .statusCode(400)
        .body("violations.field", contains(to))
        .body("violations[0].message", equalTo("must not be before " + from));
  }

  @Test
  void refusesEndsBeforeTheirBeginningsInARecord() {
    String backwards =
        Entries.KR_MAIA_1
            .replace(
                "\"value\":\"9358010\"",
                "\"value\":\"9358010\",\"issueDate\":\"2024-05\",\"expiryDate\":\"2023\"")
            .replace(
                "\"flag\":",
                "\"dates\":[{\"kind\":\"BUILD\",\"precision\":\"RANGE\",\"from\":\"2001\",\"to\":\"2000\"}],"
                    + "\"relationships\":[{\"kind\":\"OWNER\",\"name\":\"MG-Flot\","
                    + "\"startDate\":\"2022-02\",\"endDate\":\"2022-01\"}],\"flag\":");

    Draft.of("KR")
        .put("maia-1", backwards)
        .statusCode(400)
        .body(
            "violations.field",
            containsInAnyOrder(
                "listingRecord.identifiers[0].expiryDate",
                "listingRecord.dates[0].to",
                "listingRecord.relationships[0].endDate"));
  }

  private static ValidatableResponse create(String body) {
    return given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID())
        .body(body)
        .post("/api/v1/packages")
        .then();
  }
}
