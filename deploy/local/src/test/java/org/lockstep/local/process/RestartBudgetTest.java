package org.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
  private final Instant start = Instant.parse("2024-05-24T00:00:00Z");

  @Test
  void allowsFiveRestartsInFiveMinutesAndTheNextWhenTheFirstIsLongAgo() {
    RestartBudget budget = new RestartBudget();
    for (int restart = 1; restart <= 5; restart++) {
      assertThat(budget.take(start.plusSeconds(restart))).isEqualTo(restart);
    }

    assertThat(budget.take(start.plusSeconds(200))).isZero();
    assertThat(budget.take(start.plusSeconds(302))).isEqualTo(5);
    assertThat(budget.take(start.plusSeconds(302))).isZero();
  }
}
