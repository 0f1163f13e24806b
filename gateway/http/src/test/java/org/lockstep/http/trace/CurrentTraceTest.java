package org.lockstep.http.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentTraceTest {
  private static final TraceParent ONE =
      new TraceParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);
  private static final TraceParent OTHER =
      new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", false);

  @AfterEach
  void leave() {
    MDC.clear();
  }

  @Test
  void isThatOfTheWorkAndAfterwardsWhatItWasBefore() {
    List<@Nullable TraceParent> seen = new ArrayList<>();

    CurrentTrace.run(
        ONE,
        () -> {
          seen.add(CurrentTrace.get());
          CurrentTrace.run(OTHER, () -> seen.add(CurrentTrace.get()));
          CurrentTrace.run(null, () -> seen.add(CurrentTrace.get()));
          seen.add(CurrentTrace.get());
        });
    seen.add(CurrentTrace.get());

    assertThat(seen).containsExactly(ONE, OTHER, null, ONE, null);
  }

  @Test
  void endsWithWorkThatFails() {
    assertThatThrownBy(
            () ->
                CurrentTrace.run(
                    ONE,
                    () -> {
                      throw new IllegalStateException("not this one");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(CurrentTrace.get()).isNull();
  }

  @Test
  void isInEachLineOfTheLog() {
    CurrentTrace.enter(ONE);

    assertThat(MDC.getMap())
        .containsEntry("traceId", ONE.traceId())
        .containsEntry("spanId", ONE.spanId())
        .containsEntry("trace", "traceId=" + ONE.traceId() + " ");
    assertThat(CurrentTrace.header()).isEqualTo(ONE.header());
  }
}
