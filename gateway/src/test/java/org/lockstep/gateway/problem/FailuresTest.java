package org.lockstep.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final AtomicLong clock = new AtomicLong();
  private final Failures failures = new Failures(clock::get);

  @Test
  void saysInOneBoundedLineWhatFailedAndWhereAndNothingOfWhatCame() {
    String line =
        failures.line(
            "Request story-2024-05-24",
            new IllegalStateException("a\r\nb\u001b[31m" + "x".repeat(10_000)));

    assertThat(line)
        .startsWith(
            "Request story-2024-05-24 failed: java.lang.IllegalStateException at"
                + " FailuresTest.java:")
        .doesNotContain("[31m", "xxx")
        .hasSizeLessThan(700);
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void saysNoMoreThanTenThingsInTenSecondsAndThenHowManyItLeftOut() {
    StackOverflowError failure = new StackOverflowError();
    long told =
        IntStream.range(0, 5_000)
            .filter(i -> !failures.line("Request " + i, failure).isEmpty())
            .count();
    clock.addAndGet(11_000_000_000L);

    assertThat(told).isEqualTo(10);
    assertThat(failures.line("Request 5000", failure))
        .contains("4990 failures before that were not told");
    assertThat(failures.line("Request 5001", failure)).doesNotContain("not told");
  }
}
