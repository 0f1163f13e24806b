package org.lockstep.designation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowTest {
  @Test
  void quotesWhatWouldBreakTheLine() {
    assertThat(CsvRow.of(List.of("IBEX, Nicosia", "the \"fleet\"", "two\nlines", "plain", "")))
        .isEqualTo("\"IBEX, Nicosia\",\"the \"\"fleet\"\"\",\"two\nlines\",plain,\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"})
  void letsNoSpreadsheetTakeANameForAFormula(String name) {
    assertThat(CsvRow.of(List.of(name)).replace("\"", "")).isEqualTo("'" + name + "\r\n");
  }

  @Test
  void leavesNumbersAsTheyAre() {
    assertThat(CsvRow.of(List.of("-372", "372"))).isEqualTo("-372,372\r\n");
  }
}
