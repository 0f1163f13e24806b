package org.lockstep.images.bom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LicencesTest {
  private static final Licences LICENCES =
      Licences.of("# for people\nApache-2.0\n  Apache License 2.0\n\nMIT\n");

  @Test
  void knowsALicenceByTheNamesThatPomsHaveForIt() {
    assertThat(LICENCES.id("apache  license 2.0 ")).isEqualTo("Apache-2.0");
    assertThat(LICENCES.id("MIT")).isEqualTo("MIT");
  }

  @Test
  void refusesWhatIsNotNamedAndWhatHasNoLicence() {
    Component unknown = component("Business Source License 1.1");
    Component none = component();
    Component good = component("MIT");

    assertThat(LICENCES.refused(List.of(unknown, good, none))).containsExactly(unknown, none);
  }

  @Test
  void choosesWhereThereAreSeveral() {
    assertThat(LICENCES.allow(component("GPL-3.0-only", "MIT"))).isTrue();
  }

  private static Component component(String... licences) {
    return new Component("g", "a", "1", "pkg:maven/g/a@1", "", List.of(licences));
  }
}
