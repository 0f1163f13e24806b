package org.lockstep.designation.alignment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.EntityEvents;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/**
 * M Leasing: the United Kingdom listed it in 2023, Japan in 2024, the United States at a date not
 * known here.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class AlignmentApiTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Clock clock;

  private final UUID leasing = UUID.randomUUID();

  @Test
  void showsWhoListsATargetWithLagsAndGaps() {
    Draft japanese = listed();

    matrix("package=" + japanese.id)
        .body("asOf", equalTo(LocalDate.now(clock).toString()))
        .body("authorities", contains("AU", "CA", "CH", "EU", "GB", "JP", "KR", "UN", "US"))
        .body("next", nullValue())
        .body("items", hasSize(1))
        .body("items[0].entityId", equalTo(leasing.toString()))
        .body("items[0].caption", equalTo("M LEASING LLC"))
        .body("items[0].subjectType", equalTo("ORGANIZATION"))
        .body("items[0].firstListing.authority", equalTo("GB"))
        .body("items[0].firstListing.date", equalTo("2023-05-18"))
        .body("items[0].listings.authority", contains("GB", "JP", "US"))
        .body("items[0].listings.lagDays", contains(0, 372, null))
        .body("items[0].listings[0].authorityId", equalTo("RUS1850"))
        .body(
            "items[0].listings[1].measures",
            contains("PAYMENT_RESTRICTION", "CAPITAL_TRANSACTION_PERMIT"))
        .body("items[0].listings[2].listingDate", nullValue())
        .body("items[0].gaps", contains("AU", "CA", "CH", "EU", "KR", "UN"));
  }

  @Test
  void showsWhoHadAGapOnAPastDate() {
    Draft japanese = listed();

    matrix("package=" + japanese.id + "&authorities=JP,GB,KR&validAt=2024-05-23")
        .body("asOf", equalTo("2024-05-23"))
        .body("authorities", contains("GB", "JP", "KR"))
        .body("items[0].listings.authority", contains("GB", "US"))
        .body("items[0].gaps", contains("JP", "KR"));
    matrix("package=" + japanese.id + "&authorities=JP,GB,KR&validAt=2024-05-24")
        .body("items[0].listings.authority", contains("GB", "JP", "US"))
        .body("items[0].gaps", contains("KR"));
  }

  @Test
  void countsAMeasureOnlyWhileItIsInForce() {
    String ended =
        Entries.GB_M_LEASING.replace(
            "\"organ\":\"OFSI\"", "\"organ\":\"OFSI\",\"endDate\":\"2024-01-31\"");
    Draft british = Draft.released("GB", ended);
    resolve(1, british.designationId(0));

    matrix("entity=" + leasing + "&authorities=GB&validAt=2024-01-31")
        .body("items[0].listings.measures", contains(contains("ASSET_FREEZE")))
        .body("items[0].gaps", empty());
    matrix("entity=" + leasing + "&authorities=GB&validAt=2024-02-01")
        .body("items[0].listings", empty())
        .body("items[0].firstListing", nullValue())
        .body("items[0].gaps", empty());
  }

  /** As the events of gaps have it: they close when nobody lists it any more. */
  @Test
  void knowsNoGapOfWhatNobodyListsYetOrAnyMore() {
    listed();
    String day = "entity=" + leasing + "&authorities=GB,JP,KR&validAt=";
    matrix(day + "2023-05-17").body("items[0].listings.authority", contains("US"));
    for (String authority : new String[] {"GB", "JP", "US"}) {
      Draft.released(
          authority,
          """
          {"kind":"%s","designationId":"%s","startDate":"2024-07-01","reason":"Dissolved"}"""
              .formatted(
                  authority.equals("JP") ? "SUSPENSION" : "DELISTING", listingOf(authority)));
    }

    matrix(day + "2024-06-30").body("items[0].gaps", contains("KR"));
    matrix(day + "2024-07-01")
        .body("items", hasSize(1))
        .body("items[0].listings.status", contains("SUSPENDED"))
        .body("items[0].gaps", empty());
    String sheet =
        given()
            .auth()
            .oauth2(Officers.portControl())
            .get("/api/v1/alignment.csv?" + day + "2024-07-01")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(sheet.lines().skip(1))
        .containsExactly(leasing + ",M LEASING LLC,ORGANIZATION,,,,,,,SUSPENDED,2024-05-24,,,,,,,");
  }

  @Test
  void showsLagsAgainstAnyAuthority() {
    Draft japanese = listed();

    matrix("package=" + japanese.id)
        .body("against", nullValue())
        .body("items[0].listings.lagDaysAgainst", contains(null, null, null));
    matrix("package=" + japanese.id + "&against=JP")
        .body("against", equalTo("JP"))
        .body("items[0].listings.lagDays", contains(0, 372, null))
        .body("items[0].listings.lagDaysAgainst", contains(-372, 0, null));
    matrix("package=" + japanese.id + "&against=KR")
        .body("items[0].listings.lagDaysAgainst", contains(null, null, null));
  }

  @Test
  void showsASuspendedListingAndCountsItAsAGap() {
    listed();
    String british = britishListing();
    Draft.released(
        "GB",
        """
        {"kind":"SUSPENSION","designationId":"%s","startDate":"2024-06-01","endDate":"2024-06-30",
         "reason":"Under appeal"}"""
            .formatted(british));

    matrix("entity=" + leasing + "&authorities=GB,JP&against=GB&validAt=2024-06-30")
        .body("items[0].listings.authority", contains("JP", "US", "GB"))
        .body("items[0].listings.status", contains("IN_FORCE", "IN_FORCE", "SUSPENDED"))
        .body("items[0].listings[2].measures", empty())
        .body("items[0].listings[2].lagDays", nullValue())
        .body("items[0].firstListing.authority", equalTo("JP"))
        .body("items[0].listings[0].lagDaysAgainst", nullValue())
        .body("items[0].gaps", contains("GB"));
    matrix("entity=" + leasing + "&authorities=GB,JP&validAt=2024-07-01")
        .body("items[0].listings.authority", contains("GB", "JP", "US"))
        .body("items[0].gaps", empty());
  }

  @Test
  void countsADelistedOneAsAGapFromThatDayOn() {
    listed();
    String british = britishListing();
    Draft.released(
        "GB",
        """
        {"kind":"DELISTING","designationId":"%s","startDate":"2024-07-01","reason":"Dissolved"}"""
            .formatted(british));

    matrix("entity=" + leasing + "&authorities=GB&validAt=2024-06-30")
        .body("items[0].gaps", empty());
    matrix("entity=" + leasing + "&authorities=GB&validAt=2024-07-01")
        .body("items[0].listings.authority", contains("JP", "US"))
        .body("items[0].gaps", contains("GB"));
  }

  /** Where alerts about gaps that an edition of a list opened or closed lead to. */
  @Test
  void showsTheEntitiesOfAPackageThatOnlyChangesListings() {
    listed();
    Draft lifted =
        Draft.released(
            "GB",
            """
            {"kind":"DELISTING","designationId":"%s","startDate":"2024-07-01","reason":"Dissolved"}"""
                .formatted(britishListing()));

    matrix("package=" + lifted.id + "&authorities=GB,JP")
        .body("items.entityId", contains(leasing.toString()))
        .body("items[0].gaps", contains("GB"));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?package=" + lifted.id)
        .then()
        .statusCode(200)
        .body("items.entityId", contains(leasing.toString()))
        .body("items.status", contains("DELISTED"));
  }

  @Test
  void keepsTheOldLagForWhoAsksWhatWasKnownBeforeACorrection() {
    Draft japanese = listed();
    String known =
        given()
            .auth()
            .oauth2(Officers.portControl())
            .get("/api/v1/designations/" + japanese.designationId(0))
            .then()
            .extract()
            .path("recordedAt");
    Draft.released(
        "JP",
        """
        {"designationId":"%s","corrects":1,"reason":"The notice was of the day before",
         "changes":{"listingDate":"2024-05-23"}}"""
            .formatted(japanese.designationId(0)));

    matrix("entity=" + leasing + "&authorities=JP")
        .body("items[0].listings[1].listingDate", equalTo("2024-05-23"))
        .body("items[0].listings[1].lagDays", equalTo(371));
    matrix("entity=" + leasing + "&authorities=JP&knownAt=" + known)
        .body("items[0].listings[1].listingDate", equalTo("2024-05-24"))
        .body("items[0].listings[1].lagDays", equalTo(372));
    matrix("entity=" + leasing + "&authorities=JP&validAt=2024-05-23")
        .body("items[0].gaps", empty());
    matrix("entity=" + leasing + "&authorities=JP&validAt=2024-05-23&knownAt=" + known)
        .body("items[0].gaps", contains("JP"));
  }

  @Test
  void showsTheMatrixOfOneEntityByItsAddress() {
    listed();

    String path = "/api/v1/entities/" + leasing + "/alignment?authorities=GB,KR&against=GB";
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get(path)
        .then()
        .statusCode(200)
        .body("items.entityId", contains(leasing.toString()))
        .body("items[0].listings.lagDaysAgainst", contains(0, 372, null))
        .body("items[0].gaps", contains("KR"));
    for (String unknown : new String[] {UUID.randomUUID().toString(), "M-Leasing"}) {
      given()
          .auth()
          .oauth2(Officers.portControl())
          .get("/api/v1/entities/" + unknown + "/alignment")
          .then()
          .statusCode(404);
    }
  }

  @Test
  void writesTheMatrixAsATableForSpreadsheets() {
    String formula = Entries.GB_M_LEASING.replace("M LEASING LLC", "=M, \\\"Leasing\\\"");
    Draft british = Draft.released("GB", formula);
    Draft japanese = Draft.released("JP", Entries.JP_M_LEASING);
    EntityEvents.changed(
        leasing, 1, "=M, \\\"Leasing\\\"", 1, british.designationId(0), japanese.designationId(0));
    awaitListings(2);

    String sheet =
        given()
            .auth()
            .oauth2(Officers.portControl())
            .get(
                "/api/v1/alignment.csv?entity="
                    + leasing
                    + "&authorities=GB,JP,KR&against=JP&validAt=2024-05-24")
            .then()
            .statusCode(200)
            .contentType("text/csv; charset=UTF-8; header=present")
            .header("Content-Disposition", "attachment; filename=\"alignment-2024-05-24.csv\"")
            .extract()
            .asString();

    assertThat(sheet)
        .isEqualTo(
            "entityId,caption,subjectType,firstAuthority,firstListingDate,"
                + "GB status,GB listingDate,GB lagDays,GB lagDaysAgainst JP,GB measures,"
                + "JP status,JP listingDate,JP lagDays,JP lagDaysAgainst JP,JP measures,"
                + "KR status,KR listingDate,KR lagDays,KR lagDaysAgainst JP,KR measures,gaps\r\n"
                + leasing
                + ",\"'=M, \"\"Leasing\"\"\",ORGANIZATION,GB,2023-05-18,"
                + "IN_FORCE,2023-05-18,0,-372,ASSET_FREEZE,"
                + "IN_FORCE,2024-05-24,372,0,PAYMENT_RESTRICTION;CAPITAL_TRANSACTION_PERMIT,"
                + "GAP,,,,,KR\r\n");
  }

  @Test
  void writesTheWholeSelection() {
    String entry = Entries.KR_RIM;
    List<String> rims = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Draft korean = Draft.released("KR", entry, entry);
      for (int j = 0; j < 2; j++) {
        UUID entity = UUID.randomUUID();
        EntityEvents.changed(entity, 1, "Rim " + i + j, 1, korean.designationId(j));
        rims.add(entity.toString());
      }
      String query = "package=" + korean.id;
      await().atMost(SOON).until(() -> matrix(query).extract().path("items.size()").equals(2));
    }

    List<String> written =
        given()
            .auth()
            .oauth2(Officers.portControl())
            .get("/api/v1/alignment.csv?subjectType=PERSON&programme=KR-DPRK")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .skip(1)
            .map(line -> line.substring(0, 36))
            .toList();

    assertThat(written).doesNotHaveDuplicates().containsAll(rims).isSorted();
  }

  @Test
  void selectsByEntityProgrammeAndTheme() {
    Draft japanese = listed();

    matrix("entity=" + leasing).body("items.entityId", contains(leasing.toString()));
    matrix("programme=GB-RUS&entity=" + leasing).body("items", hasSize(1));
    matrix("programme=KR-DPRK&entity=" + leasing).body("items", empty());
    matrix("theme=RUSSIA&limit=500").body("items.entityId", hasItem(leasing.toString()));
    matrix("theme=DPRK&package=" + japanese.id).body("items", empty());
    matrix("subjectType=ORGANIZATION&entity=" + leasing).body("items", hasSize(1));
    matrix("subjectType=VESSEL&entity=" + leasing).body("items", empty());
    matrix("package=" + UUID.randomUUID()).body("items", empty());
  }

  @Test
  void showsMergedEntitiesAsTheOneThatLivesOn() {
    UUID other = UUID.randomUUID();
    Draft british = Draft.released("GB", Entries.GB_M_LEASING);
    Draft japanese = Draft.released("JP", Entries.JP_M_LEASING);
    EntityEvents.changed(other, 1, "M LEASING", 1, japanese.designationId(0));
    resolve(1, british.designationId(0));
    await()
        .atMost(SOON)
        .until(() -> matrix("package=" + japanese.id).extract().path("items.size()").equals(1));

    EntityEvents.merged(other, 2, leasing);

    await()
        .atMost(SOON)
        .until(
            () ->
                leasing
                    .toString()
                    .equals(matrix("package=" + japanese.id).extract().path("items[0].entityId")));
    matrix("package=" + japanese.id + "&package=" + british.id)
        .body("items", hasSize(1))
        .body("items[0].caption", equalTo("M LEASING LLC"))
        .body("items[0].listings.authority", containsInAnyOrder("GB", "JP"));
    matrix("entity=" + other).body("items.entityId", contains(leasing.toString()));
  }

  @Test
  void pagesOverEntities() {
    Draft korean = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM, Entries.KR_RIM);
    List<String> entities = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      UUID entity = UUID.randomUUID();
      entities.add(entity.toString());
      EntityEvents.changed(entity, 1, "Entity " + i, 1, korean.designationId(i));
    }
    await()
        .atMost(SOON)
        .until(() -> matrix("package=" + korean.id).extract().path("items.size()").equals(3));
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      ValidatableResponse page = matrix("limit=2&package=" + korean.id + after);
      seen.addAll(page.extract().path("items.entityId"));
      String next = page.extract().path("next");
      after = next == null ? "" : "&after=" + next;
    } while (!after.isEmpty());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(entities);
  }

  /** The released package of Japan. */
  private Draft listed() {
    Draft british = Draft.released("GB", Entries.GB_M_LEASING);
    Draft japanese = Draft.released("JP", Entries.JP_M_LEASING);
    Draft american = Draft.released("US", Entries.US_M_LEASING);
    resolve(3, british.designationId(0), japanese.designationId(0), american.designationId(0));
    return japanese;
  }

  private void resolve(int listings, String... designations) {
    EntityEvents.changed(leasing, 1, "M LEASING LLC", 1, designations);
    awaitListings(listings);
  }

  private String britishListing() {
    return listingOf("GB");
  }

  private String listingOf(String authority) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?authority=" + authority + "&entity=" + leasing)
        .then()
        .extract()
        .path("items[0].id");
  }

  private void awaitListings(int listings) {
    await()
        .atMost(SOON)
        .until(
            () ->
                given()
                    .auth()
                    .oauth2(Officers.portControl())
                    .get("/api/v1/designations?entity=" + leasing)
                    .then()
                    .extract()
                    .path("items.size()")
                    .equals(listings));
  }

  private static ValidatableResponse matrix(String query) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/alignment?" + query)
        .then()
        .statusCode(200);
  }
}
