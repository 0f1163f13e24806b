package org.lockstep.alert.endpoint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** How many endpoints there are, by how they stand; {@code GET /admin/endpoints} names them. */
final class EndpointMeters {
  private static final String STOPPED = "(enabled = false or stoppedAt is not null)";

  /** Each endpoint is in one of them. */
  private static final Map<String, String> STATES =
      Map.of(
          "stopped", STOPPED,
          "failing", "not " + STOPPED + " and failingSince is not null",
          "well", "not " + STOPPED + " and failingSince is null");

  void measure(@Observes StartupEvent start, MeterRegistry meters, EndpointRepository endpoints) {
    STATES.forEach(
        (state, condition) ->
            Gauge.builder("lockstep.endpoints", () -> endpoints.counted(condition))
                .description(
                    "Endpoints: stopped by their owner or an administrator, failing since their"
                        + " last attempt, or well")
                .tag("state", state)
                .register(meters));
  }
}
