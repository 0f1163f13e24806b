package org.lockstep.entity.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.LookUpKeys;

class NamesTest {

  @Test
  void caseWidthPunctuationAndSpacingDoNotMakeAnotherName() {
    assertThat(LookUpKeys.name("Azia  Shipping-Company")).isEqualTo("AZIA SHIPPING COMPANY");
    assertThat(LookUpKeys.name("ＡＺＩＡ SHIPPING COMPANY.")).isEqualTo("AZIA SHIPPING COMPANY");
    assertThat(LookUpKeys.name("림 영혁")).isEqualTo("림 영혁");
  }

  @Test
  void weakNamesAndNamesWithoutLettersAreNotLookedUp() {
    var listingRecord =
        Published.vessel("US", "MARIA").weakAlias("LEV").alias("***").listing().listingRecord();

    assertThat(Names.keys(listingRecord)).containsExactly("VESSEL|MARIA");
  }
}
