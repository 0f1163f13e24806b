package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountriesTest {
  @Test
  void knowsTheNamesThatOnlyOneListHas() {
    assertThat(Countries.code("Macedonia, The Former Yugoslav Republic of")).contains("MK");
    assertThat(Countries.code("St. Vincent and the Grenadines")).contains("VC");
    assertThat(Countries.code("St. Kitts and Nevis")).contains("KN");
    assertThat(Countries.code("None Identified")).isEmpty();
  }
}
