package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarningsTest {
  @Test
  void steerNoTerminal() {
    Warnings warnings = new Warnings();
    warnings.add("sdn\u202Evsc.csv", 7, "7157: \u001b[2J'MAIA\n-1'");

    assertThat(warnings.texts()).containsExactly("sdn?vsc.csv, line 7: 7157: ?[2J'MAIA?-1'");
  }
}
