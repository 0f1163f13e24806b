package org.lockstep.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.quota.Allowance.Decision;
import org.lockstep.gateway.quota.SharedBuckets.Slice;

class AllowanceTest {
  private static final long NOW = 1_000_000_000_000L;
  private final Allowance allowance = new Allowance(new Quota(100, 200));

  private static long later(long millis) {
    return NOW + Duration.ofMillis(millis).toNanos();
  }

  @Test
  void grantsFromItsSliceAndAsksWhenThatIsOver() {
    assertThat(allowance.decide(NOW)).isEqualTo(Decision.ASK);
    allowance.took(new Slice(2, 100), 10, NOW + 1);

    // A slice that was not full says that there was no more.
    assertThat(allowance.decide(later(1))).isEqualTo(Decision.GRANTED);
    assertThat(allowance.decide(later(2))).isEqualTo(Decision.GRANTED);
    assertThat(allowance.decide(later(3))).isEqualTo(Decision.REFUSED);
    assertThat(allowance.decide(later(60))).isEqualTo(Decision.ASK);
  }

  @Test
  void losesWhatNobodyUsedInASecond() {
    allowance.took(new Slice(10, 100), 10, NOW);

    assertThat(allowance.decide(later(999))).isEqualTo(Decision.GRANTED);
    assertThat(allowance.decide(later(1001))).isEqualTo(Decision.ASK);
  }

  @Test
  void fetchesTheNextSliceBeforeThisOneEnds() {
    allowance.took(new Slice(10, 100), 10, NOW);
    assertThat(allowance.isLow(NOW)).isFalse();
    for (int i = 0; i < 5; i++) {
      allowance.decide(NOW);
    }

    assertThat(allowance.isLow(NOW)).isTrue();
  }

  @Test
  void takesATenthOfASecondAtOnceAndNeverMostOfAll() {
    assertThat(new Allowance(new Quota(100, 200)).slice()).isEqualTo(10);
    assertThat(new Allowance(new Quota(1, 5)).slice()).isEqualTo(1);
    assertThat(new Allowance(new Quota(1000, 40)).slice()).isEqualTo(10);
  }

  @Test
  void grantsTheQuotaByItselfWhileTheStoreIsAway() {
    int granted = 0;
    for (int i = 0; i < 1000; i++) {
      granted += allowance.decideAlone() == Decision.GRANTED ? 1 : 0;
    }

    assertThat(granted).isBetween(200, 260);
  }
}
