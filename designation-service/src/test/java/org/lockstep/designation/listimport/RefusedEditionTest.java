package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** Editions that nobody can let pass: each says exactly what was seen, and changes nothing. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class RefusedEditionTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void anEditionWithFewerEntriesThanItSaysIsRefused() {
    Edition edition =
        Edition.of(
            "us-sdn",
            null,
            Edition.ofac(
                "05/24/2024",
                3,
                Edition.ofac("37065", "M LEASING LLC") + Edition.ofac("46773", "IBEX SHIPPING")));

    refused(
        edition,
        "DECLARED_COUNT",
        "It says that it has 3 entries, and has 2. Fetch the file again: it is not whole.");
    nothing("us-sdn");
  }

  @Test
  void anEditionWithMoreEntriesThanItSaysIsRefused() {
    Edition edition =
        Edition.of(
            "us-sdn",
            null,
            Edition.ofac(
                "05/24/2024",
                1,
                Edition.ofac("37065", "M LEASING LLC") + Edition.ofac("46773", "IBEX SHIPPING")));

    refused(
        edition,
        "DECLARED_COUNT",
        "It says that it has 1 entries, and has 2. Fetch the file again: it is not whole.");
    nothing("us-sdn");
  }

  @Test
  void twoEntriesOfOneKeyAreRefusedHoweverFarApart() {
    Edition edition =
        Edition.of("kr-kofiu", "2024-05-24", CarelessReader.TWICE.getBytes(StandardCharsets.UTF_8));

    refused(
        edition,
        "DUPLICATE_ENTRY",
        "Two entries or more have the key T-1, T-2. The file or its reader has to be mended.");
    nothing("kr-kofiu");
    Listed.designation("KR", "T-3").body("items", hasSize(0));
  }

  @Test
  void anEntryThatTheRegisterCannotTakeIsNamedByFileLineKeyAndField() {
    Edition edition =
        Edition.of(
            "kr-kofiu", "2024-05-24", CarelessReader.NAMELESS.getBytes(StandardCharsets.UTF_8));

    refused(
        edition,
        "INVALID_ENTRY",
        "Entries that the register cannot take: nameless, line 7, N-2: listingRecord.names must not"
            + " be empty, measures must not be empty. The file or its reader has to be mended.");
    nothing("kr-kofiu");
  }

  @Test
  void anEntryThatNoEventHasRoomForIsNamedAndNothingOfItsEditionIsLostInSilence() {
    Edition edition =
        Edition.of("kr-kofiu", "2024-05-24", CarelessReader.HUGE.getBytes(StandardCharsets.UTF_8));

    assertThat(edition.status()).isEqualTo("REFUSED");
    assertThat(edition.message())
        .startsWith("Entries that the register cannot take: huge, line 7, H-2: The content has ")
        .contains("most of them in listingRecord.names; at most 900000 fit into an event");
    nothing("kr-kofiu");
  }

  @Test
  void anEditionWithoutEntriesIsRefused() {
    Edition edition =
        Edition.of(
            "ftm-eu",
            "2024-05-24",
            "{\"id\":\"eu-nobody\",\"schema\":\"Company\",\"properties\":{\"name\":[\"A\"]}}\n");

    refused(edition, "EMPTY", "It has no entries. Look whether the file is the list itself.");
  }

  @Test
  void anotherDayThanThatOfTheFileIsRefused() {
    byte[] file = Edition.ofac("05/24/2024", 1, Edition.ofac("990003", "M LEASING LLC"));

    refused(
        Edition.of("us-consolidated", "2024-05-25", file),
        "EDITION",
        "The file says that it is of 2024-05-24, not of 2024-05-25."
            + " Without --edition its own day counts.");
    assertThat(Edition.of("us-consolidated", "2024-05-24", file).status()).isEqualTo("PUBLISHED");
  }

  private static void refused(Edition edition, String code, String message) {
    assertThat(edition.status()).isEqualTo("REFUSED");
    edition
        .read()
        .body("findings.code", contains(code))
        .body("findings.approvable", contains(false));
    assertThat(edition.message()).isEqualTo(message);
    assertThat(edition.report()).contains(message, "It cannot be approved.");
    edition.decide("approve", Officers.listApprover()).then().statusCode(409);
  }

  private static void nothing(String source) {
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/lists")
        .then()
        .body("items.find { it.source == '" + source + "' }.entries", org.hamcrest.Matchers.is(0));
  }
}
