package org.lockstep.designation.listimport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.designation.listimport.identity.Subjects.company;
import static org.lockstep.designation.listimport.identity.Subjects.person;
import static org.lockstep.designation.listimport.identity.Subjects.vessel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Identifier.Scheme;

/** Entries that have other keys in the next edition. */
class MatchingTest {
  private final Map<String, Identity> before = new LinkedHashMap<>();
  private final Map<String, Identity> now = new LinkedHashMap<>();

  @Test
  void findsThoseThatAreNumberedAnewAndNotTheOneThatIsGone() {
    // 12 is gone, and all that follow have moved up by one.
    edition(before, 12, 500, i -> person("Person " + i));
    edition(now, 12, 499, i -> person("Person " + (i + 1)));

    Matching.Result result = match();

    assertThat(result.keysBefore()).hasSize(488).doesNotContainValue("12");
    assertThat(result.keysBefore()).containsEntry("12", "13").containsEntry("499", "500");
    assertThat(result.doubtful()).isEmpty();
  }

  @Test
  void followsACircleOfKeys() {
    before("a", person("Anna")).before("b", person("Boris")).before("c", person("Clara"));
    now("b", person("Anna")).now("c", person("Boris")).now("a", person("Clara"));

    assertThat(match().keysBefore())
        .containsOnly(Map.entry("b", "a"), Map.entry("c", "b"), Map.entry("a", "c"));
  }

  @Test
  void tellsNamesakesByWhatElseTheySay() {
    before("1", person("Kim Chol").born("1960")).before("2", person("Kim Chol").born("1970-01-02"));
    before("3", person("Kim Chol").listed("2020-01-01"));
    before("4", person("Kim Chol").programme("JP-RUSSIA"));
    now("21", person("Kim Chol").born("1970-01-02")).now("22", person("Chol, KIM").born("1960"));
    now("23", person("Kim Chol").programme("JP-RUSSIA").remarks("Minister"));
    now("24", person("Kim Chol").listed("2020-01-01").remarks("Colonel"));

    assertThat(match().keysBefore())
        .containsOnly(
            Map.entry("21", "2"), Map.entry("22", "1"), Map.entry("23", "4"), Map.entry("24", "3"));
  }

  @Test
  void theLastNamesakeIsFoundOnceTheOthersAre() {
    before("1", person("Kim Chol").born("1960")).before("2", person("Kim Chol"));
    now("11", person("Kim Chol").born("1960")).now("12", person("Kim Chol").born("1971"));

    assertThat(match().keysBefore()).containsEntry("11", "1").containsEntry("12", "2");
  }

  @Test
  void namesakesThatNothingTellsApartAreNotFoundAndSaidToBeDoubtful() {
    before("1", person("Kim Chol")).before("2", person("Kim Chol"));
    now("11", person("Kim Chol").remarks("Colonel"));

    Matching.Result result = match();

    assertThat(result.keysBefore()).isEmpty();
    assertThat(result.doubtful()).hasSize(1);
    assertThat(result.doubtful().get(0).key()).isEqualTo("11");
    assertThat(result.doubtful().get(0).candidates()).containsExactly("1", "2");
  }

  @Test
  void oneOfTwoNamesakesIsTheOneThatHasItsKeyStill() {
    before("1", person("Kim Chol")).before("2", person("Kim Chol"));
    now("1", person("Kim Chol").remarks("Colonel")).now("11", person("Kim Chol").remarks("Major"));

    Matching.Result result = match();

    assertThat(result.keysBefore()).containsOnly(Map.entry("1", "1"), Map.entry("11", "2"));
    assertThat(result.doubtful()).isEmpty();
  }

  @Test
  void aNameIsNotEnoughWhereWhatASubjectHasOnceDiffers() {
    before("1", person("Kim Chol").born("1960"))
        .before("2", person("Ri Song").listed("2020-01-01"));
    before("3", vessel("MAIA").number(Scheme.IMO_NUMBER, "9358010"));
    before("4", person("Pak Jin").reference("UN", "KPi.033"));
    now("11", person("Kim Chol").born("1971")).now("12", person("Ri Song").listed("2021-01-01"));
    now("13", vessel("MAIA").number(Scheme.IMO_NUMBER, "9074729"));
    now("14", person("Pak Jin").reference("UN", "KPi.034"));

    assertThat(match().keysBefore()).isEmpty();
  }

  @Test
  void aNameIsNotEnoughForAnotherKindOfSubject() {
    before("1", company("Ibex"));
    now("11", vessel("Ibex"));

    assertThat(match().keysBefore()).isEmpty();
  }

  @Test
  void anAliasIsNoPrimaryName() {
    before("1", company("Ibex").alias("Ibeks"));
    now("11", company("Ibeks"));

    assertThat(match().keysBefore()).isEmpty();
  }

