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
        .body("authorities", contains("AU", "CA", "EU", "GB", "JP", "KR", "UN", "US"))
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
        .body("items[0].gaps", contains("AU", "CA", "EU", "KR", "UN"));
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
        .body("items[0].gaps", contains("GB"));
  }

  @Test
  void selectsByEntityProgrammeAndTheme() {
    Draft japanese = listed();

    matrix("entity=" + leasing).body("items.entityId", contains(leasing.toString()));
    matrix("programme=GB-RUS&entity=" + leasing).body("items", hasSize(1));
    matrix("programme=KR-DPRK&entity=" + leasing).body("items", empty());
    matrix("theme=RUSSIA&limit=500").body("items.entityId", hasItem(leasing.toString()));
    matrix("theme=DPRK&package=" + japanese.id).body("items", empty());
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
