package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one name for who looks it up, and what stays two. */
class LookUpKeysTest {
  @ParameterizedTest
  @CsvSource({
    "Müller, Muller",
    "Mu\u0308ller, MÜLLER",
    "São Tomé, sao tome",
    "Łukasz, Lukasz",
    "Søren Đorđević, Soren Dordevic",
    "İbrahim, Ibrahim",
    "Nguyễn, Nguyen",
    "Семёнов, Семенов",
    "Семе\u0308нов, СЕМЁНОВ",
    "Мари́я, Мария",
    "Україна, Украіна",
    "Αθήνα, Αθηνα",
    "مُحَمَّد, محمد"
  })
  void accentsDoNotMakeAnotherName(String written, String plain) {
    assertThat(LookUpKeys.folded(written)).isEqualTo(LookUpKeys.folded(plain));
  }

  /** Й, ў; vowels of Hangul, Devanagari and Thai; voiced kana; hamza; points of Hebrew. */
  @ParameterizedTest
  @CsvSource({
    "Кий, Кии",
    "Ўладзімір, Уладзімір",
    "림영혁, 리여혀",
    "किम, कम",
    "กิม, กม",
    "ガ, カ",
    "أحمد, احمد",
    "שׁ, ש"
  })
  void whatIsALetterOrAVowelDoes(String one, String other) {
    assertThat(LookUpKeys.folded(one)).isNotEqualTo(LookUpKeys.folded(other));
  }

  @Test
  void theFormOfCharactersDoesNot() {
    assertThat(LookUpKeys.folded("Андрей"))
        .isEqualTo(LookUpKeys.folded("Андреи\u0306"))
        .isEqualTo("АНДРЕЙ");
    assertThat(LookUpKeys.folded("\u1105\u1175\u11B7")).isEqualTo("림");
    assertThat(LookUpKeys.folded("ｶﾞ")).isEqualTo(LookUpKeys.folded("ガ"));
  }

  @Test
  void aCuratorIsNotShownTwoNamesAsOne() {
    assertThat(LookUpKeys.name("Müller")).isNotEqualTo(LookUpKeys.name("Muller"));
  }

  @Test
  void caseWidthPunctuationAndSpacingDoNotMakeAnotherName() {
    assertThat(LookUpKeys.name("Azia  Shipping-Company")).isEqualTo("AZIA SHIPPING COMPANY");
    assertThat(LookUpKeys.name("ＡＺＩＡ SHIPPING COMPANY.")).isEqualTo("AZIA SHIPPING COMPANY");
    assertThat(LookUpKeys.name("림 영혁")).isEqualTo("림 영혁");
  }
}
