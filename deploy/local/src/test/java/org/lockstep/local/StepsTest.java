package org.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.lockstep.local.data.Refusal;

class StepsTest {
  @Test
  void beginsAStepWhenThoseItNeedsAreDone() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch gate = new CountDownLatch(1);
    Steps steps = new Steps();

    var postgres =
        steps.begin(
            () -> {
              gate.await();
              return order.add("postgres");
            });
    steps.begin(() -> order.add("keycloak"), postgres);
    gate.countDown();
    steps.awaitAll();

    assertThat(order).containsExactly("postgres", "keycloak");
  }

  @Test
  void endsTheWaitWithTheFirstFailureWhileOthersAreStillAtWork() {
    Steps steps = new Steps();
    steps.begin(() -> new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.HOURS));
    steps.begin(
        () -> {
          throw new Refusal("kafka ended before it was ready");
        });

    assertThatThrownBy(steps::awaitAll)
        .isInstanceOf(Refusal.class)
        .hasMessage("kafka ended before it was ready");
  }
}
