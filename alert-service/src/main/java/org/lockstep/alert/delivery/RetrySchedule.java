package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** When to try again. */
@ApplicationScoped
class RetrySchedule {
  private final List<Duration> waits;
  private final double jitter;
  private final DoubleSupplier random;

  @Inject
  RetrySchedule(DeliveryConfig config) {
    this(config.schedule(), config.jitter(), () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * A schedule of its own.
   *
   * @param random gives numbers from 0 to under 1
   */
  RetrySchedule(List<Duration> waits, double jitter, DoubleSupplier random) {
    this.waits = List.copyOf(waits);
    this.jitter = jitter;
    this.random = random;
  }

  /**
   * When to try again after a failure.
   *
   * @param failures how many attempts failed, the one just made included
   * @param retryAfter the receiver's wish; it is never tried sooner
   * @return empty when the schedule is used up
   */
  Optional<Instant> next(int failures, @Nullable String retryAfter, Instant now) {
    if (failures >= waits.size()) {
      return Optional.empty();
    }
    double factor = 1 + jitter * (2 * random.getAsDouble() - 1);
    var scheduled = Duration.ofMillis(Math.round(waits.get(failures).toMillis() * factor));
    var floor = RetryAfter.parse(retryAfter, now).orElse(Duration.ZERO);
    return Optional.of(now.plus(scheduled.compareTo(floor) > 0 ? scheduled : floor));
  }
}
