package org.lockstep.entity.screening.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayeredTest {
  @Test
  void isWhatAnOrdinaryMapIsAfterTheSameChanges() {
    Random random = new Random(20240524);
    Map<String, Integer> expected = new HashMap<>();
    Layered<Integer> layered = Layered.empty();
    for (int round = 0; round < 200; round++) {
      Map<String, Optional<Integer>> changes = new HashMap<>();
      for (int i = 0; i < random.nextInt(100); i++) {
        String key = "key " + random.nextInt(5_000);
        Optional<Integer> value =
            random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextInt());
        changes.put(key, value);
        value.ifPresentOrElse(there -> expected.put(key, there), () -> expected.remove(key));
      }
      layered = layered.with(changes);
    }

    assertThat(layered.size()).isEqualTo(expected.size());
    List<Integer> all = new ArrayList<>();
    layered.forEach(all::add);
    assertThat(all).containsExactlyInAnyOrderElementsOf(expected.values());
    for (int i = 0; i < 5_000; i++) {
      assertThat(layered.get("key " + i)).isEqualTo(expected.get("key " + i));
    }
  }

  @Test
  void leavesTheOneThatItWasMadeFromAsItWas() {
    Layered<Integer> before = Layered.<Integer>empty().with(Map.of("a", Optional.of(1)));

    before.with(Map.of("a", Optional.empty(), "b", Optional.of(2)));

    assertThat(before.get("a")).isEqualTo(1);
    assertThat(before.get("b")).isNull();
    assertThat(before.size()).isEqualTo(1);
  }
}
