package org.lockstep.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Breaker breaker = new Breaker(Duration.ofSeconds(1), now::get);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(breaker.letsPass()).isTrue();
      breaker.failed();
    }
  }

  @Test
  void opensAfterTenFailuresInARowAndNotBefore() {
    fail(Breaker.MOST - 1);
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.letsPass()).isTrue();

    breaker.failed();

    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.letsPass()).isFalse();
  }

  @Test
  void staysClosedAsLongAsSomebodyIsAnswered() {
    for (int i = 0; i < 10; i++) {
      fail(Breaker.MOST - 1);
      breaker.answered();
    }

    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void letsOneRequestTryAfterEachPause() {
    fail(Breaker.MOST);

    for (int i = 0; i < 3; i++) {
      now.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(breaker.letsPass()).isTrue();
      assertThat(breaker.letsPass()).as("a second one").isFalse();
    }
  }

  @Test
  void pausesAnewWhenTheTryFails() {
    fail(Breaker.MOST);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(breaker.letsPass()).isTrue();
    now.addAndGet(Duration.ofMillis(900).toNanos());

    breaker.failed();

    now.addAndGet(Duration.ofMillis(900).toNanos());
    assertThat(breaker.letsPass()).isFalse();
    now.addAndGet(Duration.ofMillis(100).toNanos());
    assertThat(breaker.letsPass()).isTrue();
  }

  @Test
  void closesWithOneAnswer() {
    fail(Breaker.MOST);

    breaker.answered();

    assertThat(breaker.isOpen()).isFalse();
    fail(Breaker.MOST - 1);
    assertThat(breaker.letsPass()).isTrue();
  }
}
