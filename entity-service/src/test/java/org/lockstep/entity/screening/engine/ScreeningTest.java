package org.lockstep.entity.screening.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.screening.engine.Listed.bornOn;
import static org.lockstep.entity.screening.engine.Listed.former;
import static org.lockstep.entity.screening.engine.Listed.imo;
import static org.lockstep.entity.screening.engine.Listed.keys;
import static org.lockstep.entity.screening.engine.Listed.organisation;
import static org.lockstep.entity.screening.engine.Listed.person;
import static org.lockstep.entity.screening.engine.Listed.ship;
import static org.lockstep.entity.screening.engine.Listed.vessel;
import static org.lockstep.entity.screening.engine.Listed.weak;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.entity.evidence.Finding.Standing;
import org.lockstep.entity.profile.ListingRecord.Identifier;
import org.lockstep.entity.profile.SubjectType;

class ScreeningTest {
  private static final String MARIA = "8517839";
  private static final String OTHER_MARIA = "9198783";

  private final ScreeningIndex index =
      ScreeningIndex.of(
          List.of(
              person("ri", "Ri Myong Hun", "리명훈"),
              person("rim", "Rim Yong Hyok", "림영혁"),
              Listed.born("mikheychik", "Vladimir Vladimirovich MIKHEYCHIK", "1970-05-16"),
              person("smith", "John Smith"),
              person("lee", "Anne Lee"),
              person("habash", "George Habash"),
              organisation("corp", "CORP"),
              organisation("vostok", "Vostok Trading Corp"),
              vessel("maria", "MARIA", MARIA),
              vessel("lady rania", "LADY RANIA", "9161015")));

  private Result search(Query query) {
    return index.search(query, Search.USUAL);
  }

