package org.lockstep.designation.release;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lockstep.designation.task.Loop;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.FailureLine;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.StoreFailure;
import org.lockstep.http.trace.Traces;

/**
 * The thread that releases what is due. Every replica has one; which of them releases is decided in
 * the database, and so is what time it is.
 */
@ApplicationScoped
class ReleaseClock {
  private static final Logger LOG = Logger.getLogger(ReleaseClock.class);
  private static final Duration TICK = Duration.ofMillis(200);

  /** Tries of a release that fails although the store is there: at one a second, about a minute. */
  private static final int MOST_TRIES = 60;

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  /** How often the log says that releases which are due wait. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Instance<ScheduledReleases> kinds;
  private final Traces traces;
  private final Map<UUID, Integer> failures = new HashMap<>();
  private long said = System.nanoTime() - SILENCE.toNanos();
  private final Loop loop =
      new Loop(
          "release-clock",
          "what is due for release cannot be read",
          TICK,
          PAUSE_AFTER_FAILURE,
          this::releaseAllDue);

  ReleaseClock(@Any Instance<ScheduledReleases> kinds, Traces traces) {
    this.kinds = kinds;
    this.traces = traces;
  }

  void start(@Observes StartupEvent event, MeterRegistry meters) {
    loop.start(meters);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  private boolean releaseAllDue() {
    boolean allWell = true;
    for (ScheduledReleases kind : kinds) {
      allWell &= releaseDue(kind);
    }
    return allWell;
  }

  /** Releases all of the kind that are due; false where one of them has to be tried again. */
  boolean releaseDue(ScheduledReleases kind) {
    boolean allWell = true;
    try {
      for (UUID id : kind.due()) {
        if (loop.goesOn()) {
          allWell &= traces.ofItself("release", () -> release(kind, id));
        }
      }
    } catch (RuntimeException e) {
      return waits(e);
    }
    return allWell;
  }

  private boolean release(ScheduledReleases kind, UUID id) {
    try {
      kind.release(id);
      failures.remove(id);
      return true;
    } catch (Refusal e) {
      if (e.type() == CommonProblem.UNAVAILABLE) {
        return waits(e);
      }
      LOG.errorf("release %s was due and is refused: %s", id, e.type());
      kind.failed(id, String.valueOf(e.getMessage()));
      return true;
    } catch (RuntimeException e) {
      return StoreFailure.isIn(e) ? waits(e) : failed(kind, id, e);
    }
  }

  /**
   * It waits for a reason that passes, however long that takes: others write to the journal, or the
   * store is away.
   */
  private boolean waits(RuntimeException reason) {
    if (System.nanoTime() - said > SILENCE.toNanos()) {
      said = System.nanoTime();
      LOG.warnf("what is due for release waits: %s", FailureLine.of(reason));
    }
    return false;
  }

  private boolean failed(ScheduledReleases kind, UUID id, RuntimeException failure) {
    int tries = failures.merge(id, 1, Integer::sum);
    LOG.errorf(
        "release %s is due and failed, try %d of %d: %s",
        id, tries, MOST_TRIES, FailureLine.of(failure));
    if (tries >= MOST_TRIES) {
      kind.failed(id, "It could not be released when it was due; ask the operators of Lockstep.");
      failures.remove(id);
    }
    return false;
  }
}
