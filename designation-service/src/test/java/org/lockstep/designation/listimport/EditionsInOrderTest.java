package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** Editions of real formats, one after the other, and what is known afterwards of each. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class EditionsInOrderTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void eachEditionOfTheUnitedNationsIsKnownExactlyAsItWas() {
    Edition first = united("2018-10-29", "HTi.001", "HTi.002", "HTi.003");
    Edition second = united("2020-11-30", "HTi.001", "HTi.003", "HTi.004");
    Edition third = united("2025-04-19", "HTi.001", "HTi.002", "HTi.003", "HTi.004", "HTi.005");

    assertThat(first.changes()).containsExactly(3, 0, 0);
    assertThat(second.changes()).containsExactly(1, 0, 1);
    assertThat(third.changes()).as("HTi.002 is listed again").containsExactly(2, 0, 0);
    assertThat(knownAfter(first)).containsExactlyInAnyOrder("HTi.001", "HTi.002", "HTi.003");
    assertThat(knownAfter(second)).containsExactlyInAnyOrder("HTi.001", "HTi.003", "HTi.004");
    assertThat(knownAfter(third))
        .containsExactlyInAnyOrder("HTi.001", "HTi.002", "HTi.003", "HTi.004", "HTi.005");
  }

  @Test
  void theDayOfFilesThatHaveNotChangedIsLookedAtAsThatOfOthers() {
    String lines = Edition.companies("eu-again-", 3);
    assertThat(Edition.of("ftm-eu", "2021-05-02", lines).status()).isEqualTo("PUBLISHED");

    Edition earlier = Edition.of("ftm-eu", "2021-05-01", lines);
    assertThat(earlier.findings()).containsExactly("OLDER_EDITION");
    assertThat(Edition.of("ftm-eu", "2999-05-01", lines).findings()).containsExactly("EDITION");
    assertThat(Edition.of("ftm-eu", null, lines.getBytes(StandardCharsets.UTF_8)).findings())
        .as("it does not say of which day it is")
        .containsExactly("EDITION");
    Edition later = Edition.of("ftm-eu", "2021-05-03", lines);
    assertThat(later.status()).isEqualTo("UNCHANGED");
    later.read().body("edition", org.hamcrest.Matchers.equalTo("2021-05-03"));
    assertThat(Edition.of("ftm-eu", "2021-05-02", lines).findings())
        .containsExactly("OLDER_EDITION");
  }

  @Test
  void filesThatSayTheirDayThemselvesAreNotOfAnother() {
    byte[] file = Edition.ofac("05/24/2021", 1, Edition.ofac("980001", "M LEASING LLC"));
    assertThat(Edition.of("us-sdn", null, file).status()).isEqualTo("PUBLISHED");

    assertThat(Edition.of("us-sdn", null, file).status()).isEqualTo("UNCHANGED");
    assertThat(Edition.of("us-sdn", "2021-05-25", file).findings()).containsExactly("EDITION");
    Edition same = Edition.of("us-sdn", "2021-05-24", file);
    assertThat(same.status()).isEqualTo("UNCHANGED");
    assertThat(Edition.of("us-sdn", null, file).status()).isEqualTo("UNCHANGED");
  }

  /** Waits for approval where it shrinks by a third, and gets it. */
  private static Edition united(String day, String... references) {
    String individuals =
        List.of(references).stream()
            .map(
                reference ->
                    """
                    <INDIVIDUAL><DATAID>6908%1$s</DATAID><VERSIONNUM>1</VERSIONNUM>
                      <FIRST_NAME>NAME</FIRST_NAME><SECOND_NAME>%2$s</SECOND_NAME>
                      <UN_LIST_TYPE>Haiti</UN_LIST_TYPE><REFERENCE_NUMBER>%2$s</REFERENCE_NUMBER>
                      <LISTED_ON>2018-01-01</LISTED_ON></INDIVIDUAL>
                    """
                        .formatted(reference.substring(4), reference))
            .collect(Collectors.joining());
    return Edition.of(
        "un-sc",
        null,
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <CONSOLIDATED_LIST dateGenerated="%sT00:00:06.501Z"><INDIVIDUALS>%s</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>
        """
            .formatted(day, individuals)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> knownAfter(Edition edition) {
    assertThat(edition.status()).isEqualTo("PUBLISHED");
    String programme =
        designations(null, 1, edition).extract().<List<String>>path("items[0].programmes").get(0);
    List<String> all = new ArrayList<>();
    all.addAll(
        designations(programme, 500, edition).extract().<List<String>>path("items.authorityId"));
    return all;
  }

  private static ValidatableResponse designations(
      @Nullable String programme, int limit, Edition edition) {
    var request =
        given()
            .auth()
            .oauth2(Officers.portControl())
            .queryParam("authority", "UN")
            .queryParam("limit", limit)
            .queryParam("knownAt", edition.read().extract().<Integer>path("registerState"));
    if (programme == null) {
      request.queryParam("authorityId", "HTi.001");
    } else {
      request.queryParam("programme", programme).queryParam("status", "IN_FORCE");
    }
    return request.get("/api/v1/designations").then().statusCode(200);
  }

  @Test
  void theEventOfALargeEditionStaysAMessage() {
    String entries =
        IntStream.rangeClosed(1, 501)
            .mapToObj(
                i ->
                    """
                    <sdnEntry><uid>%d</uid><lastName>COMPANY %d</lastName><sdnType>Entity</sdnType>
                      <programList><program>%s</program></programList></sdnEntry>
                    """
                        .formatted(900_000 + i, i, i == 501 ? "RUSSIA-EO14024" : "CMIC-EO13959"))
            .collect(Collectors.joining());
    Edition edition =
        Edition.of(
            "us-consolidated",
            null,
            """
            <?xml version="1.0" standalone="yes"?>
            <sdnList><publshInformation><Publish_Date>03/28/2025</Publish_Date><Record_Count>501</Record_Count></publshInformation>%s</sdnList>
            """
                .formatted(entries)
                .getBytes(StandardCharsets.UTF_8));
    assertThat(edition.status()).isEqualTo("PUBLISHED");
    assertThat(edition.changes()).containsExactly(501, 0, 0);
    String packageId = edition.read().extract().path("packageId");

    ConsumerRecord<String, String> event =
        Events.await(
            "lockstep.designations",
            candidate -> packageId.equals(candidate.key()),
            Duration.ofSeconds(60));

    Contracts.assertMeets(
        Contracts.schema(Contracts.event("designation-service", "package-released")),
        event.value());
    assertThat(event.value()).contains("\"targetsInAll\":501");
    assertThat(event.value())
        .as("what the last one has")
        .contains(
            "\"otherTargets\":[{\"subjectType\":\"ORGANIZATION\",\"count\":1,"
                + "\"programmes\":[\"US-RUSSIA-EO14024\"]");
    assertThat(event.value().split("\"designationId\"", -1)).hasSize(501);
    assertThat(
            Edition.of(
                    "us-consolidated",
                    null,
                    """
                    <sdnList><publshInformation><Publish_Date>03/29/2025</Publish_Date><Record_Count>3</Record_Count></publshInformation>
                    <sdnEntry><uid>900001</uid><lastName>COMPANY 1</lastName><sdnType>Entity</sdnType>
                      <programList><program>CMIC-EO13959</program></programList></sdnEntry></sdnList>
                    """
                        .getBytes(StandardCharsets.UTF_8))
                .findings())
        .containsExactly("DECLARED_COUNT");
  }

  /** Else a stale file would take people off the list, and nobody would be asked. */
  @Test
  void whatIsOlderThanTheNewestWaitsAlsoAfterAnOlderOneWasApproved() {
    Edition.of("ftm-jp", "2024-09-10", Edition.companies("jp-stale-", 1, 12));
    Edition older = Edition.of("ftm-jp", "2024-09-05", Edition.companies("jp-stale-", 1, 12));
    assertThat(older.findings()).containsExactly("OLDER_EDITION");
    older.approved();

    Edition stale = Edition.of("ftm-jp", "2024-09-07", Edition.companies("jp-stale-", 2, 12));

    assertThat(stale.findings()).containsExactly("OLDER_EDITION");
    assertThat(stale.message()).contains("the register has the edition of 2024-09-10 already");
    assertThat(Edition.of("ftm-jp", "2024-09-10", Edition.companies("jp-stale-", 1, 12)).findings())
        .isEmpty();
  }
}
