package org.lockstep.alert.delivery;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an operator can watch of deliveries: what is due, how attempts end, and how long after an
 * event the first of them begins.
 */
@ApplicationScoped
class DeliveryMeters {
  private static final Duration[] DELAYS = {
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5)
  };

  private final Map<Outcome, Timer> attempts = new EnumMap<>(Outcome.class);
  private final Timer delay;

  DeliveryMeters(MeterRegistry meters) {
    for (Outcome outcome : Outcome.values()) {
      attempts.put(
          outcome,
          Timer.builder("lockstep.delivery.attempt")
              .description("Attempts of deliveries, by how they ended")
              .tag("outcome", outcome.name())
              .register(meters));
    }
    delay =
        Timer.builder("lockstep.alert.delay")
            .description("From an event to the first attempt to deliver its alert")
            .serviceLevelObjectives(DELAYS)
            .register(meters);
  }

  void measure(
      @Observes StartupEvent start,
      MeterRegistry meters,
      DeliveryRepository deliveries,
      Clock clock) {
    Gauge.builder("lockstep.deliveries.due", () -> deliveries.due(clock.instant()))
        .description("Deliveries whose attempt is due and not begun; 10,000 is that or more")
        .register(meters);
    Gauge.builder(
            "lockstep.deliveries.oldest.due.age", () -> deliveries.longestDue(clock.instant()))
        .baseUnit("seconds")
        .description("How long the delivery that waits longest has been due")
        .register(meters);
  }

  /** An attempt was made. */
  void made(Shipment shipment, Report report) {
    requireNonNull(attempts.get(report.answer().outcome())).record(report.duration());
    if (shipment.leaseNo() == 1 && !shipment.bulk()) {
      Duration since = Duration.between(shipment.eventTime(), report.startedAt());
      delay.record(since.isNegative() ? Duration.ZERO : since);
    }
  }
}
