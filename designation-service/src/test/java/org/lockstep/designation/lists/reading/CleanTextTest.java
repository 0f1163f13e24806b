package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
  @Test
  void composesLettersAndTheirMarks() {
    assertThat(CleanText.line("Jo\u0308rg \u1112\u1161\u11AB"))
        .isEqualTo(new CleanText("Jörg 한", true));
  }

  @Test
  void endsOfLinesAreBlanksOnALineAndLineFeedsElsewhere() {
    assertThat(CleanText.line(" a\r\nb\u2028\u2029c\td\u00A0")).returns("a b c d", CleanText::text);
    assertThat(CleanText.lines(" a\r\nb\rc\u2028d\te ")).returns("a\nb\nc\nd e", CleanText::text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u0001", "\u001B", "\u007F", "\u0085", "\uD800", "\uDC00", "\u061C", "\u200E",
        "\u200F", "\u202A", "\u202E", "\u2066", "\u2069", "\u200B", "\u2060", "\u2064", "\u180E",
        "\uFFF9", "\uDB40\uDC41", "\u034F", "\u115F", "\u1160", "\u17B4", "\u3164", "\uFFA0"
      })
  void takesOutWhatDoesNotShowAndSaysSo(String hidden) {
    assertThat(CleanText.line("KIM" + hidden + " Chol"))
        .isEqualTo(new CleanText("KIM Chol", false));
    assertThat(CleanText.lines("KIM" + hidden + " Chol"))
        .isEqualTo(new CleanText("KIM Chol", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\u00AD"})
  void takesOutMarksOfProgramsWithoutAWord(String mark) {
    assertThat(CleanText.line(mark + "KIM Chol")).isEqualTo(new CleanText("KIM Chol", true));
  }

  @Test
  void joinersStayWhereAScriptJoinsItsLetters() {
    String persian = "می\u200Cخواهم";
    String sinhala = "ශ්\u200Dරී";
    String vowelled = "مِ\u200Cخ";

    assertThat(CleanText.line(persian)).isEqualTo(new CleanText(persian, true));
    assertThat(CleanText.line(sinhala)).isEqualTo(new CleanText(sinhala, true));
    assertThat(CleanText.line(vowelled)).isEqualTo(new CleanText(vowelled, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MA\u200DRIA", "MA\u200CRIA", "\u200DMARIA", "MA\u200D\u200CRIA"})
  void joinersOfOtherScriptsHide(String name) {
    assertThat(CleanText.line(name)).isEqualTo(new CleanText("MARIA", false));
    assertThat(CleanText.line("리\u200D명훈")).isEqualTo(new CleanText("리명훈", false));
  }

  @Test
  void whatShowsStays() {
    String shown = "ΑΒΓ Łódź № 5 “李明勳” \u3000ООО ٣ 辻\uDB40\uDD00 \uD840\uDC00";

    assertThat(CleanText.line(shown)).isEqualTo(new CleanText(shown, true));
  }
}
