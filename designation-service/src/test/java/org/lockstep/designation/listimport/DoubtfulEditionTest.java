package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.lockstep.designation.listimport.Listed.designation;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** Editions that look wrong, and what becomes of them once another operator lets them pass. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class DoubtfulEditionTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void anOlderEditionWaitsForAnotherOperatorAndThenHoldsFromItsOwnDay() {
    Edition.of(
        "ftm-gb",
        "2024-05-01",
        Edition.vessel("gb-old-1", "MAIA", "9358010") + Edition.company("gb-old-2", "M Leasing"));
    Edition mistyped =
        Edition.of(
            "ftm-gb",
            "2024-09-01",
            Edition.vessel("gb-old-1", "MAIA-1", "9358010")
                + Edition.company("gb-old-2", "M Leasing")
                + Edition.company("gb-old-3", "Ibex Shipping"));
    assertThat(mistyped.changes()).containsExactly(1, 1, 0);

    Edition older =
        Edition.of(
            "ftm-gb",
            "2024-06-01",
            Edition.vessel("gb-old-1", "NEPTUN", "9358010")
                + Edition.company("gb-old-3", "Ibex Shipping Inc")
                + Edition.company("gb-old-4", "Toplivo"));

    assertThat(older.status()).isEqualTo("AWAITING_APPROVAL");
    older
        .read()
        .body("findings.code", contains("OLDER_EDITION"))
        .body("findings.approvable", contains(true))
        .body(
            "findings[0].message",
            equalTo(
                "It is of 2024-06-01; the register has the edition of 2024-09-01 already."
                    + " Approved, it makes 1 new, 2 changed and 1 gone."));
    assertThat(Listed.on("2024-09-02", "GB", "gb-old-1")).containsExactly("MAIA-1");

    older.approved();

    assertThat(older.status()).isEqualTo("PUBLISHED");
    assertThat(Listed.on("2024-05-31", "GB", "gb-old-1")).containsExactly("MAIA");
    assertThat(Listed.on("2024-06-01", "GB", "gb-old-1")).containsExactly("NEPTUN");
    assertThat(Listed.on("2024-08-31", "GB", "gb-old-1")).containsExactly("NEPTUN");
    assertThat(Listed.on("2024-09-01", "GB", "gb-old-1")).containsExactly("NEPTUN");
    assertThat(Listed.on("2024-05-31", "GB", "gb-old-2")).containsExactly("M Leasing");
    assertThat(Listed.on("2024-06-01", "GB", "gb-old-2")).isEmpty();
    assertThat(Listed.on("2024-09-01", "GB", "gb-old-2")).isEmpty();
    assertThat(Listed.on("2024-09-01", "GB", "gb-old-3")).containsExactly("Ibex Shipping Inc");
    assertThat(Listed.on("2024-06-01", "GB", "gb-old-4")).containsExactly("Toplivo");
    assertThat(edition("ftm-gb")).isEqualTo("2024-06-01");
  }

  @Test
  void afterAnOlderEditionTheNextOneIsComparedWithThatOne() {
    Edition.of("ftm-ca", "2024-12-01", Edition.companies("ca-next-", 3));
    Edition older = Edition.of("ftm-ca", "2024-06-01", Edition.companies("ca-next-", 4));
    older.approved();
    assertThat(older.status()).isEqualTo("PUBLISHED");

    Edition next = Edition.of("ftm-ca", "2024-07-01", Edition.companies("ca-next-", 5));

    assertThat(next.findings()).as("it does not make it newer").containsExactly("OLDER_EDITION");
    assertThat(next.changes()).containsExactly(1, 0, 0);
    next.approved();
    assertThat(edition("ftm-ca")).isEqualTo("2024-07-01");
    assertThat(Edition.of("ftm-ca", "2024-06-30", Edition.companies("ca-next-", 6)).findings())
        .containsExactly("OLDER_EDITION");
  }

  @Test
  void onlyAnotherListOperatorApproves() {
    Edition.of("ftm-au", "2023-05-02", Edition.companies("au-role-", 2));
    Edition older = Edition.of("ftm-au", "2023-05-01", Edition.companies("au-role-", 3));

    older.decide("approve", Officers.portControl()).then().statusCode(403);
    older.decide("approve", Officers.approver("AU")).then().statusCode(403);
    older
        .decide("approve", Officers.listOperator())
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:lockstep:problem:four-eyes"));
    assertThat(older.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(Listed.on("2023-05-02", "AU", "au-role-3")).isEmpty();

    older.approved();

    assertThat(older.status()).isEqualTo("PUBLISHED");
    older.read().body("decidedBy", equalTo("list-approver"));
    assertThat(older.report())
        .contains("Approved by list-approver.")
        .doesNotContain("Not approved yet.");
    assertThat(Listed.on("2023-05-02", "AU", "au-role-3")).hasSize(1);
  }

  @Test
  void anotherDoubtThatCameUpMeanwhileWaitsAgain() {
    Edition.of("ftm-kr", "2024-05-01", Edition.companies("kr-again-", 20));
    Edition shrunken = Edition.of("ftm-kr", "2024-05-02", Edition.companies("kr-again-", 17));
    assertThat(shrunken.findings()).containsExactly("SHRUNKEN");
    Edition.of("ftm-kr", "2024-05-03", Edition.companies("kr-again-", 20) + "\n");

    shrunken.approved();

    assertThat(shrunken.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(shrunken.findings()).containsExactly("OLDER_EDITION", "SHRUNKEN");
    assertThat(shrunken.report())
        .as("what has been approved before, and what has not")
        .contains("Approved by list-approver.", "Not approved yet.");
    assertThat(Listed.on("2024-05-04", "KR", "kr-again-20")).hasSize(1);

    shrunken.approved();

    assertThat(shrunken.status()).isEqualTo("PUBLISHED");
    assertThat(Listed.on("2024-05-04", "KR", "kr-again-20")).isEmpty();
  }

  @Test
  void theSameDoubtWithOtherFiguresWaitsAgain() {
    Edition.of("ftm-jp", "2024-05-01", Edition.companies("jp-again-", 20));
    Edition shrunken = Edition.of("ftm-jp", "2024-05-02", Edition.companies("jp-again-", 17));
    assertThat(shrunken.report()).contains("20 of this list. 3 would be delisted");
    Edition.of("ftm-jp", "2024-05-02", Edition.companies("jp-again-", 40));

    shrunken.approved();

    assertThat(shrunken.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(shrunken.findings()).containsExactly("SHRUNKEN");
    assertThat(shrunken.report()).contains("40 of this list. 23 would be delisted");
    assertThat(Listed.on("2024-05-03", "JP", "jp-again-40")).hasSize(1);
  }

  @Test
  void aFirstEditionWaitsForAnotherOperatorAndItsPackageNamesBoth() {
    Edition first =
        Edition.begun(
            "ftm-us",
            "2024-05-24",
            Edition.companies("us-first-", 3).getBytes(StandardCharsets.UTF_8));
    first.rests();

    assertThat(first.status()).isEqualTo("AWAITING_APPROVAL");
    first
        .read()
        .body("findings.code", contains("FIRST_EDITION"))
        .body("findings.approvable", contains(true))
        .body(
            "findings[0].message",
            equalTo(
                "It is the first edition of this list."
                    + " Approved, it makes 3 new, 0 changed and 0 gone in the name of US."))
        .body("packageId", nullValue());
    designation("US", "us-first-1").body("items", hasSize(0));
    first.decide("approve", Officers.listOperator()).then().statusCode(403);

    first.approved();

    assertThat(first.status()).isEqualTo("PUBLISHED");
    String made = "/api/v1/packages/" + first.read().extract().path("packageId");
    get(Officers.drafter("US"), made)
        .body("createdBy", equalTo("list-operator"))
        .body("approvedBy", equalTo("list-approver"))
        .body("approvedAt", notNullValue())
        .body("releasedBy", equalTo("list-approver"));
    get(Officers.drafter("US"), made + "/steps")
        .body("items.step", contains("approve", "release"))
        .body("items.officer", contains("list-approver", "list-approver"));
    assertThat(get(Officers.portControl(), made).extract().asString())
        .doesNotContain("list-operator", "list-approver");
  }

  @Test
  void anEditionThatMoreThanDoublesWaitsForAnotherOperator() {
    Edition.of("ftm-eu", "2024-05-01", Edition.companies("eu-grown-", 3));
    assertThat(Edition.of("ftm-eu", "2024-05-02", Edition.companies("eu-grown-", 6)).findings())
        .isEmpty();

    Edition grown = Edition.of("ftm-eu", "2024-05-03", Edition.companies("eu-grown-", 13));

    assertThat(grown.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(grown.findings()).containsExactly("GROWN");
    assertThat(grown.message())
        .isEqualTo("It has 13 entries in force; the register has 6 of this list. 7 would be new.");
    designation("EU", "eu-grown-13").body("items", hasSize(0));

    grown.approved();

    assertThat(grown.status()).isEqualTo("PUBLISHED");
    designation("EU", "eu-grown-13").body("items", hasSize(1));
  }

  @Test
  void fieldsThatNobodyKnowsWaitAndAreThenKeptWithTheirValues() {
    Edition changed =
        Edition.of(
            "us-consolidated",
            null,
            Edition.ofac(
                "05/24/2021",
                1,
                Edition.ofac("980001", "M LEASING LLC")
                    .replace("</sdnType>", "</sdnType><shoeSize>46</shoeSize>")));
    assertThat(changed.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(changed.findings()).containsExactly("FIRST_EDITION", "SCHEMA_CHANGED");
    assertThat(changed.report()).contains("shoeSize (once, in entities.ftm.json at line 4)");
    designation("US", "980001").body("items", hasSize(0));

    changed.approved();

    assertThat(changed.status()).isEqualTo("PUBLISHED");
    designation("US", "980001")
        .body("items[0].listingRecord.extras.find { it.label == 'shoeSize' }.value", equalTo("46"));
  }

  private static ValidatableResponse get(String bearer, String address) {
    return given().auth().oauth2(bearer).get(address).then().statusCode(200);
  }

  private static String edition(String source) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/lists")
        .then()
        .extract()
        .path("items.find { it.source == '" + source + "' }.lastEdition.date");
  }
}
