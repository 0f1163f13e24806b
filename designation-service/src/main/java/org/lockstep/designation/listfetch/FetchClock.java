package org.lockstep.designation.listfetch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The thread that fetches, where the operator has switched that on. */
@ApplicationScoped
class FetchClock {
  private static final Logger LOG = Logger.getLogger(FetchClock.class);
  private static final Duration TICK = Duration.ofSeconds(30);

  private final FetchConfig config;
  private final ListFetches fetches;
  private @Nullable Thread thread;

  FetchClock(FetchConfig config, ListFetches fetches) {
    this.config = config;
    this.fetches = fetches;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      Thread started = new Thread(this::run, "list-fetch");
      started.setDaemon(true);
      started.start();
      thread = started;
    }
  }

  /** A fetch that is cut off is made again. */
  void stop(@Observes ShutdownEvent event) {
    Thread started = thread;
    if (started != null) {
      started.interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        tick();
        Thread.sleep(TICK.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() throws InterruptedException {
    try {
      fetches.fetchDue();
    } catch (RuntimeException e) {
      LOG.warnf("lists cannot be fetched: %s", e.toString());
    }
  }
}
