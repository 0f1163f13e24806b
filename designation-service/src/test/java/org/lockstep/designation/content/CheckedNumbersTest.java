package org.lockstep.designation.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedNumbersTest {

  /** Published: of MAIA-1, Sberbank, Gazprom, Apple and others; of persons those of the rules. */
  @ParameterizedTest
  @CsvSource({
    "IMO_NUMBER, 9358010",
    "INN_CODE, 7707083893",
    "INN_CODE, 7736050003",
    "INN_CODE, 500100732259",
    "OGRN_CODE, 1027700132195",
    "OGRN_CODE, 1027700070518",
    "OGRN_CODE, 304500116000157",
    "LEI_CODE, 5493006MHB84DD0ZWV18",
    "LEI_CODE, 549300TRUWO2CD2G5692",
    "LEI_CODE, HWUPKR0MPOU8FGXBT394",
    "PASSPORT_NUMBER, 654321"
  })
  void takesNumbersWithTheirCheckDigits(Identifier.Scheme scheme, String value) {
    assertThat(CheckedNumbers.fault(scheme, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "IMO_NUMBER, 9358011",
    "INN_CODE, 7707083894",
    "INN_CODE, 770708389",
    "INN_CODE, 500100732258",
    "INN_CODE, 500100732269",
    "INN_CODE, ٧٧٠٧٠٨٣٨٩٣",
    "OGRN_CODE, 1027700132196",
    "OGRN_CODE, 304500116000158",
    "OGRN_CODE, 10277001321951",
    "LEI_CODE, HWUPKR0MPOU8FGXBT395",
    "LEI_CODE, HWUPKR0MPOU8FGXBT3",
    "LEI_CODE, hwupkr0mpou8fgxbt394"
  })
  void findsTheFaultOfOthers(Identifier.Scheme scheme, String value) {
    assertThat(CheckedNumbers.fault(scheme, value)).isPresent();
  }
}
