package org.lockstep.entity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.matching.MatchedNames.alike;
import static org.lockstep.entity.matching.MatchedNames.different;
import static org.lockstep.entity.matching.MatchedNames.vessels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VesselNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"MV LADY R", "M/V LADY R", "M.V. Lady R", "Lady-R", "ЛЕДИ Р"})
  void aPrefixSaysHardlyAnything(String name) {
    alike(vessels(name, "LADY R"));
  }

  @ParameterizedTest
  @CsvSource({
    "LADY R, LADY RANIA",
    "MARIA, MARIA II",
    "MARIA 1, MARIA 2",
    "MARIA II, MARIA III",
    "AMBER SEA STAR 5, AMBER SEA STAR 6",
    "AMBER SEA STAR, AMBER SEA STAR 2",
    "MARIA, MARINA STAR",
    "ANGARA, ANGARA STAR"
  })
  void sisterShipsAreNotOne(String one, String other) {
    different(vessels(one, other));
  }

  @ParameterizedTest
  @CsvSource({"MARIA II, MARIA 2", "MARIA, Мария", "ANGARA, ANGAARA"})
  void oneShipIsWrittenInSeveralWays(String one, String other) {
    alike(vessels(one, other));
  }

  @Test
  void aLetterCostsAShipMoreThanACompany() {
    assertThat(vessels("ANGARA", "ANKARA").score())
        .isLessThan(MatchedNames.organisations("ANGARA", "ANKARA").score());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MARIA", "LADY R", "7", "II", "The Vessel"})
  void aShipEqualsItself(String name) {
    assertThat(vessels(name, name).score()).isEqualTo(1);
  }
}
