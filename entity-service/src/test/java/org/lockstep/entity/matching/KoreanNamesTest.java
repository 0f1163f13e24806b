package org.lockstep.entity.matching;

import static org.lockstep.entity.matching.MatchedNames.alike;
import static org.lockstep.entity.matching.MatchedNames.different;
import static org.lockstep.entity.matching.MatchedNames.organisations;
import static org.lockstep.entity.matching.MatchedNames.persons;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Ri Yong Hyok, 리영혁",
    "Lee Young-hyuk, 리영혁",
    "'YI, Yo''ng-hyo''k', 리영혁",
    "Ri Yong Hyok, 이영혁",
    "'RIM, Yong Hyok', 림영혁",
    "Im Yonghyok, 임영혁",
    "'KIM, Ch''o''l', 김철",
    "Gim Cheol, 김철",
    "Pak Jin Hyok, 박진혁",
    "'CH''OE, So''ng-nam', 최성남",
    "Choi Seongnam, 최성남",
    "No Kwang Chol, 로광철",
    "Kim Ryon Hui, 김연희",
    "Chol Yun, 윤철",
    "Kim Jongun, 김정은"
  })
  void hangulIsReadInEveryRomanisation(String latin, String hangul) {
    alike(persons(latin, hangul));
  }

  @ParameterizedTest
  @CsvSource({
    "Ri Yong Hyok, Lee Young-hyuk",
    "Ri Yong Hyok, Yi Yong-hyok",
    "Kim Jong Un, Gim Jeong-eun",
    "Pak Song Chol, Park Sung-chul"
  })
  void romanisationsAgreeWithEachOther(String one, String other) {
    alike(persons(one, other));
  }

  @Test
  void theNorthAndTheSouthWriteOneFamilyNameInTwoWays() {
    alike(persons("리영혁", "이영혁"));
    alike(persons("림영혁", "임영혁"));
    alike(persons("로광철", "노광철"));
  }

  @Test
  void anotherSyllableIsAnotherNameThoughItIsRomanisedAlike() {
    different(persons("림영혁", "림용혁"));
    alike(persons("Rim Yong Hyok", "림영혁"));
    alike(persons("Rim Yong Hyok", "림용혁"));
  }

  @ParameterizedTest
  @CsvSource({
    "'RI, Yong Hyok', 림영혁",
    "'SIM, Hyon Sop', 심현철",
    "'HAN, Yong', 한양",
    "'KIM, Chol', 김철만",
    "Kim Song Il, 김성남"
  })
  void aSyllableThatIsAnotherOrMissingMakesAnotherPerson(String latin, String hangul) {
    different(persons(latin, hangul));
  }

  @Test
  void wordsOfOrganisationsAreFoundWithinHangul() {
    alike(organisations("Chilsong Trading Corporation", "칠성무역회사"));
    different(organisations("Chilsong Trading Corporation", "백호무역회사"));
  }
}
