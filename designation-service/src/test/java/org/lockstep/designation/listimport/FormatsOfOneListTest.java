package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.lists.ofac.OneEdition;
import org.lockstep.testkit.Stores;

/** The same edition in other formats: nothing is lost, and nothing changes that has not changed. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class FormatsOfOneListTest {
  private static final List<String> FORMATS = List.of("csv", "xml", "advanced");

  @Inject EntityManager entityManager;
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @ParameterizedTest
  @CsvSource({
    "910, csv, xml, advanced",
    "911, csv, advanced, xml",
    "912, xml, csv, advanced",
    "913, xml, advanced, csv",
    "914, advanced, csv, xml",
    "915, advanced, xml, csv"
  })
  void anyOrderComesToTheSameAndThenNoFormatMakesAnEvent(
      int number, String first, String second, String third) {
    OneEdition edition = edition(number, "OREKHOFF, Pavel");

    for (String format : List.of(first, second, third)) {
      assertThat(imported(edition, format).changes().get(2)).isZero();
    }
    Listed.designation("US", person(number))
        .body("items", hasSize(1))
        .body("items[0].listingDate", equalTo("2023-12-12"))
        .body(
            "items[0].listingRecord.names.name",
            hasItems("OREKHOV, Pavel Ilyich", "Орехов, Павел Ильич"))
        .body("items[0].listingRecord.names.publishedId", hasItems("71", "72"))
        .body("items[0].listingRecord.relationships.authorityId", contains(company(number)))
        .body("items[0].listingRecord.dates.asPublished", hasItem("07 Oct 1971"));
    int version = version(number);
    long events = events();

    for (String format : FORMATS) {
      Edition again = imported(edition, format);
      assertThat(again.status()).as(format).isEqualTo("UNCHANGED");
    }

    assertThat(events()).isEqualTo(events);
    assertThat(version(number)).isEqualTo(version);
  }

  @Test
  void aPoorerFormatChangesWhatItSaysOtherwiseAndNothingElse() {
    imported(edition(916, "OREKHOFF, Pavel"), "advanced");

    Edition csv = imported(edition(916, "OREHOV, Pavel"), "csv");

    assertThat(csv.report())
        .contains("Stays as other formats said it, because this one cannot say it: ")
        .contains("days and acts of listing (2 entries), names in original script (1 entry)");
    Listed.designation("US", person(916))
        .body("items[0].listingDate", equalTo("2023-12-12"))
        .body("items[0].listingRecord.names.name", hasItems("OREHOV, Pavel", "Орехов, Павел Ильич"))
        .body("items[0].listingRecord.names.name", not(hasItem("OREKHOFF, Pavel")));
  }

  @Test
  void whatAnOfficerChangedStaysInAllFormatsUntilTheListSaysSomethingElse() {
    FORMATS.forEach(format -> imported(edition(917, "OREKHOFF, Pavel"), format));
    String designation = Listed.designation("US", person(917)).extract().path("items[0].id");
    Draft.released(
        "US",
        """
        {"kind":"AMENDMENT","designationId":"%s","startDate":"2024-05-25",
         "changes":{"listingDate":"2023-12-13","listingRecord":{"positions":["Captain"]}}}"""
            .formatted(designation));

    for (String format : FORMATS) {
      assertThat(imported(edition(917, "OREKHOFF, Pavel"), format).changes())
          .as(format)
          .containsExactly(0, 0, 0);
      Listed.designation("US", person(917))
          .body("items[0].listingRecord.positions", contains("Captain"));
    }

    assertThat(imported(edition(917, "OREHOV, Pavel"), "csv").changes()).containsExactly(0, 1, 0);
    Listed.designation("US", person(917))
        .body("items[0].listingRecord.positions", hasSize(0))
        .body("items[0].listingDate", equalTo("2023-12-12"))
        .body("items[0].listingRecord.names.name", hasItem("Орехов, Павел Ильич"));
  }

  @Test
  void whatWouldBeTooLargeWithWhatStaysIsTakenAsItsFormatSaysIt() {
    Edition.of("gb-uksl", "2024-05-24", uk("TST9901", 400));

    Edition fits = Edition.of("gb-uksl", "2024-05-25", ukCsv("TST9901", 50));
    assertThat(fits.changes()).containsExactly(0, 1, 0);
    assertThat(fits.report()).contains("addresses of wallets (1 entry)");
    Listed.designation("GB", "TST9901").body("items[0].listingRecord.identifiers", hasSize(450));

    Edition tooLarge = Edition.of("gb-uksl", "2024-05-26", ukCsv("TST9901", 200));
    assertThat(tooLarge.changes()).containsExactly(0, 1, 0);
    assertThat(tooLarge.report())
        .contains("TST9901 IBEX: is too large with what this format cannot say")
        .doesNotContain("addresses of wallets");
    Listed.designation("GB", "TST9901").body("items[0].listingRecord.identifiers", hasSize(200));
  }

  private static byte[] uk(String id, int wallets) {
    return """
        <?xml version="1.0" encoding="utf-8"?>
        <Designations><DateGenerated>24/05/2024</DateGenerated><Designation>
        <UniqueID>%s</UniqueID><IndividualEntityShip>Individual</IndividualEntityShip>
        <Names><Name><Name6>IBEX</Name6><NameType>Primary Name</NameType></Name></Names>
        <RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
        <SanctionsImposed>Asset freeze</SanctionsImposed>
        <CryptoWalletAddresses>%s</CryptoWalletAddresses></Designation></Designations>
        """
        .formatted(
            id,
            lines(wallets, i -> "<CryptoWalletAddress>wallet%d</CryptoWalletAddress>".formatted(i)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ukCsv(String id, int passports) {
    return """
        Unique ID,Name 6,Name type,Regime Name,Designation Type,Sanctions Imposed,Passport number
        %s"""
        .formatted(
            lines(
                passports,
                i ->
                    "%s,IBEX,Primary Name,The Russia (Sanctions) (EU Exit) Regulations 2019,Individual,Asset freeze,75%04d%n"
                        .formatted(id, i)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }

  private static OneEdition edition(int number, String alias) {
    return new OneEdition(
        Integer.parseInt(person(number)), Integer.parseInt(company(number)), alias);
  }

  private static String person(int number) {
    return number + "01";
  }

  private static String company(int number) {
    return number + "02";
  }

  private static Edition imported(OneEdition edition, String format) {
    return Edition.of(
        "us-sdn",
        OneEdition.DAY,
        switch (format) {
          case "csv" -> edition.csv();
          case "xml" -> edition.xml();
          default -> edition.advanced();
        });
  }

  private static int version(int number) {
    return Listed.designation("US", person(number)).extract().path("items[0].version");
  }

  @Transactional
  long events() {
    return ((Number)
            entityManager.createNativeQuery("select count(*) from outbox").getSingleResult())
        .longValue();
  }
}
