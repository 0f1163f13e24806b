package org.lockstep.designation.listimport.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that are one name however they are written, and names that are not. */
class NameFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ivan Petrov |           PETROV Ivan
          Petrov, Ivan |        ivan petrov
          Al-Qaida |              Al Qaida
          John O'Neil |           John ONeil
          Müller |                Muller
          Straße |                STRASSE
          Łukasz Świątek |        Lukasz Swiatek
          Sørensen |              Sorensen
          Семёнов |               СЕМЕНОВ
          Ｔｅｓｔ |                  Test
          مُحَمَّد |                  محمد
          テスト・サンプル |          テスト サンプル
          """)
  void areTheSame(String one, String other) {
    assertThat(share(one, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Company 12 |            Company 21
          MAIA 1 |                MAIA 2
          Kim Chol |              Kim Chol Nam
          ハン |                    バン
          金正 |                    正金
          - |                     +
          Ivan Petrov |           Petr Ivanov
          """)
  void areNotTheSame(String one, String other) {
    assertThat(share(one, other)).isFalse();
  }

  @Test
  void aNameOfSignsAloneIsThatOfItsSigns() {
    assertThat(share("+ +", "+ +")).isTrue();
    assertThat(NameForms.of("+ +")).doesNotContain("");
  }

  private static boolean share(String one, String other) {
    return !Collections.disjoint(NameForms.of(one), NameForms.of(other));
  }
}
