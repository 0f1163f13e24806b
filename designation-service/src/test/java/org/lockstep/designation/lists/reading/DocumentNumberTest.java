package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentNumberTest {
  @Test
  void takesTheNumberOutOfWhatIsSaidOfIt() {
    assertThat(number("Libyan passport No. 96/184442")).isEqualTo("96/184442 Libyan");
    assertThat(number("R00012098, South Sudan")).isEqualTo("R00012098 South Sudan");
    assertThat(number("South Sudan number B2606 (Expires on 1.1.2030)"))
        .isEqualTo("B2606 South Sudan");
    assertThat(number("A 1180173 Kenya, expiry 20 August 2017")).isEqualTo("A 1180173 Kenya");
    assertThat(number("563110024 (issued by the DPRK)")).isEqualTo("563110024 null");
    assertThat(number("series 1815 No 112026")).isEqualTo("1815 112026 null");
    assertThat(number("No34409/129")).isEqualTo("34409/129 null");
    assertThat(number("(July 1997): No 34409/129")).isEqualTo("34409/129 null");
    assertThat(number("403062567 (US)")).isEqualTo("403062567 US");
  }

  @Test
  void findsNoNumberWhereNoneIsOrSeveralAre() {
    for (String text :
        new String[] {"issued in 1993", "BXJXN", "12/YAKANA(N)006981", "", "diplomatic passport"}) {
      assertThat(DocumentNumber.in(text)).as(text).isEmpty();
    }
  }

  @Test
  void readsWhenADocumentWasIssuedAndExpires() {
    String text = "Qatar. Issued in Doha on 25 November 2018. Expiration date: 24/11/2026";

    assertThat(DocumentNumber.issued(text)).isEqualTo("2018-11-25");
    assertThat(DocumentNumber.expires(text)).isEqualTo("2026-11-24");
    assertThat(DocumentNumber.country(text)).contains("Qatar");
    assertThat(DocumentNumber.issued("issue no. 002-17-L022286, place of issue: Damascus"))
        .isNull();
    assertThat(DocumentNumber.issued("issued 2 May 1991 (10-03-1370)")).isEqualTo("1991-05-02");
    assertThat(DocumentNumber.expires("Likely expired")).isNull();
  }

  private static String number(String text) {
    return DocumentNumber.in(text)
        .map(number -> number.number() + " " + number.country())
        .orElse("none");
  }
}
