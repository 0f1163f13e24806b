package org.lockstep.designation.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.designation.Entries;
import org.lockstep.designation.authority.Codes;
import org.lockstep.http.problem.Violation;

class EntryRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final Codes CODES =
      new Codes(
          Map.of("KR", Set.of("MOF", "MOEF", "FSC"), "JP", Set.of("MOF")),
          Map.of("KR-DPRK", "KR", "JP-RUSSIA", "JP"),
          Set.of("DPRK", "RUSSIA"),
          Map.of(
              "KR-PORT-ACT",
              "KR",
              "KR-FETA",
              "KR",
              "KR-CTF-ACT",
              "KR",
              "JP-FEFTA",
              "JP",
              "UNSCR-2397",
              "UN",
              "UN-POE-1874",
              "UN"),
          Map.of("UN-POE-1874", LocalDate.of(2024, 4, 30)));

  @Test
  void acceptsTheEntriesOfTheKoreanPackage() throws JsonProcessingException {
    assertThat(violations(Entries.KR_MAIA_1)).isEmpty();
    assertThat(violations(Entries.KR_RIM)).isEmpty();
  }

  @Test
  void refusesTheLawOfAnotherAuthorityButNotAResolutionOfTheUnitedNations()
      throws JsonProcessingException {
    assertThat(violations(Entries.KR_MAIA_1.replace("KR-PORT-ACT", "JP-FEFTA")))
        .containsExactly(
            new Violation(
                "measures[0].instrument",
                "is of JP; a measure of KR is based on its own law; allowed: KR-CTF-ACT, KR-FETA,"
                    + " KR-PORT-ACT, UN-POE-1874, UNSCR-2397"));
    assertThat(violations(Entries.KR_MAIA_1.replace("KR-PORT-ACT", "UNSCR-2397"))).isEmpty();
    String exempted =
        Entries.KR_MAIA_1.replace(
            "\"scope\"",
            "\"exemptions\":[{\"kind\":\"SAFETY\",\"text\":\"In distress\",\"instrument\":\"JP-FEFTA\"}],"
                + "\"scope\"");
    assertThat(violations(exempted))
        .extracting(Violation::field)
        .containsExactly("measures[0].exemptions[0].instrument");
    assertThat(violations(exempted.replace("JP-FEFTA", "Licence 12"))).isEmpty();
  }

  @Test
  void refusesTheProgrammeOfAnotherAuthorityAndNamesTheOwnOnes() throws JsonProcessingException {
    assertThat(violations(Entries.KR_MAIA_1.replace("KR-DPRK", "JP-RUSSIA")))
        .containsExactly(
            new Violation("programmes[0]", "must be a programme of KR; allowed: KR-DPRK"));
  }

  @Test
  void refusesAnUnknownInstrumentAndOrgan() throws JsonProcessingException {
    assertThat(
            violations(
                Entries.KR_MAIA_1
                    .replace("KR-PORT-ACT", "KR-SEA-ACT")
                    .replace("\"organ\":\"MOF\"", "\"organ\":\"OFAC\"")))
        .extracting(Violation::field)
        .containsExactly("measures[0].instrument", "measures[0].organ");
  }

  @Test
  void refusesAShipNumberWhoseCheckDigitIsWrong() throws JsonProcessingException {
    assertThat(violations(Entries.KR_MAIA_1.replace("9358010", "9358011")))
        .extracting(Violation::field)
        .containsExactly("listingRecord.identifiers[0].value");
  }

  @ParameterizedTest
  @CsvSource({
    "innCode, 7707083893, 7707083894",
    "ogrnCode, 1027700132195, 1027700132196",
    "leiCode, HWUPKR0MPOU8FGXBT394, HWUPKR0MPOU8FGXBT395"
  })
  void refusesOtherNumbersWhoseCheckDigitIsWrong(String scheme, String right, String wrong)
      throws JsonProcessingException {
    String entry = Entries.KR_MAIA_1.replace("imoNumber", scheme);

    assertThat(violations(entry.replace("9358010", right))).isEmpty();
    assertThat(violations(entry.replace("9358010", wrong)))
        .extracting(Violation::field)
        .containsExactly("listingRecord.identifiers[0].value");
  }

  @Test
  void knowsTheTwoCheckDigitsOfTheMaritimeOrganization() {
    for (String ship : new String[] {"9358010", "8517839", "9161003", "9179842"}) {
      assertThat(ImoNumbers.isShip(ship)).as(ship).isTrue();
    }
    for (String company : new String[] {"6016988", "6246853", "5053924"}) {
      assertThat(ImoNumbers.isCompany(company)).as(company).isTrue();
      assertThat(ImoNumbers.isShip(company)).as(company).isFalse();
    }
    assertThat(ImoNumbers.isCompany("6246854")).isFalse();
    assertThat(ImoNumbers.isShip("IMO 9358010")).isFalse();
  }

  @Test
  void refusesAnActivityThatEndsBeforeItStarts() throws JsonProcessingException {
    assertThat(violations(Entries.KR_RIM.replace("2023-10", "2021-12")))
        .extracting(Violation::field)
        .containsExactly("listingRecord.activities[0].endDate");
  }

  @Test
  void readsAPartialDateAsEveryDayItMayMean() throws JsonProcessingException {
    assertThat(violations(Entries.KR_RIM.replace("\"2022\"", "\"2023-11\""))).isNotEmpty();
    assertThat(violations(Entries.KR_RIM.replace("\"2022\"", "\"2023\""))).isEmpty();
  }

  @Test
  void refusesAMeasureThatEndsBeforeItStarts() throws JsonProcessingException {
    assertThat(
            violations(
                Entries.KR_MAIA_1.replace(
                    "\"organ\":\"MOF\"",
                    "\"startDate\":\"2024-05-24\",\"endDate\":\"2024-05-23\"")))
        .extracting(Violation::field)
        .containsExactly("measures[0].endDate");
  }

  @Test
  void wantsAPrimaryName() throws JsonProcessingException {
    assertThat(violations(Entries.KR_MAIA_1.replace("PRIMARY", "ALIAS")))
        .extracting(Violation::field)
        .containsExactly("listingRecord.names");
  }

  @Test
  void refusesAMeasureThatBeginsAfterItsBasisHasEnded() throws JsonProcessingException {
    String onAMandate = Entries.KR_MAIA_1.replace("KR-PORT-ACT", "UN-POE-1874");

    assertThat(lapsed(onAMandate, LocalDate.of(2024, 4, 30))).isEmpty();
    assertThat(lapsed(onAMandate, LocalDate.of(2024, 5, 1)))
        .containsExactly(
            new Violation(
                "measures[0].instrument",
                "ended on 2024-04-30, before the measure begins on 2024-05-01; it must be in force"
                    + " then"));
    assertThat(lapsed(onAMandate, null)).isEmpty();
    assertThat(lapsed(Entries.KR_MAIA_1, LocalDate.of(2024, 5, 1))).isEmpty();
    assertThat(violations(onAMandate)).as("what a list may cite").isEmpty();
  }

  @Test
  void goesByTheDayOnWhichTheMeasureItselfBegins() throws JsonProcessingException {
    String own =
        Entries.KR_MAIA_1
            .replace("KR-PORT-ACT", "UN-POE-1874")
            .replace("\"scope\"", "\"startDate\":\"2024-04-30\",\"scope\"");

    assertThat(lapsed(own, LocalDate.of(2024, 4, 1))).isEmpty();
    assertThat(lapsed(own, LocalDate.of(2024, 5, 24)))
        .as("no measure begins before what brings it")
        .extracting(Violation::field)
        .containsExactly("measures[0].instrument");
    assertThat(lapsed(own.replace("2024-04-30", "2024-05-01"), LocalDate.of(2024, 4, 1)))
        .extracting(Violation::field)
        .containsExactly("measures[0].instrument");
  }

  @Test
  void refusesAnExemptionThatLapsedBeforeItsMeasureBegins() throws JsonProcessingException {
    String exempted =
        Entries.KR_MAIA_1.replace(
            "\"scope\"",
            "\"exemptions\":[{\"kind\":\"SAFETY\",\"text\":\"In distress\","
                + "\"instrument\":\"UN-POE-1874\"}],\"scope\"");

    assertThat(lapsed(exempted, LocalDate.of(2024, 5, 24)))
        .extracting(Violation::field)
        .containsExactly("measures[0].exemptions[0].instrument");
    assertThat(lapsed(exempted, LocalDate.of(2024, 4, 30))).isEmpty();
  }

  @Test
  void letsAMeasureGoOnThatWasThereBeforeUnlessItWasOver() throws JsonProcessingException {
    String mandate = Entries.KR_MAIA_1.replace("KR-PORT-ACT", "UN-POE-1874");
    String scoped = mandate.replace("Entry into port only with permission", "No entry");
    LocalDate day = LocalDate.of(2024, 5, 24);

    assertThat(lapsed(scoped, measures(mandate), day)).isEmpty();
    assertThat(lapsed(scoped.replace("PORT_ENTRY_BAN", "TRAVEL_BAN"), measures(mandate), day))
        .hasSize(1);
    String over = mandate.replace("\"scope\"", "\"endDate\":\"2024-05-23\",\"scope\"");
    assertThat(lapsed(scoped, measures(over), day)).hasSize(1);
    assertThat(lapsed(scoped, measures(over.replace("05-23", "05-24")), day)).isEmpty();
  }

  private static List<Measure> measures(String entry) throws JsonProcessingException {
    return JSON.readValue(entry, EntryContent.class).measures();
  }

  private static List<Violation> lapsed(String entry, @Nullable LocalDate day)
      throws JsonProcessingException {
    return lapsed(entry, List.of(), day);
  }

  private static List<Violation> lapsed(String entry, List<Measure> before, @Nullable LocalDate day)
      throws JsonProcessingException {
    return EntryRules.lapsedBases(JSON.readValue(entry, EntryContent.class), before, day, CODES);
  }

  private static List<Violation> violations(String entry) throws JsonProcessingException {
    return EntryRules.violations(JSON.readValue(entry, EntryContent.class), "KR", CODES);
  }
}
