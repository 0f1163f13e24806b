package org.lockstep.designation.release;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/**
 * The mandate of the Panel of Experts ended on 30 April 2024; what begins later cannot be based on
 * it.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class LapsedBasisTest {
  private static final String MANDATE = "UN-POE-1874";
  private static final String ON_MANDATE = Entries.KR_MAIA_1.replace("KR-PORT-ACT", MANDATE);

  @ParameterizedTest
  @CsvSource({
    MANDATE + ", 2024-04-30, 200",
    MANDATE + ", 2024-05-01, 400",
    "KR-PORT-ACT, 2024-05-01, 200"
  })
  void aNewMeasureNeedsABasisThatIsInForceWhenItBegins(
      String instrument, String listed, int status) {
    String entry =
        Entries.KR_MAIA_1
            .replace("KR-PORT-ACT", instrument)
            .replace("\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"" + listed + "\"");

    Draft.of("KR").put("maia-1", entry).statusCode(status);
    create("\"entries\":{\"maia-1\":" + entry + "}").statusCode(status == 200 ? 201 : status);
  }

  @Test
  void saysWhenItEndedAndWhenTheMeasureBegins() {
    Draft.of("KR")
        .put("maia-1", ON_MANDATE)
        .statusCode(400)
        .body("violations.field", contains("measures[0].instrument"))
        .body(
            "violations[0].message",
            equalTo(
                "ended on 2024-04-30, before the measure begins on 2024-05-24; it must be in force"
                    + " then"));
  }

  @Test
  void anEntryWithoutADayBeginsWithTheAnnouncementOrToday() {
    String undated = ON_MANDATE.replace("\"listingDate\":\"2024-05-24\",", "");

    Draft.of("KR")
        .put("maia-1", undated)
        .statusCode(400)
        .body("violations.field", contains("measures[0].instrument"));
    create("\"entries\":{\"maia-1\":" + undated + "}").statusCode(400);
    String announced = "\"announcedOn\":\"2024-05-24\"";
    String earlier =
        Draft.head(reference()).replace(announced, announced.replace("05-24", "04-30"));
    send(earlier.replaceFirst("\\{", insert("\"entries\":{\"maia-1\":" + undated + "},")))
        .statusCode(201);
    String never = Draft.head(reference()).replace(announced + ",", "");
    send(never.replaceFirst("\\{", insert("\"entries\":{\"maia-1\":" + undated + "},")))
        .statusCode(400)
        .body("violations.field", contains("entries.maia-1.measures[0].instrument"));
  }

  @Test
  void itIsToldWithAllOtherFaults() {
    String faulty =
        ON_MANDATE.replace("\"organ\":\"MOF\"", "\"organ\":\"X\"").replace("9358010", "9358011");
    String id = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);

    Draft.of("KR")
        .put("maia-1", faulty)
        .statusCode(400)
        .body(
            "violations.field",
            containsInAnyOrder(
                "measures[0].organ",
                "measures[0].instrument",
                "listingRecord.identifiers[0].value"));
    create(
            "\"entries\":{\"new\":%s,\"whole\":%s,\"patch\":%s}"
                .formatted(
                    faulty,
                    amendment(id, "2024-06-01", faulty.strip().substring(1)),
                    patch(id, "2024-06-01", "[" + measure("TRAVEL_BAN", "X") + "]")))
        .statusCode(400)
        .body(
            "violations.field",
            containsInAnyOrder(
                "entries.new.measures[0].organ",
                "entries.new.measures[0].instrument",
                "entries.new.listingRecord.identifiers[0].value",
                "entries.whole.measures[0].organ",
                "entries.whole.measures[0].instrument",
                "entries.whole.listingRecord.identifiers[0].value",
                "entries.patch.changes.measures[0].organ",
                "entries.patch.changes.measures[0].instrument"));
    Draft.of("KR")
        .put("maia-1", amendment(id, "2024-06-01", faulty.strip().substring(1)))
        .statusCode(400)
        .body("violations.field", hasItem("measures[0].instrument"));
  }

  @ParameterizedTest
  @CsvSource({"2024-05-24, 2024-04-01, 400", "2024-05-24, 2024-05-01, 400", "2024-04-01, , 400"})
  void anAmendmentAddsNothingOnWhatHasEnded(String listed, @Nullable String begins, int status) {
    String id =
        Draft.released(
                "KR",
                Entries.KR_MAIA_1.replace(
                    "\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"" + listed + "\""))
            .designationId(0);
    String added = measure("TRAVEL_BAN", "MOF");
    if (begins != null) {
      added = added.replaceFirst("\\{", "{\"startDate\":\"" + begins + "\",");
    }
    ValidatableResponse answer =
        Draft.of("KR").put("maia-1", patch(id, "2024-06-01", "[" + added + "]"));

    answer.statusCode(status);
    if (status == 400) {
      answer.body("violations.field", contains("changes.measures[0].instrument"));
    }
  }

  @Test
  void aMeasureThatWasThereBeforeItsBasisEndedGoesOn() {
    String id =
        Draft.released("KR", ON_MANDATE.replace("\"2024-05-24\",\n", "\"2024-04-01\",\n"))
            .designationId(0);
    String same = "{\"kind\":\"PORT_ENTRY_BAN\",\"instrument\":\"" + MANDATE + "\"%s}";

    Draft.of("KR")
        .put(
            "flag",
            """
            {"kind":"AMENDMENT","designationId":"%s","startDate":"2024-06-01",
             "changes":{"listingRecord":{"flag":"GM"}}}"""
                .formatted(id))
        .statusCode(200);
    String ending = same.formatted(",\"endDate\":\"2024-06-30\"");
    Draft.of("KR").put("end", patch(id, "2024-06-01", "[" + ending + "]")).statusCode(200);
    Draft.released("KR", patch(id, "2024-06-01", "[" + ending + "]"));
    Draft.of("KR")
        .put("anew", patch(id, "2024-08-01", "[" + same.formatted("") + "]"))
        .statusCode(400)
        .body("violations.field", contains("changes.measures[0].instrument"));
  }

  @Test
  void aCorrectionDoesNotMoveAListingBehindTheEndOfItsBasis() {
    String id =
        Draft.released("KR", ON_MANDATE.replace("\"2024-05-24\",\n", "\"2024-04-30\",\n"))
            .designationId(0);
    String correction =
        """
        {"designationId":"%s","corrects":1,"reason":"Another day","changes":{"listingDate":"%s"}}""";

    Draft.of("KR")
        .put("maia-1", correction.formatted(id, "2024-05-01"))
        .statusCode(400)
        .body("violations.field", contains("changes.measures[0].instrument"));
    Draft.of("KR").put("maia-1", correction.formatted(id, "2024-04-29")).statusCode(200);
  }

  @Test
  void noMeasureBeginsBeforeTheListingOrTheAmendmentThatBringsIt() {
    Draft.of("KR")
        .put("maia-1", ON_MANDATE.replace("\"organ\"", "\"startDate\":\"2024-04-01\",\"organ\""))
        .statusCode(400)
        .body("violations.field", contains("measures[0].instrument"));
    String id = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
    Draft.of("KR")
        .put("maia-1", patch(id, "2024-04-15", "[" + measure("TRAVEL_BAN", "MOF") + "]"))
        .statusCode(400)
        .body("violations.field", contains("changes.measures[0].instrument"));
  }

  @Test
  void whatHasEndedSinceItWasSubmittedIsNeitherApprovedNorReleased() {
    String code = "KR-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    String tag = instrument(code, "", null).statusCode(201).extract().header("ETag");
    String entry = Entries.KR_MAIA_1.replace("KR-PORT-ACT", code);
    Draft approved = Draft.approved("KR", entry);
    Draft submitted = Draft.of("KR");
    submitted.put("maia-1", entry).statusCode(200);
    String hash = submitted.submit().statusCode(200).extract().path("contentHash");

    instrument(code, ",\"endedOn\":\"2024-05-23\"", tag).statusCode(200);

    String field = "entries.entry-0.measures[0].instrument";
    approved
        .post(Officers.releaser("KR"), "release", "")
        .statusCode(400)
        .body("violations.field", contains(field));
    approved.read(Officers.drafter("KR")).body("status", equalTo("APPROVED"));
    submitted
        .post(Officers.approver("KR"), "approve", "{\"contentHash\":\"" + hash + "\"}")
        .statusCode(400);
    submitted.read(Officers.drafter("KR")).body("status", equalTo("SUBMITTED"));
  }

  @Test
  void whatHasEndedSinceItWasCitedIsFoundWhenThePackageIsSubmittedOrItsEntriesTaken() {
    String code = "KR-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    String tag = instrument(code, "", null).statusCode(201).extract().header("ETag");
    String entry = Entries.KR_MAIA_1.replace("KR-PORT-ACT", code);
    Draft draft = Draft.of("KR");
    draft.put("maia-1", entry).statusCode(200);
    Draft withdrawn = Draft.of("KR");
    withdrawn.put("maia-1", entry).statusCode(200);
    withdrawn.post(Officers.drafter("KR"), "withdraw", "").statusCode(200);

    tag =
        instrument(code, ",\"endedOn\":\"2024-05-23\"", tag)
            .statusCode(200)
            .extract()
            .header("ETag");

    draft
        .submit()
        .statusCode(400)
        .body("violations.field", contains("entries.maia-1.measures[0].instrument"));
    draft.read(Officers.drafter("KR")).body("status", equalTo("DRAFT"));
    create("\"entriesOf\":\"" + withdrawn.id + "\"")
        .statusCode(400)
        .body("violations.field", contains("entries.maia-1.measures[0].instrument"));

    instrument(code, ",\"endedOn\":\"2024-05-24\"", tag).statusCode(200);
    draft.submit().statusCode(200);
    create("\"entriesOf\":\"" + withdrawn.id + "\"").statusCode(201);
  }

  @Test
  void aPartWhoseBasisHasEndedSinceTheConsentIsLeftOutOfTheJointReleaseWithTheReason() {
    Basis korean = new Basis("KR");
    Draft lapsing = Draft.approved("KR", Entries.KR_MAIA_1.replace("KR-PORT-ACT", korean.code));
    Draft lasting = Draft.approved("JP", Entries.JP_IBEX);
    Joint joint = Joint.of("KR", "JP");
    joint.attach(lapsing, "NOTHING", true).statusCode(200);
    joint.attach(lasting, "NOTHING", true).statusCode(200);

    korean.ends();

    joint
        .release()
        .statusCode(200)
        .body("parts.authority", contains("JP", "KR"))
        .body("parts.outcome", contains("RELEASED", "LEFT_OUT"))
        .body("parts.leftOutReason", contains(null, "LAPSED_BASIS"));
    lapsing.read(Officers.portControl()).statusCode(404);
    lasting.read(Officers.portControl()).statusCode(200);
  }

  @Test
  void aJointReleaseOfNothingButLapsedBasesNamesEachPartAndTheReason() {
    Basis korean = new Basis("KR");
    Basis japanese = new Basis("JP");
    Draft kr = Draft.approved("KR", Entries.KR_MAIA_1.replace("KR-PORT-ACT", korean.code));
    Draft jp = Draft.approved("JP", Entries.JP_IBEX.replace("JP-FEFTA", japanese.code));
    Joint joint = Joint.of("KR", "JP");
    joint.attach(kr, "NOTHING", true).statusCode(200);
    joint.attach(jp, "NOTHING", true).statusCode(200);
    korean.ends();
    japanese.ends();

    joint
        .release()
        .statusCode(409)
        .body("detail", containsString("JP LAPSED_BASIS, KR LAPSED_BASIS"));
    joint
        .attach(kr, "NOTHING", true)
        .statusCode(400)
        .body("violations.field", contains("entries.entry-0.measures[0].instrument"));
  }

  /** An instrument that ends on the day before the measures of 24 May 2024 begin. */
  private static final class Basis {
    private final String code;
    private final String tag;

    private Basis(String authority) {
      String number = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
      code = authority + "-" + number;
      tag = instrument(code, "", null).statusCode(201).extract().header("ETag");
    }

    private void ends() {
      instrument(code, ",\"endedOn\":\"2024-05-23\"", tag).statusCode(200);
    }
  }

  private static String measure(String kind, String organ) {
    return "{\"kind\":\"%s\",\"instrument\":\"%s\",\"organ\":\"%s\"}"
        .formatted(kind, MANDATE, organ);
  }

  private static String patch(String designation, String start, String measures) {
    return amendment(designation, start, "\"changes\":{\"measures\":" + measures + "}}");
  }

  private static String amendment(String designation, String start, String rest) {
    return "{\"kind\":\"AMENDMENT\",\"designationId\":\"%s\",\"startDate\":\"%s\",%s"
        .formatted(designation, start, rest);
  }

  private static ValidatableResponse instrument(
      String code, String more, @Nullable String ifMatch) {
    var request =
        given()
            .auth()
            .oauth2(Tokens.of("register-admin").roles("register-reader", "register-admin").bearer())
            .contentType("application/json")
            .body(
                """
                {"code":"%s","authority":"%s","title":"Notice 2024-1","kind":"NOTICE"%s}"""
                    .formatted(code, code.substring(0, 2), more));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/api/v1/instruments/" + code).then();
  }

  private static String reference() {
    return "KR-2024-05-24-" + UUID.randomUUID();
  }

  private static ValidatableResponse create(String more) {
    return send(Draft.head(reference()).replaceFirst("\\{", insert(more + ",")));
  }

  private static String insert(String more) {
    return Matcher.quoteReplacement("{" + more);
  }

  private static ValidatableResponse send(String body) {
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
