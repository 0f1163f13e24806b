package org.lockstep.http.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

class PurposeTest {
  @ParameterizedTest
  @ValueSource(strings = {"A check of cargo", "화물 검사", "x"})
  void isTextInWhateverScript(String purpose) {
    String asItComes =
        new String(purpose.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(Purpose.of(List.of(asItComes))).isEqualTo(purpose);
  }

  @Test
  void hasAtMostTwoHundredCharacters() {
    assertThat(Purpose.of(List.of("x".repeat(200)))).hasSize(200);
    refused(CommonProblem.INVALID_REQUEST, List.of("x".repeat(201)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00a0", "a\tb", "a\u0000b", "\u00e2\u0080\u00ae txt"})
  void showsWhatItHolds(String purpose) {
    refused(CommonProblem.INVALID_REQUEST, List.of(purpose));
  }

  @Test
  void isGivenOnce() {
    refused(CommonProblem.PURPOSE_REQUIRED, List.of());
    refused(CommonProblem.INVALID_REQUEST, List.of("one", "another"));
  }

  @ParameterizedTest
  @EnumSource
  void isNeededFromAmberOn(Tlp label) {
    assertThat(Purpose.isNeededFor(label))
        .isEqualTo(!List.of("CLEAR", "GREEN").contains(label.label()));
  }

  private static void refused(CommonProblem type, List<String> sent) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Purpose.of(sent))
        .extracting(Refusal::type)
        .isEqualTo(type);
  }
}
