package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningTextTest {
  @Test
  void takesOutWhatIsQuoted() {
    assertThat(WarningText.of("'7701234567' is not an INN by its check digit"))
        .isEqualTo(text("'…' is not an INN by its check digit", "'7701234567'"));
    assertThat(WarningText.of("'7701234567' is not an OGRN by its check digit").kind())
        .as("another kind of number is another kind of warning")
        .isEqualTo("'…' is not an OGRN by its check digit");
    assertThat(WarningText.of("is 'Owner of' the profile '17', which is not in the file"))
        .isEqualTo(text("is '…' the profile '…', which is not in the file", "'Owner of'", "'17'"));
  }

  @Test
  void knowsAnApostropheFromTheEndOfAQuotation() {
    assertThat(WarningText.of("'O'Brien's' is not a known QUALITY of an alias"))
        .isEqualTo(text("'…' is not a known QUALITY of an alias", "'O'Brien's'"));
    assertThat(WarningText.of("the entry's name isn't there"))
        .isEqualTo(text("the entry's name isn't there"));
    assertThat(WarningText.of("a quotation that stays 'open"))
        .isEqualTo(text("a quotation that stays 'open"));
  }

  @Test
  void takesOutNumbersAndCodes() {
    assertThat(WarningText.of("a name of 1203 characters was kept among the extras"))
        .isEqualTo(text("a name of … characters was kept among the extras", "1203"));
    assertThat(WarningText.of("'ROC' is no programme yet; it was entered as JP-ROC-2."))
        .isEqualTo(text("'…' is no programme yet; it was entered as ….", "'ROC'", "JP-ROC-2"));
    assertThat(WarningText.of("entered as KR-DPRK").kind()).isEqualTo("entered as …");
    assertThat(WarningText.of("the IMO number is well-formed - is it?").kind())
        .isEqualTo("the IMO number is well-formed - is it?");
  }

  @Test
  void takesOutWhatFollowsAColon() {
    assertThat(WarningText.of("the row names nobody and was passed over: 2014: taken off"))
        .isEqualTo(text("the row names nobody and was passed over: …", "2014: taken off"));
    assertThat(WarningText.of("at 12:30").kind()).isEqualTo("at …:…");
  }

  @Test
  void losesNothingOfWhatMakesNoSense() {
    for (String message : new String[] {"", " ", "'", "''", ":", ": ", "- - '- ", "漢字の'注意'だ"}) {
      assertThat(WarningText.of(message).kind()).hasSizeLessThanOrEqualTo(message.length() + 2);
    }
  }

  @Test
  void looksAtNoCharacterOverAndOver() {
    for (String repeated : new String[] {"'a", "'", ".", "- ", "a.", ": ", "'' ", "x'a "}) {
      String message = repeated.repeat(200_000);

      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> WarningText.of(message), repeated);
    }
  }

  private static WarningText text(String kind, String... values) {
    return new WarningText(kind, List.of(values));
  }
}
