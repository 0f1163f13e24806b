package org.lockstep.designation.lists.australia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.lists.australia.Documents.Document;

/** Numbers are made up; those that must pass a check in Russia are those of its largest bank. */
class DocumentsTest {
  @Test
  void readsPassportsWithTheirCountriesAndDates() {
    assertThat(
            Documents.in(
                "QDi.999\nPassport no: a) Libya number 700101, issued in Tripoli, Libya b) Libyan"
                    + " passport number 700202,issued under name Ibrahim Example, expired on 3 Mar."
                    + " 2014 Associated with Example Committee (QDe.998).",
                false))
        .extracting(Document::scheme, Document::number, Document::issuer, Document::expires)
        .containsExactly(
            tuple(Scheme.PASSPORT_NUMBER, "700101", "Libya", null),
            tuple(Scheme.PASSPORT_NUMBER, "700202", "Libyan", "3 Mar. 2014"));
    assertThat(
            Documents.in(
                "Afghan passport no. SE 070303 issued 5 Nov 2000. Belongs to a tribe.", false))
        .extracting(Document::number, Document::issuer, Document::issued)
        .containsExactly(tuple("SE 070303", "Afghan", "5 Nov 2000"));
    assertThat(Documents.in("Passport 700404050 (North Korea); Expiry: 20 March 2020", false))
        .extracting(Document::number, Document::issuer, Document::expires)
        .containsExactly(tuple("700404050", "North Korea", "20 March 2020"));
    assertThat(
            Documents.in(
                "Passport no.: Russian passport number 8207 No. 700101, issued by X", false))
        .extracting(Document::number)
        .containsExactly("8207 700101");
    assertThat(Documents.in("Passport no: HR7ABCD7; Date of issue: 27 April 2015", false))
        .extracting(Document::number, Document::issued)
        .containsExactly(tuple("HR7ABCD7", "27 April 2015"));
  }

  @Test
  void takesNoShortWordForACountry() {
    assertThat(Documents.in("Born in 1958 and diplomatic passport number 700110034.", false))
        .extracting(Document::number, Document::issuer)
        .containsExactly(tuple("700110034", null));
  }

  @Test
  void readsSeveralNumbersUnderOneLabel() {
    assertThat(Documents.in("Passport no.: 700100092; 700220503; 700330197.", false))
        .extracting(Document::number)
        .containsExactly("700100092", "700220503", "700330197");
    assertThat(Documents.in("Passport No.: a) 70449, b) 707781.", false))
        .extracting(Document::number)
        .containsExactly("70449", "707781");
    assertThat(Documents.in("Passport number 700440247 and PD700550081 (expired 2015)", false))
        .extracting(Document::number, Document::expires)
        .containsExactly(tuple("700440247", null), tuple("PD700550081", "2015"));
  }

  @Test
  void readsNationalNumbers() {
    assertThat(
            Documents.in(
                "National identification no.: a) Egyptian national identity card number 28104560 b)"
                    + " Jordanian national number 7001029477. Other information: In custody.",
                false))
        .extracting(Document::scheme, Document::number, Document::issuer)
        .containsExactly(
            tuple(Scheme.ID_NUMBER, "28104560", "Egyptian"),
            tuple(Scheme.ID_NUMBER, "7001029477", "Jordanian"));
    assertThat(Documents.in("Afghan national identification card (tazkira) number 70388", false))
        .extracting(Document::scheme, Document::number, Document::issuer)
        .containsExactly(tuple(Scheme.ID_NUMBER, "70388", "Afghan"));
    assertThat(Documents.in("Italian Fiscal Code: XMP XMP 61S17 Z999F. In detention.", false))
        .extracting(Document::scheme, Document::number, Document::issuer)
        .containsExactly(tuple(Scheme.TAX_NUMBER, "XMP XMP 61S17 Z999F", "Italian"));
  }

  @Test
  void readsTheNumbersOfOrganizationsByTheirChecks() {
    assertThat(
            Documents.in(
                "Registration ID: 1027700132195 (Russia)\nGovernment Gazette Number: 07004149"
                    + " (Russia)\nTax ID No.: 7707083893 (Russia)\nSWIFT/BIC: EXMPRUMM",
                false))
        .extracting(Document::scheme, Document::number)
        .containsExactly(
            tuple(Scheme.OGRN_CODE, "1027700132195"),
            tuple(Scheme.ID_NUMBER, "07004149"),
            tuple(Scheme.INN_CODE, "7707083893"),
            tuple(Scheme.SWIFT_BIC, "EXMPRUMM"));
    assertThat(Documents.in("Company identification number: 1027700132195; https://x.ru/", true))
        .extracting(Document::scheme)
        .containsExactly(Scheme.OGRN_CODE);
    assertThat(Documents.in("Company Identification No.1027700132195 (Iran)", true))
        .extracting(Document::scheme)
        .containsExactly(Scheme.REGISTRATION_NUMBER);
    assertThat(Documents.in("Registration ID (OGRN no.): 1 027 700 132 195", false))
        .extracting(Document::scheme, Document::number)
        .containsExactly(tuple(Scheme.OGRN_CODE, "1 027 700 132 195"));
    assertThat(Documents.in("IMO Identification Number: 1234565 (Company)", false))
        .extracting(Document::scheme, Document::number)
        .containsExactly(tuple(Scheme.IMO_COMPANY_NUMBER, "1234565"));
  }

  @Test
  void takesNoNumberThatIsNotOne() {
    for (String text :
        new String[] {
          "Passport no.: na National identification no.:na",
          "Director of the Passport and Visa Department in the Ministry",
          "Passport no.: (a) Counterfeit Danish driving licence no. 70045897",
          "Registered in 2004 under registry number 24.",
          "He used the identity of somebody who died in 2004.",
          "Passport Date of Issue: 7 December 2011",
          "in Security Council resolution 1822 (2008)",
          "Passport no.: N/A"
        }) {
      assertThat(Documents.in(text, false)).as(text).isEmpty();
    }
  }
}
