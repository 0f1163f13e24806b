package org.lockstep.designation.alignment;

import io.micrometer.core.instrument.MeterRegistry;
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
import org.lockstep.designation.task.Loop;
import org.lockstep.http.problem.FailureLine;
import org.lockstep.http.trace.Traces;

/**
 * The thread that finds gaps which open or close because days pass, each where its authority is, or
 * because they have waited long enough. Every replica has one; an entity that another one has
 * computed meanwhile is due no more.
 */
@ApplicationScoped
class GapSweep {
  private static final Logger LOG = Logger.getLogger(GapSweep.class);

  /**
   * How long after a midnight of any authority at most, and after a start; asking costs next to
   * nothing.
   */
  private static final Duration TICK = Duration.ofSeconds(30);

  private static final int BATCH = 200;

  private final Gaps gaps;
  private final Traces traces;
  private final Loop loop;

  GapSweep(Gaps gaps, Traces traces, Clock clock) {
    this.gaps = gaps;
    this.traces = traces;
    this.loop =
        new Loop(
            "gap-sweep",
            "which gaps are due cannot be read",
            TICK,
            TICK,
            () -> sweep(clock.instant()));
  }

  void start(@Observes StartupEvent event, MeterRegistry meters) {
    loop.start(meters);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  /**
   * Each entity in a transaction of its own.
   *
   * @return false if one failed, which is tried again with the next tick
   */
  boolean sweep(Instant now) {
    boolean allWell = true;
    List<UUID> due = gaps.due(now, new UUID(0, 0), BATCH);
    while (loop.goesOn() && !due.isEmpty()) {
      for (UUID entity : due) {
        if (loop.goesOn()) {
          allWell &= traces.ofItself("gaps", () -> recompute(entity, now));
        }
      }
      due = gaps.due(now, due.get(due.size() - 1), BATCH);
    }
    return allWell;
  }

  private boolean recompute(UUID entity, Instant now) {
    try {
      gaps.recompute(entity, now);
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("the gaps of entity %s wait: %s", entity, FailureLine.of(e));
      return false;
    }
  }
}
