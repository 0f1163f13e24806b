package org.lockstep.designation.portion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortionTest {
  @Test
  void hasManySmallItemsOrAFewLargeOnes() {
    assertThat(portions(250, 3_000)).containsExactly(100, 100, 50);
    assertThat(portions(5, Portion.MOST_BYTES / 2 - 1)).containsExactly(3, 2);
    assertThat(portions(4, Portion.MOST_BYTES / 2)).containsExactly(2, 2);
    assertThat(portions(2, Portion.MOST_BYTES)).containsExactly(1, 1);
    assertThat(portions(2, 100L * Portion.MOST_BYTES)).containsExactly(1, 1);
    assertThat(portions(0, 1)).isEmpty();
  }

  private static List<Integer> portions(int items, long size) {
    Portion<Integer> portion = new Portion<>();
    List<Integer> portions = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      if (portion.add(i, size)) {
        portions.add(portion.take().size());
      }
    }
    if (!portion.isEmpty()) {
      portions.add(portion.take().size());
    }
    return portions;
  }
}
