package org.lockstep.designation.listimport;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.lockstep.designation.lists.reading.OfficialList;

/** What an operator can watch of official lists: how old each is, and what waits for a decision. */
final class ListMeters {
  void measure(@Observes StartupEvent start, MeterRegistry meters, Imports imports, Clock clock) {
    for (OfficialList list : OfficialList.all()) {
      Gauge.builder("lockstep.list.last.import.age", () -> age(imports, list, clock))
          .baseUnit("seconds")
          .tag("list", list.source())
          .description("How long ago an edition came in last, changed or not; NaN if none has")
          .register(meters);
    }
    Gauge.builder("lockstep.imports.waiting", imports::waiting)
        .description("Imports that an operator has to approve or reject")
        .register(meters);
  }

  private static double age(Imports imports, OfficialList list, Clock clock) {
    return imports
        .lastCameIn(list.source())
        .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }
}
