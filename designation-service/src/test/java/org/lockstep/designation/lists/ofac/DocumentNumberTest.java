package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentNumberTest {
  @Test
  void theRegionBeforeTheCountryIsNoPartOfTheNumber() {
    assertThat(DocumentNumber.of("7136973 (Delaware) (United States)", null))
        .isEqualTo(new DocumentNumber("7136973", "United States", "Delaware"));
    assertThat(DocumentNumber.of("88504 (Jalisco)", "Mexico"))
        .isEqualTo(new DocumentNumber("88504", "Mexico", "Jalisco"));
    assertThat(DocumentNumber.of("D489833(9)", "Hong Kong"))
        .isEqualTo(new DocumentNumber("D489833(9)", "Hong Kong", null));
    assertThat(DocumentNumber.of("13/Ta Ta Na (Naing)019077 (Burma)", null).number())
        .isEqualTo("13/Ta Ta Na (Naing)019077");
  }
}
