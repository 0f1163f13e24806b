package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.EntityEvents;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** Subjects that a list takes off, and has again later. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ListedAgainTest {
  private static final String OLD = "2010-01-01";

  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void afterAGapItsDesignationIsResumedWithTheEditionThatHasItAgain() {
    united("2024-01-10", 11, person("HTi.811", "MOREAU ALPHA", OLD));
    united("2024-03-10", 11);

    Edition back = united("2024-06-10", 11, person("HTi.811", "MOREAU ALPHA", OLD));

    assertThat(back.findings()).isEmpty();
    assertThat(back.changes()).containsExactly(1, 0, 0);
    assertThat(back.report()).contains("Listed again (1)\n  HTi.811  MOREAU ALPHA\n");
    Listed.designation("UN", "HTi.811")
        .body("items", hasSize(1))
        .body("items[0].status", equalTo("IN_FORCE"))
        .body("items[0].startDate", equalTo("2024-06-10"))
        .body("items[0].listingDate", equalTo(OLD));
    assertThat(Listed.on("2024-03-09", "UN", "HTi.811")).hasSize(1);
    assertThat(Listed.on("2024-03-10", "UN", "HTi.811")).isEmpty();
    assertThat(Listed.on("2024-06-09", "UN", "HTi.811")).isEmpty();
    assertThat(Listed.on("2024-06-10", "UN", "HTi.811")).hasSize(1);
    Listed.versions(id("HTi.811"))
        .body("items.kind", contains("DESIGNATION", "DELISTING", "RESUMPTION"));
    assertThat(united("2024-07-10", 11, person("HTi.811", "MOREAU ALPHA", OLD)).status())
        .isEqualTo("UNCHANGED");
  }

  @Test
  void theTimelineOfItsEntityTellsWhichEditionsTookItOffAndHadItAgain() {
    united("2024-01-18", 11, person("HTi.881", "MOREAU THETA", OLD));
    united("2024-03-18", 11);
    united("2024-06-18", 11, person("HTi.881", "MOREAU THETA", OLD));
    Draft.released(
        "UN",
        """
        {"kind":"SUSPENSION","designationId":"%s","startDate":"2024-07-01","endDate":"2024-07-31",
         "reason":"By judgment"}"""
            .formatted(id("HTi.881")));
    UUID entity = UUID.randomUUID();
    EntityEvents.changed(entity, 1, "Moreau Theta", 1, id("HTi.881"));
    String asked = "from=2024-02-01&limit=500&entity=" + entity;
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !timeline(asked).extract().path("items").equals(List.of()));

    timeline(asked + "&kind=DELISTING")
        .body("items.date", contains("2024-03-18"))
        .body("items.authority", contains("UN"))
        .body("items.designationId", contains(id("HTi.881")))
        .body("items.entityId", contains(entity.toString()))
        .body("items[0].title", containsString("delisted MOREAU THETA: Not on the list any more"))
        .body("items[0].title", containsString("edition of 2024-03-18"))
        .body("items[0].packageId", notNullValue())
        .body("items[0].sources[0].kind", equalTo("OFFICIAL"));
    timeline(asked + "&kind=RESUMPTION")
        .body("items.date", contains("2024-06-18", "2024-08-01"))
        .body("items[0].title", containsString("edition of 2024-06-18"))
        .body("items[1].title", containsString("By judgment"));
    timeline(asked + "&kind=SUSPENSION").body("items.date", contains("2024-07-01"));
    timeline(asked)
        .body("items.kind", hasItems("PACKAGE", "DELISTING", "RESUMPTION", "SUSPENSION"));
    timeline(asked + "&validAt=2024-06-17").body("items.kind", not(hasItem("RESUMPTION")));
    timeline("limit=500&from=2024-02-01").body("items.kind", not(hasItem("DELISTING")));
    timeline(asked + "&kind=DELISTING&authority=KR").body("items", empty());
  }

  @Test
  void byAnOlderEditionItIsResumedFromTheDayOfThatEdition() {
    united("2024-01-11", 11, person("HTi.821", "MOREAU BETA", OLD));
    united("2024-06-11", 11);

    Edition older = united("2024-03-11", 11, person("HTi.821", "MOREAU BETA JR", OLD));
    assertThat(older.findings()).containsExactly("OLDER_EDITION");
    older.approved();

    Listed.designation("UN", "HTi.821").body("items.status", contains("IN_FORCE"));
    Listed.versions(id("HTi.821")).body("items[3].startDate", equalTo("2024-03-11"));
    assertThat(Listed.on("2024-03-10", "UN", "HTi.821")).containsExactly("MOREAU BETA");
    for (String day : new String[] {"2024-03-11", "2024-06-10", "2024-06-11"}) {
      assertThat(Listed.on(day, "UN", "HTi.821")).containsExactly("MOREAU BETA JR");
    }
  }

  @Test
  void byAnEditionOfADayOnWhichItWasNotListedItIsResumedThen() {
    united("2024-01-17", 11, person("HTi.871", "MOREAU ETA", OLD));
    united("2024-02-17", 11);
    united("2024-05-17", 11, person("HTi.871", "MOREAU ETA", OLD));
    united("2024-06-17", 11);

    united("2024-04-17", 11, person("HTi.871", "MOREAU ETA", OLD)).approved();

    assertThat(Listed.on("2024-02-16", "UN", "HTi.871")).hasSize(1);
    assertThat(Listed.on("2024-02-17", "UN", "HTi.871")).isEmpty();
    assertThat(Listed.on("2024-04-16", "UN", "HTi.871")).isEmpty();
    for (String day : new String[] {"2024-04-17", "2024-05-16", "2024-06-16", "2024-06-17"}) {
      assertThat(Listed.on(day, "UN", "HTi.871")).hasSize(1);
    }
  }

  @Test
  void whatItSaysOtherwiseHoldsFromThenOn() {
    united("2024-01-12", 11, person("HTi.831", "MOREAU GAMMA", OLD));
    united("2024-03-12", 11);
    String renamed = person("HTi.831", "MOREAU GAMMA JR", OLD);

    Edition back = united("2024-06-12", 11, renamed);

    assertThat(back.changes()).containsExactly(1, 0, 0);
    assertThat(back.report()).contains("HTi.831  MOREAU GAMMA JR: was 'MOREAU GAMMA'");
    assertThat(Listed.on("2024-03-11", "UN", "HTi.831")).containsExactly("MOREAU GAMMA");
    assertThat(Listed.on("2024-06-11", "UN", "HTi.831")).isEmpty();
    assertThat(Listed.on("2024-06-12", "UN", "HTi.831")).containsExactly("MOREAU GAMMA JR");
    Listed.versions(id("HTi.831"))
        .body("items.kind", contains("DESIGNATION", "DELISTING", "AMENDMENT", "RESUMPTION"));
    Edition again = united("2024-07-12", 11, renamed);
    assertThat(again.status()).isEqualTo("UNCHANGED");

    united("2024-08-12", 11);
    assertThat(Listed.on("2024-08-12", "UN", "HTi.831")).isEmpty();
    united("2024-09-12", 11, renamed);
    assertThat(Listed.on("2024-08-12", "UN", "HTi.831")).as("each gap stays").isEmpty();
    assertThat(Listed.on("2024-04-12", "UN", "HTi.831")).isEmpty();
    assertThat(Listed.on("2024-09-12", "UN", "HTi.831")).hasSize(1);
  }

  @Test
  void aListingDateAfterTheEndOfTheFormerTimeSaysWhenTheNewOneBegan() {
    united("2024-01-13", 11, person("HTi.841", "MOREAU DELTA", OLD));
    united("2024-03-13", 11);

    united("2024-06-13", 11, person("HTi.841", "MOREAU DELTA", "2024-05-20"));

    assertThat(Listed.on("2024-05-19", "UN", "HTi.841")).isEmpty();
    assertThat(Listed.on("2024-05-20", "UN", "HTi.841")).hasSize(1);
    Listed.designation("UN", "HTi.841")
        .body("items", hasSize(1))
        .body("items[0].listingDate", equalTo("2024-05-20"));
  }

  @Test
  void anotherSubjectUnderTheKeyResumesNothing() {
    united("2024-01-14", 11, person("HTi.851", "MOREAU EPSILON", OLD));
    united("2024-03-14", 11);

    Edition other = united("2024-06-14", 11, person("HTi.851", "VOLKOV", "2024-06-01"));

    assertThat(other.changes()).containsExactly(1, 0, 0);
    assertThat(other.report()).doesNotContain("Listed again");
    Listed.designation("UN", "HTi.851")
        .body("items.status", containsInAnyOrder("DELISTED", "IN_FORCE"));

    united("2024-08-14", 11);
    united("2024-09-14", 11, person("HTi.851", "MOREAU EPSILON", OLD));
    Listed.designation("UN", "HTi.851").body("items", hasSize(2));
    assertThat(Listed.on("2024-09-14", "UN", "HTi.851"))
        .as("the first one has its designation again")
        .containsExactly("MOREAU EPSILON");
    assertThat(Listed.on("2024-07-14", "UN", "HTi.851")).containsExactly("VOLKOV");
  }

  @Test
  void whatAnOfficerDelistedAndTheListChangesIsResumedOnceApproved() {
    united("2024-01-15", 11, person("HTi.861", "MOREAU ZETA", OLD));
    Draft.released(
        "UN",
        """
        {"kind":"DELISTING","designationId":"%s","startDate":"2024-02-15","reason":"By judgment"}"""
            .formatted(id("HTi.861")));

    Edition changed = united("2024-03-15", 11, person("HTi.861", "MOREAU ZETA JR", OLD));
    assertThat(changed.findings()).containsExactly("DELISTED_BY_PACKAGE");
    changed.approved();

    Listed.designation("UN", "HTi.861").body("items.status", contains("IN_FORCE"));
    assertThat(Listed.on("2024-02-14", "UN", "HTi.861")).containsExactly("MOREAU ZETA");
    assertThat(Listed.on("2024-03-14", "UN", "HTi.861")).isEmpty();
    assertThat(Listed.on("2024-03-15", "UN", "HTi.861")).containsExactly("MOREAU ZETA JR");
  }

  @Test
  void inAListThatNumbersAnewItIsFoundByWhatItSays() {
    canada("2024-01-16", "Pinsk A", "Pinsk B", "Pinsk C");
    String second = Listed.designation("CA", "CA-BLR/Z/2").extract().path("items[0].id").toString();
    canada("2024-03-16", "Pinsk A", "Pinsk C");

    Edition back = canada("2024-06-16", "Pinsk A", "Pinsk C", "Pinsk B");

    assertThat(back.changes().get(0)).isEqualTo(1);
    assertThat(back.changes().get(2)).isZero();
    Listed.versions(second)
        .body("items.kind", contains("DESIGNATION", "DELISTING", "AMENDMENT", "RESUMPTION"))
        .body("items[3].startDate", equalTo("2024-06-16"));
  }

  @Test
  void whenTheNewTimeBegins() {
    LocalDate edition = LocalDate.of(2024, 6, 10);
    LocalDate ended = LocalDate.of(2024, 3, 10);
    FormerDesignations.End end = new FormerDesignations.End(ended, null);
    LocalDate older = ended.minusDays(9);
    assertThat(ListPublication.listedAgainOn(null, edition, end)).isEqualTo(edition);
    assertThat(ListPublication.listedAgainOn(ended.minusDays(1), edition, end)).isEqualTo(edition);
    assertThat(ListPublication.listedAgainOn(ended, edition, end)).isEqualTo(ended);
    assertThat(ListPublication.listedAgainOn(null, older, end)).isEqualTo(older);
    LocalDate suspended = older.plusDays(3);
    assertThat(
            ListPublication.listedAgainOn(
                null, older, new FormerDesignations.End(ended, suspended)))
        .isEqualTo(suspended.plusDays(1));
    assertThat(
            ListPublication.listedAgainOn(
                null, edition, new FormerDesignations.End(ended, suspended)))
        .isEqualTo(edition);
  }

  private static ValidatableResponse timeline(String query) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/timeline?" + query)
        .then()
        .statusCode(200);
  }

  private static String id(String reference) {
    return Listed.designation("UN", reference).extract().path("items[0].id");
  }

  private static String person(String reference, String name, String listedOn) {
    return """
    <INDIVIDUAL><DATAID>%4$d</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>%2$s</FIRST_NAME>
      <UN_LIST_TYPE>Haiti</UN_LIST_TYPE><REFERENCE_NUMBER>%1$s</REFERENCE_NUMBER>
      <LISTED_ON>%3$s</LISTED_ON></INDIVIDUAL>
    """
        .formatted(reference, name, listedOn, name.hashCode() & 0xFFFF);
  }

  /**
   * An edition with others that stay, so that one more or less is no doubt; those of one day of the
   * month are those of one test.
   */
  private static Edition united(String day, int others, String... persons) {
    String all =
        Stream.concat(
                Stream.of(persons),
                IntStream.rangeClosed(1, others)
                    .mapToObj(
                        i ->
                            person("HTi.%s%02d".formatted(day.substring(8), i), "OTHER " + i, OLD)))
            .collect(Collectors.joining());
    return Edition.of(
        "un-sc",
        null,
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <CONSOLIDATED_LIST dateGenerated="%sT00:00:06.501Z"><INDIVIDUALS>%s</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>
        """
            .formatted(day, all)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Edition canada(String day, String... names) {
    StringBuilder records = new StringBuilder("<data-set>\n");
    Stream<String> all =
        Stream.concat(
            Stream.of(names), IntStream.rangeClosed(1, 11).mapToObj(i -> "Companion " + i));
    int[] item = {0};
    all.forEach(
        name ->
            records.append(
                """
                <record><Country>Belarus / Bélarus</Country><LastName>%s</LastName>
                <Schedule>Z</Schedule><Item>%d</Item><DateOfListing>2020-09-28</DateOfListing></record>
                """
                    .formatted(name, ++item[0])));
    return Edition.of(
        "ca-sema", day, records.append("</data-set>").toString().getBytes(StandardCharsets.UTF_8));
  }
}
