package org.lockstep.http.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void isReadAsItWasWritten() {
    for (boolean sampled : new boolean[] {true, false}) {
      var step = new TraceParent(TRACE, SPAN, sampled);

      assertThat(TraceParent.of(step.header())).contains(step);
    }
    assertThat(new TraceParent(TRACE, SPAN, true).header())
        .isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
  }

  @Test
  void takesNoOtherFlagForThatOfSampling() {
    assertThat(TraceParent.of("00-" + TRACE + "-" + SPAN + "-02"))
        .contains(new TraceParent(TRACE, SPAN, false));
    assertThat(TraceParent.of("00-" + TRACE + "-" + SPAN + "-ff"))
        .contains(new TraceParent(TRACE, SPAN, true));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-1",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "00-" + TRACE + "-" + SPAN + "-01\n",
        " 00-" + TRACE + "-" + SPAN + "-01",
        "01-" + TRACE + "-" + SPAN + "-01",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-zz"
      })
  void isNothingWhereItHasAnotherForm(String header) {
    assertThat(TraceParent.of(header)).isEmpty();
  }
}
