package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.file.RefusedFileException;

class BatchesTest {
  private final List<List<Integer>> taken = new ArrayList<>();
  private final Batches<Integer> batches = new Batches<>(new MemoryBudget("list.xml"), taken::add);

  @Test
  void handsOnAHundredAtATimeAndTheRestAtTheEnd() {
    for (int i = 0; i < 250; i++) {
      batches.add(i, 10);
    }
    assertThat(taken).hasSize(2);

    batches.end();
    batches.end();

    assertThat(taken).extracting(List::size).containsExactly(100, 100, 50);
    assertThat(taken.stream().flatMap(List::stream)).isSorted().hasSize(250);
  }

  @Test
  void handsOnFewerWhereTheyAreLong() {
    for (int i = 0; i < 6; i++) {
      batches.add(i, 100_000);
    }
    batches.end();

    assertThat(taken).extracting(List::size).containsExactly(3, 3);
  }

  @Test
  void keepsNoRoomForWhatItHasHandedOn() {
    long most = Runtime.getRuntime().maxMemory() / 3 / 8;
    for (int i = 0; i < 10; i++) {
      batches.add(i, most - 1_000);
    }

    assertThat(taken).hasSize(10);
    assertThatThrownBy(() -> batches.add(10, most + 1)).isInstanceOf(RefusedFileException.class);
  }
}
