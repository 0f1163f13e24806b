package org.lockstep.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void leavesNothingThatSteersATerminalOrBeginsALine() {
    assertThat(PlainText.of("/api/\u001b[31mv1\u009b\r\n/\u0000\u007f평양", 100))
        .isEqualTo("/api/?[31mv1???/????");
  }

  @Test
  void cutsALongTextAndShowsIt() {
    assertThat(PlainText.of("x".repeat(8000), 10)).isEqualTo("xxxxxxxxxx...");
    assertThat(PlainText.of("xxxxxxxxxx", 10)).isEqualTo("xxxxxxxxxx");
  }
}
