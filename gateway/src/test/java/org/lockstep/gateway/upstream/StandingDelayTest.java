package org.lockstep.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandingDelayTest {
  private final StandingDelay delay = new StandingDelay();

  private void late(int times) {
    for (int i = 0; i < times; i++) {
      delay.sample(StandingDelay.TOLERATED.toNanos() + 1);
    }
  }

  @Test
  void standsWhenItWasSeenEachTimeForAWhile() {
    late(StandingDelay.A_WHILE - 1);
    assertThat(delay.stands()).isFalse();

    late(1);

    assertThat(delay.stands()).isTrue();
  }

  @Test
  void passesWithOneSampleInTime() {
    late(100);

    delay.sample(StandingDelay.TOLERATED.toNanos());

    assertThat(delay.stands()).isFalse();
    late(StandingDelay.A_WHILE - 1);
    assertThat(delay.stands()).isFalse();
  }

  @Test
  void isNotMadeByOneLongPause() {
    delay.sample(Duration.ofSeconds(30).toNanos());

    assertThat(delay.stands()).isFalse();
  }
}