  @Test
  void aNumberOfOneSubjectAloneIsEnough() {
    before("1", vessel("MAIA").number(Scheme.IMO_NUMBER, "9358010").listed("2020-01-01"));
    before("2", person("Ivan").number(Scheme.PASSPORT_NUMBER, "AB 123456"));
    before("3", company("Ibex").number(Scheme.REGISTRATION_NUMBER, "7712345678"));
    before("4", person("Oleg").number(Scheme.PASSPORT_NUMBER, "123"));
    now("11", vessel("NEPTUN").number(Scheme.IMO_NUMBER, "9358010").listed("2021-01-01"));
    now("12", person("Petr").number(Scheme.PASSPORT_NUMBER, "AB123456"));
    now("13", company("Tur").number(Scheme.REGISTRATION_NUMBER, "7712345678"));
    now("14", person("Igor").number(Scheme.PASSPORT_NUMBER, "123"));

    assertThat(match().keysBefore()).containsOnly(Map.entry("11", "1"), Map.entry("12", "2"));
  }

  @Test
  void aNumberThatSeveralHaveTellsNobody() {
    before("1", person("Ivan").number(Scheme.PASSPORT_NUMBER, "AB123456"));
    before("2", person("Oleg").number(Scheme.PASSPORT_NUMBER, "AB123456"));
    now("11", person("Petr").number(Scheme.PASSPORT_NUMBER, "AB123456"));

    assertThat(match().keysBefore()).isEmpty();
  }

  @Test
  void numbersThatPointAtDifferentEntriesTellNobody() {
    before("1", person("Ivan").number(Scheme.PASSPORT_NUMBER, "AB123456"));
    before("2", person("Oleg").number(Scheme.PASSPORT_NUMBER, "CD123456"));
    now(
        "11",
        person("Petr")
            .number(Scheme.PASSPORT_NUMBER, "AB123456")
            .number(Scheme.PASSPORT_NUMBER, "CD123456"));

    assertThat(match().keysBefore()).isEmpty();
  }

  @Test
  void aReferenceOfTheUnitedNationsIsEnough() {
    before("jp/12", person("金正").reference("国連参照番号", "KPi.033"));
    now("001-000012", person("Kim Jong").reference("国連参照番号", "KPi.033"));

    assertThat(match().keysBefore()).containsOnly(Map.entry("001-000012", "jp/12"));
  }

  @Test
  void noEntryIsFoundTwice() {
    before("1", person("Kim Chol"));
    now("11", person("Kim Chol").remarks("a")).now("12", person("Kim Chol").remarks("b"));

    Matching.Result result = match();

    assertThat(result.keysBefore()).isEmpty();
    assertThat(result.doubtful()).extracting(Matching.Doubtful::key).containsExactly("11", "12");
  }

  @Test
  void namesOfNothingButSignsAreNoNames() {
    before("1", person("-")).before("2", person("+"));
    now("11", person("*").remarks("a")).now("12", person("/").remarks("b"));

    assertThat(match().keysBefore()).isEmpty();
  }

  @Test
  void tenThousandOfOneNameTakeNoLongerThanOfDifferentOnes() {
    edition(before, 1, 10_000, i -> person("Kim Chol"));
    edition(now, 10_001, 20_000, i -> person("Kim Chol").remarks("No. " + i));

    Matching.Result result =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), this::match);

    assertThat(result.keysBefore()).isEmpty();
    assertThat(result.doubtful()).hasSize(10_000);
    assertThat(result.doubtful().get(0).candidates()).hasSize(5);
    assertThat(result.doubtful().get(0).candidatesInAll()).isEqualTo(10_000);
  }

  @Test
  void fiveHundredOfOneNameAreToldByTheirBirthDates() {
    edition(before, 1, 500, i -> person("Kim Chol").born(String.valueOf(1400 + i)));
    edition(now, 1, 499, i -> person("Kim Chol").born(String.valueOf(1401 + i)).remarks("new"));

    assertThat(match().keysBefore())
        .hasSize(499)
        .containsEntry("1", "2")
        .containsEntry("499", "500");
  }

  private Matching.Result match() {
    return Matching.match(before, now);
  }

  private static void edition(
      Map<String, Identity> edition, int first, int last, IntFunction<Subjects> subject) {
    IntStream.rangeClosed(first, last)
        .forEach(i -> edition.put(String.valueOf(i), subject.apply(i).identity()));
  }

  private MatchingTest before(String key, Subjects subject) {
    before.put(key, subject.identity());
    return this;
  }

  private MatchingTest now(String key, Subjects subject) {
    now.put(key, subject.identity());
    return this;
  }
}
