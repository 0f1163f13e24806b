package org.lockstep.designation.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class DesignationApiTest {

  @Test
  void showsTheListingRecordExactlyAsTheAuthorityPublishedIt() {
    Draft released = Draft.released("KR", Entries.KR_RIM);
    String id = released.designationId(0);

    ValidatableResponse designation = get("/" + id).statusCode(200);

    designation
        .body("id", equalTo(id))
        .body("version", equalTo(1))
        .body("authority", equalTo("KR"))
        .body("authorityId", equalTo("838"))
        .body("packageId", equalTo(released.id))
        .body("packageReference", equalTo(released.reference))
        .body("entryId", equalTo("entry-0"))
        .body("entityId", nullValue())
        .body("status", equalTo("IN_FORCE"))
        .body("listingDate", equalTo("2024-05-24"))
        .body("marking.tlp", equalTo("CLEAR"))
        .body("measures.organ", containsInAnyOrder("MOEF", "FSC"))
        .body("listingRecord.names.name", containsInAnyOrder("림영혁", "Rim Yong-hyok"))
        .body("listingRecord.activities[0].startDate", equalTo("2022"))
        .body("listingRecord.addresses", empty());
    given()
        .auth()
        .oauth2(Officers.portControl())
        .header("If-None-Match", designation.extract().header("ETag"))
        .get("/api/v1/designations/" + id)
        .then()
        .statusCode(304);
  }

  @Test
  void filtersByCountryOfSeatNationalityOrFlag() {
    Draft korean = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    Draft japanese = Draft.released("JP", Entries.JP_M_LEASING, Entries.JP_IBEX);

    get("?country=RU&package=" + korean.id)
        .body("items.listingRecord.names[0].name[0]", equalTo("MAIA-1"))
        .body("items", hasSize(1));
    get("?country=KP&package=" + korean.id).body("items", hasSize(1));
    get("?country=CY&package=" + japanese.id)
        .body("items", hasSize(1))
        .body("items[0].listingRecord.countries[0]", equalTo("CY"));
  }

  @Test
  void filtersByAuthorityMeasureSubjectTypeAndProgramme() {
    Draft korean = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);

    get("?measure=PORT_ENTRY_BAN&package=" + korean.id)
        .body("items", hasSize(1))
        .body("items[0].listingRecord.subjectType", equalTo("VESSEL"));
    get("?subjectType=PERSON&package=" + korean.id).body("items", hasSize(1));
    get("?programme=KR-DPRK&package=" + korean.id).body("items", hasSize(2));
    get("?programme=JP-RUSSIA&package=" + korean.id).body("items", empty());
    get("?authority=JP&package=" + korean.id).body("items", empty());
    get("?authority=KR&subjectType=VESSEL&limit=500")
        .body("items.authority", everyItem(equalTo("KR")));
  }

  @Test
  void hasNoMeasureInForceOfWhatIsNotAndSaysFromWhenToWhenADelistedOneWasListed() {
    String id = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
    get("/" + id).body("measures.inForce", contains(true)).body("endDate", nullValue());
    get("/" + id + "?validAt=2024-05-23").body("measures.inForce", contains(false));

    Draft.released("KR", change("SUSPENSION", id, "2024-07-01"));
    get("/" + id).body("status", equalTo("SUSPENDED")).body("measures.inForce", contains(false));
    get("/" + id + "?validAt=2024-06-30").body("measures.inForce", contains(true));

    Draft.released("KR", change("DELISTING", id, "2024-08-01"));
    get("/" + id)
        .body("status", equalTo("DELISTED"))
        .body("startDate", equalTo("2024-05-24"))
        .body("endDate", equalTo("2024-07-31"))
        .body("measures.inForce", contains(false));
  }

  @Test
  void oneThatIsDelistedBeforeItComesIntoForceWasNeverListed() {
    String id =
        Draft.released(
                "KR",
                Entries.KR_MAIA_1.replace(
                    "\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"2198-05-24\""))
            .designationId(0);
    get("/" + id)
        .body("status", equalTo("NOT_YET_IN_FORCE"))
        .body("startDate", nullValue())
        .body("endDate", equalTo("2198-05-23"));

    Draft.released("KR", change("DELISTING", id, "2197-01-01"));

    get("/" + id)
        .body("status", equalTo("NOT_YET_IN_FORCE"))
        .body("endDate", equalTo("2196-12-31"));
    get("/" + id + "?validAt=2198-05-24")
        .body("status", equalTo("DELISTED"))
        .body("startDate", nullValue())
        .body("endDate", nullValue());
  }

  @Test
  void saysWhichStatusesTheListHas() {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    Draft.released("KR", change("DELISTING", released.designationId(0), "2024-08-01"));
    String list = "?package=" + released.id;

    get(list)
        .body("items", hasSize(2))
        .body(
            "statuses",
            containsInAnyOrder("NOT_YET_IN_FORCE", "IN_FORCE", "SUSPENDED", "DELISTED"));
    get(list + "&validAt=2024-08-01")
        .body("items.status", contains("IN_FORCE"))
        .body("statuses", containsInAnyOrder("IN_FORCE", "SUSPENDED"));
    get(list + "&status=DELISTED")
        .body("items.status", contains("DELISTED"))
        .body("statuses", contains("DELISTED"));
    get(list + "&status=IN_FORCE,DELISTED&validAt=2024-08-01").body("items", hasSize(2));
    get(list + "&status=IN_FORCE,GONE")
        .statusCode(400)
        .body("violations.field", contains("status"));
  }

  private static String change(String kind, String designation, String from) {
    return """
        {"kind":"%s","designationId":"%s","startDate":"%s","reason":"Appeal"}"""
        .formatted(kind, designation, from);
  }

  @Test
  void hasNothingOfAPackageBeforeItsRelease() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);

    get("?package=" + draft.id).statusCode(200).body("items", empty());
    draft.release().statusCode(200);
    get("?package=" + draft.id).body("items", hasSize(1));
  }

  @Test
  void pagesWithoutGapOrRepeat() {
    Draft draft =
        Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM, Entries.KR_RIM, Entries.KR_RIM);
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      ValidatableResponse page = get("?limit=3&package=" + draft.id + after).statusCode(200);
      seen.addAll(page.extract().path("items.entryId"));
      String next = page.extract().path("next");
      after = next == null ? "" : "&after=" + next;
    } while (!after.isEmpty());

    assertThat(seen).containsExactlyInAnyOrder("entry-0", "entry-1", "entry-2", "entry-3");
  }

  @Test
  void knowsNothingOfAnUnknownId() {
    get("/0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10").statusCode(404);
    get("/MAIA-1").statusCode(404);
  }

  private static ValidatableResponse get(String rest) {
    return given().auth().oauth2(Officers.portControl()).get("/api/v1/designations" + rest).then();
  }
}
