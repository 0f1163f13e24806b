package org.lockstep.entity.publication;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/**
 * Since when the oldest event is owed that the broker has not taken, as the last sweep saw it.
 * Neither liveness nor readiness: it is for whoever watches {@code /q/health} and {@code
 * /q/metrics}.
 */
@Wellness
@Default // beside the qualifier that Wellness is
@ApplicationScoped
public class Backlog implements HealthCheck {
  /** Two sweeps, so that one that is just being published is no alarm. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Clock clock;
  private volatile @Nullable Instant oldest;

  Backlog(Clock clock) {
    this.clock = clock;
  }

  void measure(@Observes StartupEvent event, MeterRegistry meters, Backlog backlog) {
    Gauge.builder("lockstep.events.oldest.unsent.seconds", backlog, Backlog::seconds)
        .description("Age of the oldest event that the broker has not taken")
        .register(meters);
  }

  /** What a sweep saw; nothing where nothing is owed. */
  public void seen(@Nullable Instant since) {
    oldest = since;
  }

  double seconds() {
    Instant since = oldest;
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }

  @Override
  public HealthCheckResponse call() {
    double age = seconds();
    return HealthCheckResponse.named("owed events")
        .status(age < LONGEST.toSeconds())
        .withData("oldest-unsent-seconds", (long) age)
        .build();
  }
}
