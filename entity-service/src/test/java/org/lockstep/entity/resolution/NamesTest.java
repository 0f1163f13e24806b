package org.lockstep.entity.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;

class NamesTest {

  @Test
  void caseWidthPunctuationAndSpacingDoNotMakeAnotherName() {
    assertThat(Names.normal("Azia  Shipping-Company")).isEqualTo("AZIA SHIPPING COMPANY");
    assertThat(Names.normal("ＡＺＩＡ SHIPPING COMPANY.")).isEqualTo("AZIA SHIPPING COMPANY");
    assertThat(Names.normal("림 영혁")).isEqualTo("림 영혁");
  }

  @Test
  void weakNamesAndNamesWithoutLettersAreNotLookedUp() {
    var listingRecord =
        Published.vessel("US", "MARIA").weakAlias("LEV").alias("***").listing().listingRecord();

    assertThat(Names.keys(listingRecord)).containsExactly("VESSEL|MARIA");
  }
}
