package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
  private final Whereabouts.Of iran = new Whereabouts.Of("UN-IRAN");

  @Test
  void saysUnderWhichProgrammesEntriesAreAndHowManyAreGone() {
    iran.add(List.of("UN-NEW"), 60);
    iran.add(List.of("UN-NEW", "UN-B"), 20);
    iran.add(List.of("UN-B", "UN-IRAN"), 1);
    iran.add(null, 3);

    assertThat(iran)
        .hasToString(
            "Of those of UN-IRAN are now: 80 under UN-NEW, 20 under UN-B, 1 there still, 3 off the"
                + " list.");
  }

  @Test
  void ofVeryManyProgrammesNamesTheFirst() {
    for (int i = 1; i <= 9; i++) {
      iran.add(List.of("UN-" + i), 10 - i);
    }

    assertThat(iran.toString()).contains("9 under UN-1", "5 under UN-5, others under 4 more.");
  }
}
