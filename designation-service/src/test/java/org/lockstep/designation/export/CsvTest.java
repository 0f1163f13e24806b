package org.lockstep.designation.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"=", "+", "-", "@", "\t"})
  void takesTheMeaningFromWhatASpreadsheetWouldCompute(String first) {
    assertThat(Csv.row(List.of("a", first + "1"))).isEqualTo("a,'" + first + "1\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n"})
  void takesItAlsoFromWhatStandsOnTheNextLine(String first) {
    assertThat(Csv.row(List.of(first + "=1"))).isEqualTo("\"'" + first + "=1\"\r\n");
  }

  @Test
  void quotesWhatWouldEndACell() {
    assertThat(Csv.row(List.of("Nicosia, Cyprus", "the \"Maia\"", "one\ntwo", "a=b", "")))
        .isEqualTo("\"Nicosia, Cyprus\",\"the \"\"Maia\"\"\",\"one\ntwo\",a=b,\r\n");
  }
}
