package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Russian numbers are those of a well-known bank. */
class LabelledNumbersTest {
  private static final String OGRN = "1027700132195";
  private static final String INN = "7707083893";

  @Test
  void tellsTheNumbersOfOneTextApart() {
    assertThat(
            read(
                "Registration Number: %s; Government Gazette Number: 94430936; Tax ID No. :%s "
                    .formatted(OGRN, INN)))
        .isEqualTo(
            "OGRN_CODE %s | ID_NUMBER 94430936 Government Gazette Number | INN_CODE %s"
                .formatted(OGRN, INN));
    assertThat(read("INN – %sOGRN – %s KPP: 770401001 ".formatted(INN, OGRN)))
        .isEqualTo("INN_CODE %s | OGRN_CODE %s | KPP_CODE 770401001".formatted(INN, OGRN));
    assertThat(read("'TIN - %sSRN - %s'".formatted(INN, OGRN)))
        .isEqualTo("INN_CODE %s | OGRN_CODE %s".formatted(INN, OGRN));
    assertThat(read("BIN: %sINN: %sPPC: 784101001".formatted(OGRN, INN)))
        .isEqualTo("OGRN_CODE %s | INN_CODE %s | KPP_CODE 784101001".formatted(OGRN, INN));
    assertThat(
            read(
                "SWIFT/BIC SABRRUMM,BIK (RU) 044525600,Tax ID No. %s (Russia),Government Gazette"
                        .formatted(INN)
                    + " Number 09317135 (Russia)"))
        .isEqualTo(
            "SWIFT_BIC SABRRUMM | ID_NUMBER 044525600 BIK (RU) [RU] | INN_CODE %s [Russia] |"
                    .formatted(INN)
                + " ID_NUMBER 09317135 Government Gazette Number [Russia]");
  }

  @Test
  void takesNoLabelForACountry() {
    assertThat(read("61365134 (BRN)")).isEqualTo("REGISTRATION_NUMBER 61365134 BRN");
    assertThat(read("2182045 (CR No.)")).isEqualTo("REGISTRATION_NUMBER 2182045 CR No.");
    assertThat(read("0868520 (ID)")).isEqualTo("ID_NUMBER 0868520 ID");
    assertThat(read("14850239 (EST)")).isEqualTo("REGISTRATION_NUMBER 14850239 [EST]");
  }

  @Test
  void takesALabelThatStandsAfterItsNumber() {
    assertThat(read(OGRN + " (Russia)")).isEqualTo("OGRN_CODE " + OGRN + " [Russia]");
    assertThat(read(INN + " - Russia INN")).isEqualTo("INN_CODE " + INN + " [Russia]");
    assertThat(read(OGRN + " dated 27/07/1992"))
        .isEqualTo("REGISTRATION_NUMBER " + OGRN + " {27/07/1992}");
    assertThat(read("440111000105746 (Company registration number)190748254 (Code of China)"))
        .isEqualTo(
            "REGISTRATION_NUMBER 440111000105746 Company registration number | ID_NUMBER 190748254"
                + " Code of China [China]");
    assertThat(read("Business Registration Number 14850239 (Estonia)"))
        .isEqualTo("REGISTRATION_NUMBER 14850239 Business Registration Number [Estonia]");
  }

  @Test
  void keepsANumberOfAnotherStateForWhatItIs() {
    assertThat(read("INN: 302358106")).isEqualTo("TAX_NUMBER 302358106 INN");
    assertThat(read("TIN: " + INN)).isEqualTo("TAX_NUMBER " + INN + " TIN");
    assertThat(read("(УНН/ИНН): 190950894 (Belarus), %s/770301001 (Russia)".formatted(INN)))
        .isEqualTo(
            "TAX_NUMBER 190950894 УНН/ИНН [Belarus] | INN_CODE %s | KPP_CODE 770301001 [Russia]"
                .formatted(INN));
    assertThat(
            read(
                "Iran National ID Number - 10100841160 Iran Registration No. - 38705Acuris ID -"
                    + " C51"))
        .isEqualTo(
            "ID_NUMBER 10100841160 Iran National ID Number [Iran] | REGISTRATION_NUMBER 38705 Iran"
                + " Registration No [Iran] | ID_NUMBER C51 Acuris ID");
    assertThat(read("VAT Tax Number - DE 258714047")).isEqualTo("VAT_CODE DE 258714047");
    assertThat(read("CH-2 17-0-431-423-3 (Switzerland)"))
        .isEqualTo("REGISTRATION_NUMBER CH-2 17-0-431-423-3 [Switzerland]");
    assertThat(read("AA 1203658 (Moldova)")).isEqualTo("REGISTRATION_NUMBER AA 1203658 [Moldova]");
    assertThat(read("19036 9982 (Belarus)")).isEqualTo("REGISTRATION_NUMBER 19036 9982 [Belarus]");
    assertThat(
            read(
                "Unified Social Credit Code - 91320505MA1WT5KL9D; Company Registration Number -"
                    + " 320500400020269"))
        .isEqualTo(
            "USC_CODE 91320505MA1WT5KL9D | REGISTRATION_NUMBER 320500400020269 Company Registration"
                + " Number");
  }

  @Test
  void leavesWhatItDoesNotKnowAsOneNumber() {
    for (String number :
        List.of("HE 412345", "M 354838 D 0001", "145225-5 434486-5", "7725824287 / 772201001")) {
      assertThat(LabelledNumbers.in(number)).as(number).isEmpty();
    }
  }

  @Test
  void takesTextsOfAnyLengthInOneGo() {
    assertThat(LabelledNumbers.in("1 ".repeat(32_000))).isEmpty();
    assertThat(LabelledNumbers.in("ABCDEFGH ".repeat(8_000) + "INN 1")).hasSize(1);
    assertThat(LabelledNumbers.in("((((".repeat(8_000))).isEmpty();
  }

  private static String read(String published) {
    List<LabelledNumbers.Found> all = LabelledNumbers.in(published);
    boolean russian = LabelledNumbers.areRussian(all);
    return all.stream()
        .map(
            one -> {
              var scheme = one.kind().scheme(one.number(), russian);
              return scheme
                  + " "
                  + one.number()
                  + (NumberLabel.isTold(scheme) || one.label() == null ? "" : " " + one.label())
                  + (one.country() == null ? "" : " [" + one.country() + "]")
                  + (one.issued() == null ? "" : " {" + one.issued() + "}");
            })
        .collect(Collectors.joining(" | "));
  }
}
