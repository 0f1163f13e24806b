package org.lockstep.designation.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether what is owed gets out. Neither liveness nor readiness: the register is read and written
 * without Kafka; it is for who watches {@code /q/health} and {@code /q/metrics}.
 */
@Wellness
@Default // beside the qualifier that Wellness is
@ApplicationScoped
class OutboxHealth implements HealthCheck {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final EntityManager entityManager;

  OutboxHealth(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void measure(@Observes StartupEvent event, MeterRegistry meters, OutboxHealth outbox) {
    Gauge.builder("lockstep.events.oldest.unsent.seconds", outbox, OutboxHealth::oldestUnsent)
        .description("Age of the oldest event that the broker has not taken")
        .register(meters);
    Gauge.builder("lockstep.events.set.aside", outbox, OutboxHealth::setAside)
        .description("Events that no broker takes")
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder outbox = HealthCheckResponse.named("outbox");
    try {
      double oldest = oldestUnsent();
      double aside = setAside();
      return outbox
          .status(oldest < LONGEST.toSeconds() && aside == 0)
          .withData("oldest-unsent-seconds", (long) oldest)
          .withData("set-aside", (long) aside)
          .build();
    } catch (RuntimeException e) {
      // Quarkus would name the check by this class, and an alarm by its name would not ring.
      return outbox.down().withData("store", "away or busy").build();
    }
  }

  @Transactional
  double oldestUnsent() {
    return number(
        """
        select coalesce(extract(epoch from now() - min(created_at)), 0) from outbox
        where sent_at is null and set_aside_at is null""");
  }

  @Transactional
  double setAside() {
    return number("select count(*) from outbox where sent_at is null and set_aside_at is not null");
  }

  private double number(String sql) {
    return ((Number) entityManager.createNativeQuery(sql).getSingleResult()).doubleValue();
  }
}
