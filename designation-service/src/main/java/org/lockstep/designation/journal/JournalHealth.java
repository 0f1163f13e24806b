package org.lockstep.designation.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down when a published checkpoint contradicts the journal. Neither liveness, because a restart
 * resolves nothing, nor readiness, because what is in the register can still be read: it is for who
 * watches {@code /q/health}.
 */
@Wellness
class JournalHealth implements HealthCheck {
  private final Contradictions contradictions;

  JournalHealth(Contradictions contradictions) {
    this.contradictions = contradictions;
  }

  void measure(@Observes StartupEvent start, MeterRegistry meters) {
    Gauge.builder("lockstep.journal.contradictions", () -> count(contradictions))
        .description("Published checkpoints that the journal contradicts; NaN until it is compared")
        .register(meters);
  }

  private static double count(Contradictions contradictions) {
    List<String> found = contradictions.known();
    return found == null ? Double.NaN : found.size();
  }

  @Override
  public HealthCheckResponse call() {
    List<String> found = contradictions.known();
    var response = HealthCheckResponse.named("journal").status(found != null && found.isEmpty());
    if (found == null) {
      return response.withData("compared", false).build();
    }
    for (int i = 0; i < found.size(); i++) {
      response.withData("contradiction-" + (i + 1), found.get(i));
    }
    return response.build();
  }
}
