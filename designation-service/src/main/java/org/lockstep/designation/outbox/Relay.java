package org.lockstep.designation.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.FailureLine;

/** The thread that publishes what is owed, as long as the service runs. */
@ApplicationScoped
class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final OutboxBatches batches;
  private final WakeUp wakeUp;
  private volatile boolean running = true;
  private @Nullable Thread thread;

  Relay(OutboxBatches batches, WakeUp wakeUp) {
    this.batches = batches;
    this.wakeUp = wakeUp;
  }

  void start(@Observes StartupEvent event) {
    Thread started = new Thread(this::run, "outbox-relay");
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    Thread started = thread;
    if (started != null) {
      started.join(GOODBYE.toMillis());
      started.interrupt();
    }
    batches.close();
  }

  private void run() {
    try {
      while (running) {
        publishAll();
        wakeUp.await(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      wakeUp.close();
    }
  }

  private void publishAll() throws InterruptedException {
    try {
      int published;
      do {
        published = batches.publishOne();
      } while (running && published > 0);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.warnf("events wait in the outbox: %s", FailureLine.of(e));
    }
  }
}
