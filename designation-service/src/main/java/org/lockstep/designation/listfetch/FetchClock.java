package org.lockstep.designation.listfetch;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.lockstep.designation.task.Loop;

/** Fetches lists, where the operator has switched that on. */
@ApplicationScoped
class FetchClock {
  private static final Duration TICK = Duration.ofSeconds(30);

  private final FetchConfig config;
  private final Loop loop;

  FetchClock(FetchConfig config, ListFetches fetches) {
    this.config = config;
    this.loop =
        new Loop(
            "list-fetch",
            "lists cannot be fetched",
            TICK,
            TICK,
            () -> {
              fetches.fetchDue();
              return true;
            });
  }

  void start(@Observes StartupEvent event, MeterRegistry meters) {
    if (config.enabled()) {
      loop.start(meters);
    }
  }

  /** A fetch that is cut off is made again. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }
}
