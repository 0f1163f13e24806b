package org.lockstep.designation.alignment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.FailureLine;

/**
 * The thread that finds gaps which open or close because days pass, each where its authority is, or
 * because they have waited long enough. Every replica has one; an entity that another one has
 * computed meanwhile is due no more.
 */
@ApplicationScoped
class GapSweep {
  private static final Logger LOG = Logger.getLogger(GapSweep.class);

  /**
   * So long after a midnight, of any authority, at most, and after a start; asking costs next to
   * nothing.
   */
  private static final Duration TICK = Duration.ofSeconds(30);

  private static final Duration GOODBYE = Duration.ofSeconds(3);
  private static final int BATCH = 200;

  private final Gaps gaps;
  private final Clock clock;
  private volatile boolean running = true;
  private @Nullable Thread thread;

  GapSweep(Gaps gaps, Clock clock) {
    this.gaps = gaps;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    Thread started = new Thread(this::run, "gap-sweep");
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    Thread started = thread;
    if (started != null) {
      started.interrupt();
      started.join(GOODBYE.toMillis());
    }
  }

  private void run() {
    try {
      while (running) {
        try {
          sweep(clock.instant());
        } catch (RuntimeException e) {
          LOG.warnf("which gaps are due cannot be read: %s", FailureLine.of(e));
        }
        Thread.sleep(TICK.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Each entity in a transaction of its own: one that fails is tried again with the next tick. */
  void sweep(Instant now) {
    List<UUID> due = gaps.due(now, new UUID(0, 0), BATCH);
    while (running && !due.isEmpty()) {
      for (UUID entity : due) {
        if (running) {
          recompute(entity, now);
        }
      }
      due = gaps.due(now, due.get(due.size() - 1), BATCH);
    }
  }

  private void recompute(UUID entity, Instant now) {
    try {
      gaps.recompute(entity, now);
    } catch (RuntimeException e) {
      LOG.warnf("the gaps of entity %s wait: %s", entity, FailureLine.of(e));
    }
  }
}
