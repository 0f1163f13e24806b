package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Stores;

/** Editions that have as many entries as ever, and whose entries do not say what they said. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class DestroyedEditionTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void waitsWithWhatWasAndIsOfTheFirstTenAndIsPublishedOnceApproved() {
    Edition.of("ftm-jp", "2024-05-01", people("a-", 40, 1960, true));

    Edition destroyed = Edition.of("ftm-jp", "2024-06-01", people("a-", 40, 1961, false));

    assertThat(destroyed.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(destroyed.findings()).containsExactly("REWRITTEN", "VALUES_LOST", "VALUES_CHANGED");
    assertThat(destroyed.message())
        .isEqualTo(
            "It says something else of 40 of 40 entries than the register has. The report shows"
                + " what was and is.");
    assertThat(destroyed.report())
        .contains("Values are gone: identifiers of 40 entries, 0 have them still; ")
        .contains("What was and is, of the first (40)\n  jp-lost-a-1  Anna a-1 Pinskaja: ")
        .contains("birthDates was '1960-01-01', now '1961-01-01'")
        .contains("now nothing");
    assertThat(Listed.on("2024-06-01", "JP", "jp-lost-a-1")).hasSize(1);

    destroyed.approved();

    assertThat(destroyed.status()).isEqualTo("PUBLISHED");
    assertThat(destroyed.changes()).containsExactly(0, 40, 0);
  }

  @Test
  void isNoneWhereHalfOfALongListStaysAsItWas() {
    String deputies = people("b-", 40, 1960, true).replace("\"topics\"", DEPUTY + "\"topics\"");
    Edition.of("ftm-jp", "2024-05-02", deputies);

    Edition news =
        Edition.of(
            "ftm-jp",
            "2024-06-02",
            deputies
                    .lines()
                    .limit(40)
                    .map(line -> line.replace("Deputy", "Director") + "\n")
                    .collect(Collectors.joining())
                + deputies.lines().skip(40).map(line -> line + "\n").collect(Collectors.joining()));

    assertThat(news.findings()).isEmpty();
    assertThat(news.changes()).containsExactly(0, 20, 0);
  }

  @Test
  void waitsWhereAFifthWasBornOnAnotherDay() {
    Edition.of("ftm-jp", "2024-05-07", people("f-", 50, 1960, true));

    Edition shifted =
        Edition.of(
            "ftm-jp",
            "2024-06-07",
            people("f-", 1, 10, 1961, true) + people("f-", 11, 50, 1960, true));

    assertThat(shifted.findings()).containsExactly("VALUES_CHANGED");
    assertThat(shifted.message()).contains("birth dates of 10 of 50 entries");
    assertThat(shifted.report()).contains("birthDates was '1960-01-01', now '1961-01-01'");
  }

  @Test
  void waitsWhereNewEntriesHaveTheNumbersOfThoseThatAreGone() {
    Edition.of("ftm-jp", "2024-05-08", people("g-", 40, 1960, true));

    Edition taken =
        Edition.of(
            "ftm-jp",
            "2024-06-08",
            people("h-", 1, 3, 1970, true) + people("g-", 4, 40, 1960, true));

    assertThat(taken.findings()).containsExactly("NUMBERS_MOVED");
    assertThat(taken.message())
        .contains("jp-lost-h-1 has PASSPORT_NUMBER:MP0000001 of jp-lost-g-1");
    assertThat(taken.report())
        .contains("3 times: is new, and has a number of one that is gone: …")
        .contains("PASSPORT_NUMBER:MP0000001 of jp-lost-g-1 Anna g-1 Pinskaja");
  }

  @Test
  void aNumberOfOneThatIsGoneIsToldOfASingleNewEntry() {
    Edition.of("ftm-jp", "2024-05-09", people("i-", 20, 1960, true));

    Edition taken =
        Edition.of(
            "ftm-jp",
            "2024-06-09",
            people("j-", 1, 1, 1970, true) + people("i-", 2, 20, 1960, true));

    assertThat(taken.findings()).isEmpty();
    assertThat(taken.report())
        .contains(
            "jp-lost-j-1 Anna j-1 Pinskaja: is new, and has a number of one that is gone:"
                + " PASSPORT_NUMBER:MP0000001 of jp-lost-i-1");
  }

  @Test
  void waitsWhereThereIsMuchMoreToWarnOf() {
    String companies = Edition.companies("jp-lost-y-", 60);
    Edition.of("ftm-jp", "2024-05-10", companies);
    String vessels =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> Edition.vessel("jp-lost-z-" + i, "ZELDA " + i, "1111111"))
            .collect(Collectors.joining());

    Edition warned = Edition.of("ftm-jp", "2024-06-10", companies + vessels);

    assertThat(warned.findings()).containsExactly("WARNINGS_GROWN");
    assertThat(warned.message()).contains("20 times, 0 before: ");
    warned.approved();
    assertThat(warned.status()).isEqualTo("PUBLISHED");

    Edition next =
        Edition.of(
            "ftm-jp", "2024-06-11", companies + vessels + Edition.company("jp-lost-y-61", "Maia"));
    assertThat(next.findings()).isEmpty();
  }

  @Test
  void waitsWhereEveryVesselIsGone() {
    String vessels =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> Edition.vessel("jp-lost-w-" + i, "MAIA " + i, "935801" + i))
            .collect(Collectors.joining());
    Edition.of("ftm-jp", "2024-05-03", people("v-", 60, 1960, true) + vessels);

    Edition emptied = Edition.of("ftm-jp", "2024-06-03", people("v-", 60, 1960, true));

    assertThat(emptied.findings()).containsExactly("KIND_GONE");
    assertThat(emptied.message())
        .isEqualTo("It empties kinds of subjects: VESSEL had 5 entries in force, and has 0.");
    assertThat(emptied.report()).contains("Gone (5)\n  jp-lost-w-1  MAIA 1\n");
  }

  @Test
  void waitsWhereAWholeProgrammeIsGone() {
    String others =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> Edition.company("jp-lost-p-" + i, "Company " + i))
            .collect(Collectors.joining())
            .replace("\"TEST\"", "\"TEST-B\"");
    String kept = Edition.companies("jp-lost-q-", 70);
    Edition.of("ftm-jp", "2024-05-04", kept + others);

    Edition emptied = Edition.of("ftm-jp", "2024-06-04", kept);

    assertThat(emptied.findings()).containsExactly("PROGRAMME_GONE");
    assertThat(emptied.message())
        .contains("TEST-B had 6 entries in force, and has 0.")
        .containsPattern("Of those of [A-Z-]*TEST-B are now: 6 off the list\\.");
  }

  @Test
  void saysWhereTheEntriesOfAProgrammeWent() {
    String others =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> Edition.company("jp-lost-r-" + i, "Company " + i))
            .collect(Collectors.joining())
            .replace("\"TEST\"", "\"TEST-C\"");
    String kept = Edition.companies("jp-lost-s-", 70);
    Edition.of("ftm-jp", "2024-05-06", kept + others);
    String moved =
        others.substring(0, others.indexOf("{\"id\":\"jp-lost-r-5")).replace("TEST-C", "TEST");

    Edition emptied = Edition.of("ftm-jp", "2024-06-06", kept + moved);

    assertThat(emptied.findings()).containsExactly("PROGRAMME_GONE");
    assertThat(emptied.message())
        .containsPattern(
            "Of those of [A-Z-]*TEST-C are now: 4 under [A-Z-]*TEST, 2 off the list\\.");
    emptied.approved();
    assertThat(emptied.status()).isEqualTo("PUBLISHED");
  }

  @Test
  void waitsWhereAsManyComeAsGo() {
    Edition.of("ftm-jp", "2024-05-05", Edition.companies("jp-lost-x-", 1, 40));

    Edition exchanged = Edition.of("ftm-jp", "2024-06-05", Edition.companies("jp-lost-x-", 21, 60));

    assertThat(exchanged.findings()).containsExactly("SHRUNKEN");
    assertThat(exchanged.message()).contains("20 would be delisted");
  }

  @Test
  void aKeyOfAnotherKindIsReportedAsWhoWentAndWhoCame() {
    String others = Edition.companies("jp-lost-k-", 2, 12);
    Edition.of("ftm-jp", "2024-05-06", Edition.company("jp-lost-k-1", "Maia Line") + others);

    Edition next =
        Edition.of(
            "ftm-jp", "2024-06-06", Edition.vessel("jp-lost-k-1", "Maia Line", "9358010") + others);

    assertThat(next.findings()).isEmpty();
    assertThat(next.changes()).containsExactly(1, 0, 1);
    assertThat(next.report())
        .contains(
            "Gone (1)\n  jp-lost-k-1  Maia Line, ORGANIZATION: the key now names Maia Line, VESSEL\n")
        .contains("New (1)\n  jp-lost-k-1  Maia Line\n");
  }

  @Test
  void namesThatGoAndComeAgainAsAnotherKindOfSubjectWaitFromThreeOn() {
    String rest = Edition.companies("kr-anew-r", 97);
    Edition.of("ftm-kr", "2024-01-01", Edition.companies("kr-anew-v", 3) + rest);

    Edition two =
        Edition.of(
            "ftm-kr", "2024-02-01", vessels(2) + Edition.companies("kr-anew-v", 3, 3) + rest);
    Edition three = Edition.of("ftm-kr", "2024-03-01", vessels(3) + rest);

    assertThat(two.status()).isEqualTo("PUBLISHED");
    assertThat(three.findings()).isEmpty();

    Edition back = Edition.of("ftm-kr", "2024-04-01", Edition.companies("kr-anew-v", 3) + rest);
    assertThat(back.findings()).containsExactly("NAMES_ANEW");
    assertThat(back.report()).contains("kr-anew-v1 (gone as kr-anew-v1 Company kr-anew-v1)");
  }

  private static String vessels(int count) {
    StringBuilder vessels = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      vessels.append(Edition.vessel("kr-anew-v" + i, "Company kr-anew-v" + i, "935801" + i));
    }
    return vessels.toString();
  }

  @Test
  void fieldsThatNobodyKnowsSayWhatEntriesLose() {
    Edition.of("us-sdn", null, ofac("05/24/2024", REMARKS));

    Edition renamed =
        Edition.of("us-sdn", null, ofac("05/25/2024", REMARKS.replace("remarks", "comment")));

    assertThat(renamed.findings()).contains("SCHEMA_CHANGED");
    assertThat(renamed.message()).contains(" Entries lose all they had of: remarks of 12 entries.");
  }

  private static final String DEPUTY = "\"position\":[\"Deputy\"],";
  private static final String REMARKS = "<remarks>A company of Pinsk</remarks>";

  private static byte[] ofac(String day, String remarks) {
    String entries =
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                i ->
                    Edition.ofac(String.valueOf(970_100 + i), "PINSK " + i)
                        .replace("<sdnType>", remarks + "<sdnType>"))
            .collect(Collectors.joining());
    return Edition.ofac(day, 12, entries);
  }

  private static String people(String prefix, int count, int born, boolean passports) {
    return people(prefix, 1, count, born, passports);
  }

  private static String people(String prefix, int first, int last, int born, boolean passports) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(
            i ->
                """
                {"id":"jp-lost-%1$s%2$d","schema":"Person","target":true,"properties":{"name":["Anna %1$s%2$d Pinskaja"],"birthDate":["%3$d-01-01"],%4$s"topics":["sanction"]}}
                {"id":"jp-lost-%1$s%2$d-sanction","schema":"Sanction","properties":{"entity":["jp-lost-%1$s%2$d"],"program":["TEST"],"provisions":["Asset freeze"]}}
                """
                    .formatted(
                        prefix,
                        i,
                        born,
                        passports ? "\"passportNumber\":[\"MP%07d\"],".formatted(i) : ""))
        .collect(Collectors.joining());
  }
}
