package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** What officers have delisted by packages, in the editions after that. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class OfficersBetweenEditionsTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void whatAnOfficerDelistedStaysSoAndEveryEditionThatHasItSaysSo() {
    String lines = Edition.companies("gb-stay-", 3);
    Edition.of("ftm-gb", "2022-05-01", lines);
    delist("GB", "2022-06-01", "gb-stay-1");
    String told =
        "gb-stay-1 Company gb-stay-1: is on the list, but a package has delisted it; it stays so"
            + " until the list says something else";

    Edition next = Edition.of("ftm-gb", "2022-07-01", Edition.companies("gb-stay-", 4));
    assertThat(next.status()).isEqualTo("PUBLISHED");
    assertThat(next.changes()).containsExactly(1, 0, 0);
    assertThat(next.report()).contains(told).doesNotContain("gb-stay-2 Company");

    Edition same = Edition.of("ftm-gb", "2022-08-01", Edition.companies("gb-stay-", 4));
    assertThat(same.status()).isEqualTo("UNCHANGED");
    assertThat(same.report()).contains(told);
    same.read().body("warnings", equalTo(next.read().extract().<Integer>path("warnings")));

    Edition others = Edition.of("ftm-gb", "2022-09-01", "\n" + Edition.companies("gb-stay-", 4));
    assertThat(others.status()).isEqualTo("UNCHANGED");
    assertThat(others.report()).contains(told);
    Listed.designation("GB", "gb-stay-1")
        .body("items", hasSize(1))
        .body("items[0].status", equalTo("DELISTED"))
        .body("items[0].version", equalTo(2));
  }

  @Test
  void whatTheListChangesOfItIsDesignatedAnewIfAnotherOperatorApproves() {
    Edition.of("ftm-gb", "2022-05-02", Edition.companies("gb-anew-", 3));
    delist("GB", "2022-06-01", "gb-anew-1");

    Edition changed =
        Edition.of(
            "ftm-gb",
            "2022-07-02",
            Edition.company("gb-anew-1", "M Leasing LLC") + Edition.companies("gb-anew-", 2, 3));
    assertThat(changed.status()).isEqualTo("AWAITING_APPROVAL");
    changed
        .read()
        .body("findings.code", contains("DELISTED_BY_PACKAGE"))
        .body("findings.approvable", contains(true))
        .body(
            "findings[0].message",
            equalTo(
                "It says something else of entries that packages have delisted:"
                    + " gb-anew-1 M Leasing LLC. Approved, they are listed again."))
        .body("changes.designations", equalTo(1))
        .body("changes.amendments", equalTo(0));
    assertThat(Listed.on("2022-07-02", "GB", "gb-anew-1")).isEmpty();

    changed.approved();

    assertThat(changed.status()).isEqualTo("PUBLISHED");
    assertThat(Listed.on("2022-07-01", "GB", "gb-anew-1")).isEmpty();
    assertThat(Listed.on("2022-07-02", "GB", "gb-anew-1")).containsExactly("M Leasing LLC");
    Listed.designation("GB", "gb-anew-1")
        .body("items.status", containsInAnyOrder("DELISTED", "IN_FORCE"))
        .body("items.find { it.status == 'DELISTED' }.version", equalTo(2))
        .body("items.find { it.status == 'IN_FORCE' }.version", equalTo(1));

    Edition next =
        Edition.of(
            "ftm-gb",
            "2022-08-02",
            Edition.company("gb-anew-1", "M Leasing") + Edition.companies("gb-anew-", 2, 3));
    assertThat(next.findings()).isEmpty();
    assertThat(next.changes()).containsExactly(0, 1, 0);
    assertThat(Listed.on("2022-08-02", "GB", "gb-anew-1")).containsExactly("M Leasing");
  }

  @Test
  void whatOfficersDesignatedInTheWordsOfTheListIsTheListsFromThenOn()
      throws JsonProcessingException {
    Edition.of("ftm-gb", "2022-05-20", Edition.companies("gb-held-a", 12));
    Draft.released("GB", content("GB", "gb-held-a1").replace("gb-held-a1", "gb-held-b1"));
    String both = Edition.companies("gb-held-a", 12) + Edition.companies("gb-held-b", 1);

    Edition has = Edition.of("ftm-gb", "2022-06-20", both);

    assertThat(has.status()).isEqualTo("UNCHANGED");
    assertThat(has.report()).contains("gb-held-b1").contains("it is the list's from now on");
    Listed.designation("GB", "gb-held-b1")
        .body("items", hasSize(1))
        .body("items[0].version", equalTo(1));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get(
            "/api/v1/designations/"
                + Listed.designation("GB", "gb-held-b1").extract().path("items[0].id")
                + "/original")
        .then()
        .statusCode(200);
    Edition again = Edition.of("ftm-gb", "2022-07-20", "\n" + both);
    assertThat(again.status()).isEqualTo("UNCHANGED");
    assertThat(again.report()).doesNotContain("it is the list's from now on");

    Edition dropped = Edition.of("ftm-gb", "2022-08-20", Edition.companies("gb-held-a", 12));

    assertThat(dropped.changes()).containsExactly(0, 0, 1);
    Listed.designation("GB", "gb-held-b1").body("items.status", contains("DELISTED"));
  }

  /** The others are for who reads it. */
  private static final List<String> SAID_OF_A_MEASURE =
      List.of("kind", "instrument", "organ", "scope", "startDate", "endDate", "exemptions");

  /** What the register says of a designation, as officers write it. */
  private static String content(String authority, String authorityId)
      throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode item =
        mapper
            .readTree(Listed.designation(authority, authorityId).extract().asString())
            .path("items")
            .path(0);
    ObjectNode content = mapper.createObjectNode();
    for (String field :
        List.of("authorityId", "programmes", "listingDate", "measures", "listingRecord")) {
      if (item.has(field)) {
        content.set(field, item.get(field));
      }
    }
    content.path("measures").forEach(measure -> ((ObjectNode) measure).retain(SAID_OF_A_MEASURE));
    return content.toString();
  }

  @Test
  void anotherKindOfSubjectIsDesignatedAnewWithoutASecondDelisting() {
    Edition.of("ftm-gb", "2022-05-03", Edition.companies("gb-kind-", 3));
    delist("GB", "2022-06-01", "gb-kind-1");

    Edition changed =
        Edition.of(
            "ftm-gb",
            "2022-07-03",
            Edition.vessel("gb-kind-1", "MAIA-1", "9358010") + Edition.companies("gb-kind-", 2, 3));
    assertThat(changed.findings()).containsExactly("DELISTED_BY_PACKAGE");
    assertThat(changed.changes()).containsExactly(1, 0, 0);
    changed.approved();

    Listed.designation("GB", "gb-kind-1")
        .body("items", hasSize(2))
        .body("items.find { it.status == 'DELISTED' }.version", equalTo(2));
    assertThat(Listed.on("2022-07-03", "GB", "gb-kind-1")).containsExactly("MAIA-1");
  }

  @Test
  void ofManyTheFirstTwentyAreNamed() {
    Edition.of("ftm-gb", "2022-05-04", Edition.companies("gb-many-", 21));
    String[] keys = new String[21];
    Arrays.setAll(keys, i -> "gb-many-" + (i + 1));
    delist("GB", "2022-06-01", keys);

    Edition changed =
        Edition.of(
            "ftm-gb",
            "2022-07-04",
            Edition.companies("gb-many-", 21).replace("Company gb", "Firm gb"));

    assertThat(changed.findings()).containsExactly("DELISTED_BY_PACKAGE");
    assertThat(changed.read().extract().<String>path("findings[0].message"))
        .contains("gb-many-1 Firm gb-many-1; ", "; gb-many-9 Firm gb-many-9; ")
        .contains("; gb-many-20 Firm gb-many-20; and 1 more. Approved, ")
        .doesNotContain("gb-many-21");
  }

  @Test
  void whatIsDelistedAlreadyIsNotDelistedAgainWhenItIsGone() {
    Edition.of("ftm-us", "2022-05-01", Edition.companies("us-gone-", 12));
    delist("US", "2022-06-01", "us-gone-1", "us-gone-2");

    Edition without = Edition.of("ftm-us", "2022-07-01", Edition.companies("us-gone-", 2, 12));
    assertThat(without.status()).isEqualTo("UNCHANGED");
    assertThat(without.changes()).containsExactly(0, 0, 0);
    assertThat(entries("ftm-us")).isEqualTo(11);

    Edition more = Edition.of("ftm-us", "2022-08-01", Edition.companies("us-gone-", 3, 13));
    assertThat(more.status()).isEqualTo("PUBLISHED");
    assertThat(more.changes()).containsExactly(1, 0, 0);
    assertThat(entries("ftm-us")).isEqualTo(11);
    for (String key : List.of("us-gone-1", "us-gone-2")) {
      Listed.designation("US", key).body("items", hasSize(1)).body("items[0].version", equalTo(2));
      Listed.versions(Listed.designation("US", key).extract().path("items[0].id"))
          .body("items.kind", contains("DESIGNATION", "DELISTING"))
          .body("items[1].startDate", equalTo("2022-06-01"));
    }

    Edition back = Edition.of("ftm-us", "2022-09-01", Edition.companies("us-gone-", 13));
    assertThat(back.findings()).isEmpty();
    assertThat(back.changes()).containsExactly(2, 0, 0);
    Listed.designation("US", "us-gone-1").body("items.status", contains("IN_FORCE"));
    assertThat(Listed.on("2022-08-31", "US", "us-gone-1")).isEmpty();
  }

  @Test
  void whatAnOfficerWillDelistLaterIsDelistedAsSoonAsItIsGone() {
    Edition.of("ftm-us", "2022-05-05", Edition.companies("us-later-", 12));
    delist("US", "2199-01-01", "us-later-1");

    Edition without = Edition.of("ftm-us", "2022-07-05", Edition.companies("us-later-", 2, 12));

    assertThat(without.changes()).containsExactly(0, 0, 1);
    assertThat(Listed.on("2022-07-04", "US", "us-later-1")).hasSize(1);
    assertThat(Listed.on("2022-07-05", "US", "us-later-1")).isEmpty();
  }

  private static void delist(String authority, String day, String... keys) {
    List<String> entries = new ArrayList<>();
    for (String key : keys) {
      entries.add(
          """
          {"kind":"DELISTING","designationId":"%s","startDate":"%s","reason":"By judgment"}"""
              .formatted(
                  Listed.designation(authority, key).extract().<String>path("items[0].id"), day));
    }
    Draft.released(authority, entries.toArray(String[]::new));
  }

  private static int entries(String source) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/lists")
        .then()
        .extract()
        .path("items.find { it.source == '" + source + "' }.entries");
  }
}
