package org.lockstep.designation.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.lockstep.designation.task.Loop;

/** Publishes what is owed, as long as the service runs. */
@ApplicationScoped
class Relay {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final OutboxBatches batches;
  private final WakeUp wakeUp;
  private final Loop loop =
      new Loop("outbox-relay", "events wait in the outbox", Duration.ZERO, POLL, this::publish);

  Relay(OutboxBatches batches, WakeUp wakeUp) {
    this.batches = batches;
    this.wakeUp = wakeUp;
  }

  void start(@Observes StartupEvent event, MeterRegistry meters) {
    loop.start(meters);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
    wakeUp.close();
    batches.close();
  }

  private boolean publish() throws Exception {
    if (batches.publishOne() == 0) {
      wakeUp.await(POLL);
    }
    return true;
  }
}
