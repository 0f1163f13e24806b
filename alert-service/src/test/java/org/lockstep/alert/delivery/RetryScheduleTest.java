package org.lockstep.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
  private static final Instant NOW = Instant.parse("2024-05-24T00:00:00Z");
  private static final List<Duration> WAITS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  @Test
  void waitsLongerAfterEachFailureAndEndsAfterTheTenth() {
    var schedule = new RetrySchedule(WAITS, 0.2, () -> 0.5);

    assertThat(
            IntStream.rangeClosed(1, 9)
                .mapToObj(n -> schedule.next(n, null, NOW).orElseThrow())
                .toList())
        .isEqualTo(WAITS.subList(1, 10).stream().map(NOW::plus).toList());
    assertThat(schedule.next(10, null, NOW)).isEmpty();
  }

  @Test
  void spreadsRetriesByAFifthToBothSides() {
    assertThat(new RetrySchedule(WAITS, 0.2, () -> 0).next(2, null, NOW))
        .contains(NOW.plus(Duration.ofMinutes(4)));
    assertThat(new RetrySchedule(WAITS, 0.2, () -> 1).next(2, null, NOW))
        .contains(NOW.plus(Duration.ofMinutes(6)));
  }

  @ParameterizedTest
  @CsvSource({
    "600, PT10M",
    "' 600 ', PT10M",
    "86400, PT24H",
    "86401, PT24H",
    "999999999, PT24H",
    "'Fri, 24 May 2024 01:00:00 GMT', PT1H",
    "'Sun, 26 May 2024 00:00:00 GMT', PT24H",
    // Sooner than the schedule would: the schedule holds.
    "1, PT5M",
  })
  void triesNoSoonerThanTheReceiverAsks(String retryAfter, Duration expected) {
    assertThat(new RetrySchedule(WAITS, 0, () -> 0).next(2, retryAfter, NOW))
        .contains(NOW.plus(expected));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "soon",
        "0",
        "-600",
        "+600",
        "6e2",
        "600.5",
        "0x10",
        "９９９９",
        "99999999999999999999999",
        "Thu, 23 May 2024 00:00:00 GMT",
        "Fri, 24 May 99999 01:00:00 GMT",
        "2024-05-24T01:00:00Z",
      })
  void ignoresAWishThatIsNone(String retryAfter) {
    assertThat(new RetrySchedule(WAITS, 0, () -> 0).next(2, retryAfter, NOW))
        .contains(NOW.plus(Duration.ofMinutes(5)));
  }
}
