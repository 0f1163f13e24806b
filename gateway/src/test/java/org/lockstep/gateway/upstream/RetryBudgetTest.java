package org.lockstep.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget();

  private int takeAll() {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }

  @Test
  void hasSomeToBeginWith() {
    assertThat(takeAll()).isEqualTo(RetryBudget.MOST_SAVED);
  }

  @Test
  void hasOneForEachTenRequests() {
    takeAll();

    for (int i = 0; i < 9; i++) {
      budget.sent();
    }
    assertThat(budget.take()).isFalse();
    budget.sent();
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void savesNoMoreThanItHadAtFirst() {
    for (int i = 0; i < 10_000; i++) {
      budget.sent();
    }

    assertThat(takeAll()).isEqualTo(RetryBudget.MOST_SAVED);
  }

  @Test
  void neverGivesMoreThanATenthOfTheTraffic() {
    int taken = takeAll();
    for (int i = 0; i < 1_000; i++) {
      budget.sent();
      taken += budget.take() ? 1 : 0;
    }

    assertThat(taken).isEqualTo(RetryBudget.MOST_SAVED + 100);
  }
}
