package org.lockstep.entity.screening.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateDigestTest {
  private static StateDigest of(IntStream numbers) {
    StateDigest digest = new StateDigest();
    numbers.forEach(i -> digest.set("entity " + i, 1L));
    return digest;
  }

  @Test
  void isTheSameInWhateverOrderThingsCame() {
    assertThat(of(IntStream.range(0, 10_000)).value())
        .isEqualTo(of(IntStream.range(0, 10_000).map(i -> 9_999 - i)).value());
  }

  @Test
  void isThatOfWhatIsThereNowWhateverWasBefore() {
    StateDigest changed = of(IntStream.range(0, 100));
    String before = changed.value();
    changed.set("entity 7", 2L);
    changed.set("entity 100", 1L);
    assertThat(changed.value()).isNotEqualTo(before);

    changed.set("entity 7", 1L);
    changed.set("entity 100", null);

    assertThat(changed.value()).isEqualTo(before);
    assertThat(before).isNotEqualTo(of(IntStream.range(0, 99)).value());
  }

  @Test
  void tellsWhichMarkedRecordsAreInIt() {
    String open = of(IntStream.range(0, 3)).value();

    assertThat(StateDigest.with(open, Map.of("a", 1)))
        .isNotEqualTo(StateDigest.with(open, Map.of("a", 2)))
        .isNotEqualTo(StateDigest.with(open, Map.of()));
  }
}