  private static List<String> sentences(Hit hit) {
    return Explanation.of(hit, Search.THRESHOLD).sentences();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lee Myong Hun", "Yi Myong Hun", "RI, Myong-hun", "이명훈", "리명훈"})
  void aKoreanFamilyNameIsFoundAsNorthSouthAndOthersWriteIt(String name) {
    assertThat(keys(search(person(name)).hits())).containsExactly("ri");
  }

  @Test
  void withinHangulAnotherCharacterIsAnotherName() {
    ScreeningIndex hangul = ScreeningIndex.of(List.of(person("rim", "림영혁")));

    assertThat(keys(hangul.search(person("림영혁"), Search.USUAL).hits())).containsExactly("rim");
    assertThat(keys(hangul.search(person("Rim Yong Hyok"), Search.USUAL).hits()))
        .containsExactly("rim");
    assertThat(hangul.search(person("림용혁"), Search.USUAL).hits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vladimir Mikheychik",
        "Владимир Владимирович Михейчик",
        "Володимир Міхейчик",
        "ウラジーミル・ミヘイチク",
        "فلاديمير ميخيتشيك"
      })
  void onePersonIsFoundInFourScripts(String name) {
    assertThat(keys(search(person(name)).hits())).containsExactly("mikheychik");
  }

  @ParameterizedTest
  @CsvSource({"Jon Smith, smith", "Ann Lee, lee"})
  void aShortNameMayHaveASlip(String name, String key) {
    assertThat(keys(search(person(name)).hits())).containsExactly(key);
  }

  @Test
  void whatAgreesInAGivenNameAloneIsNobody() {
    Result result = search(person("George Bush"));

    assertThat(result.hits()).isEmpty();
    assertThat(result.ruledOut()).isEmpty();
  }

  @Test
  void aFormOfCompaniesIdentifiesNobody() {
    assertThat(search(Query.of("CORP", SubjectType.ORGANIZATION)).hits()).isEmpty();
    assertThat(keys(search(Query.of("Vostok Trading", SubjectType.ORGANIZATION)).hits()))
        .containsExactly("vostok");
  }

  @Test
  void aShipIsFoundByItsNumberWhateverItIsCalled() {
    Hit hit = search(ship("OCEAN RISING", MARIA)).hits().get(0);

    assertThat(hit.subject().key()).isEqualTo("maria");
    assertThat(hit.score()).isEqualTo(1);
    assertThat(hit.byIdentifier()).isTrue();
    assertThat(sentences(hit))
        .contains("Both have the IMO number 8517839, which names one subject for good.");
  }

  @Test
  void theSameNameWithAnotherNumberIsSaidAndIsNoHit() {
    Result result = search(ship("MARIA", OTHER_MARIA));

    assertThat(result.hits()).isEmpty();
    Hit ruledOut = result.ruledOut().get(0);
    assertThat(ruledOut.score()).isLessThan(Search.LEAST);
    assertThat(ruledOut.names()).extracting(Hit.NamePair::score).isEqualTo(1.0);
    assertThat(sentences(ruledOut))
        .containsExactly(
            "'MARIA' is in both names",
            "They have different IMO numbers, each of which names one subject for good: 9198783"
                + " was asked for, 8517839 is listed.");
    assertThat(Explanation.of(ruledOut, Search.THRESHOLD).otherwise())
        .contains("With the IMO number 8517839 this would be a hit, whatever the name.");
  }

  @Test
  void aNumberThatOneSideDoesNotStateIsAnOmission() {
    Hit hit = search(Query.of("MARIA", SubjectType.VESSEL)).hits().get(0);

    assertThat(hit.score()).isEqualTo(1);
    assertThat(hit.adjustments())
        .singleElement()
        .satisfies(one -> assertThat(one.standing()).isEqualTo(Standing.MISSING));
    assertThat(Explanation.of(hit, Search.THRESHOLD).otherwise())
        .containsExactly("With another IMO number than 8517839 this would be .40, below .70.");
  }

  @Test
  void ladyRIsNotLadyRania() {
    assertThat(search(Query.of("LADY R", SubjectType.VESSEL)).hits()).isEmpty();
  }

  @Test
  void whatIsKnownOfBirthsIsEvidenceAndNeverAHiddenFilter() {
    String name = "Vladimir Mikheychik";
    double alone = search(person(name)).hits().get(0).score();

    Hit sameDay = search(bornOn(name, "1970-05-16")).hits().get(0);
    Hit sameYear = search(bornOn(name, "1970")).hits().get(0);
    Result otherYear = search(bornOn(name, "1981-02-03"));

    assertThat(sameDay.score()).isGreaterThan(alone);
    assertThat(sameDay.probability()).isGreaterThan(.9);
    assertThat(sameYear.score()).isBetween(alone, sameDay.score());
    assertThat(otherYear.hits()).isEmpty();
    assertThat(keys(otherYear.ruledOut())).containsExactly("mikheychik");
    assertThat(sentences(otherYear.ruledOut().get(0)))
        .contains(
            "The dates of birth are years apart: 1981-02-03 was asked for, 1970-05-16 is listed.");
    assertThat(Explanation.of(sameYear, Search.THRESHOLD).otherwise())
        .singleElement()
        .asString()
        .startsWith("With a year of birth far from 1970-05-16 this would be .")
        .endsWith(", below .70.");
  }

  @ParameterizedTest
  @CsvSource({"1970-05-17, DIFFERS", "1971, DIFFERS", "1975, CONTRADICTS"})
  void aDateThatIsOffByALittleDiffersByALittle(String date, Standing standing) {
    Result result = search(bornOn("Vladimir Vladimirovich Mikheychik", date));
    Hit hit = standing == Standing.CONTRADICTS ? result.ruledOut().get(0) : result.hits().get(0);

    assertThat(hit.adjustments()).extracting(Adjustment::standing).contains(standing);
  }

  @Test
  void contradictionWeighsMoreThanOmission() {
    String name = "Vladimir Vladimirovich Mikheychik";
    Query silent = person(name);
    Query contradicting =
        new Query(List.of(name), SubjectType.PERSON, List.of(), Set.of("BR"), List.of(), "FEMALE");

    assertThat(search(silent).hits().get(0).score()).isEqualTo(1);
    assertThat(search(contradicting).hits().get(0).score()).isEqualTo(.75);
  }

  @Test
  void weakAndFormerNamesCountLess() {
    ScreenedSubject subject =
        new ScreenedSubject(
            "k",
            "k",
            SubjectType.PERSON,
            List.of(
                ScreenedName.of("Oleg Karpenkov"), weak("The Carpenter"), former("Oleg Sidorov")),
            List.of(),
            List.of(),
            Set.of(),
            null);
    ScreeningIndex its = ScreeningIndex.of(List.of(subject));

    Hit weak = its.search(person("The Carpenter"), Search.USUAL).hits().get(0);
    Hit former = its.search(person("Oleg Sidorov"), Search.USUAL).hits().get(0);

    assertThat(weak.score()).isEqualTo(.85);
    assertThat(former.score()).isEqualTo(.95);
    assertThat(sentences(weak))
        .contains(
            "'The Carpenter' is a weak name of the subject and counts .85 of an ordinary one.");
  }

  @Test
  void aPassportDecidesWhereTheIssuerIsTheSame() {
    ScreenedSubject subject =
        new ScreenedSubject(
            "k",
            "k",
            SubjectType.PERSON,
            List.of(ScreenedName.of("Oleg Karpenkov")),
            List.of(new Identifier("passport", "A1234567", "RU")),
            List.of(),
            Set.of(),
            null);
    ScreeningIndex its = ScreeningIndex.of(List.of(subject));

    assertThat(its.search(withPassport("a 123-4567", "RU"), Search.USUAL).hits().get(0).score())
        .isEqualTo(.95);
    assertThat(its.search(withPassport("A1234567", null), Search.USUAL).hits().get(0).score())
        .isEqualTo(.85);
    assertThat(its.search(withPassport("A1234567", "UA"), Search.USUAL).hits()).isEmpty();
  }

  private static Query withPassport(String number, @Nullable String issuer) {
    return new Query(
        List.of("Somebody Else"),
        null,
        List.of(),
        Set.of(),
        List.of(new Identifier("passport", number, issuer)),
        null);
  }

  @Test
  void whoSaysNoTypeFindsAllTypes() {
    assertThat(keys(search(Query.of("John Smith", null)).hits())).containsExactly("smith");
    assertThat(keys(search(Query.of("Maria", null)).hits())).containsExactly("maria");
    assertThat(search(Query.of("John Smith", SubjectType.VESSEL)).hits()).isEmpty();
  }

  @Test
  void whatOneMayNotSeeIsNotFound() {
    Search others = Search.USUAL.within(key -> !key.equals("smith"));

    assertThat(index.search(person("John Smith"), others).hits()).isEmpty();
  }

  @Test
  void hitsComeTheBestFirstAndThenByTheirKeys() {
    ScreeningIndex many =
        ScreeningIndex.of(
            List.of(
                person("c", "Oleg Karpenkov"),
                person("a", "Oleg Karpenkov"),
                person("b", "Oleg Karpenkof")));

    Result all = many.search(person("Oleg Karpenkov"), Search.USUAL);
    Result two = many.search(person("Oleg Karpenkov"), Search.USUAL.atMost(2));

    assertThat(keys(all.hits())).containsExactly("a", "c", "b");
    assertThat(keys(two.hits())).containsExactly("a", "c");
  }

  @Test
  void whatIsFoundWhenTheTimeIsOverIsSaidToBeIncomplete() {
    Result result = index.search(person("John Smith"), Search.USUAL.until(() -> true));

    assertThat(result.complete()).isFalse();
  }

  @Test
  void theListedFindThemselves() {
    SelfCheck check = SelfCheck.of(index, () -> false);

    assertThat(check.names()).isEqualTo(12);
    assertThat(check.missed()).containsExactly("corp");
    assertThat(check.share()).isEqualTo(11 / 12.0);
    assertThat(check.complete()).isTrue();
  }

  @Test
  void anImoNumberWithAWrongCheckDigitTellsNobody() {
    assertThat(Weighing.key(imo(MARIA))).contains("imoNumber:8517839");
    assertThat(Weighing.key(imo("8517838"))).contains(":8517838");
  }
}
