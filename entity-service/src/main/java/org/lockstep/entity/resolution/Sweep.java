package org.lockstep.entity.resolution;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.LookUps;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.entity.profile.MarkedReadings;
import org.lockstep.entity.publication.Backlog;
import org.lockstep.entity.publication.Publication;

/**
 * Finishes what a request or a crash left behind: pending judgements at start, after each new one
 * and every few seconds; events that are still owed at start and every minute, which is rarer
 * because the embedded server reads all entities to find them. What the intake owes does not wait
 * for that: its record comes again.
 */
@ApplicationScoped
class Sweep {
  private static final Logger LOG = Logger.getLogger(Sweep.class);
  private static final Duration JUDGEMENTS = Duration.ofSeconds(3);
  private static final Duration EVENTS = Duration.ofMinutes(1);

  /** Events younger than this are being published by whoever wrote them. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final int AT_ONCE = 100;

  private final Judging judging;
  private final JudgementCases cases;
  private final Entities entities;
  private final KnownRecords records;
  private final EarlierStore earlier;
  private final LookUps lookUps;
  private final MarkedListings marked;
  private final MarkedReadings readings;
  private final Publication publication;
  private final Backlog backlog;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sweep");
            thread.setDaemon(true);
            return thread;
          });

  Sweep(
      Judging judging,
      JudgementCases cases,
      Entities entities,
      KnownRecords records,
      EarlierStore earlier,
      LookUps lookUps,
      MarkedListings marked,
      MarkedReadings readings,
      Publication publication,
      Backlog backlog,
      Clock clock) {
    this.judging = judging;
    this.cases = cases;
    this.entities = entities;
    this.records = records;
    this.earlier = earlier;
    this.lookUps = lookUps;
    this.marked = marked;
    this.readings = readings;
    this.publication = publication;
    this.backlog = backlog;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    thread.execute(() -> attempt("the indexes", this::createIndexes));
    thread.execute(() -> attempt("the look-ups", lookUps::fill));
    thread.execute(() -> attempt("what is older than records", earlier::resolve));
    every(EVENTS, this::publishOwed);
    every(JUDGEMENTS, this::finishJudgements);
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  /** Sweeps judgements now, on the sweeper's own thread. */
  void soon() {
    thread.execute(this::finishJudgements);
  }

  private void every(Duration interval, Runnable task) {
    var unused = thread.scheduleWithFixedDelay(task, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void createIndexes() {
    entities.createIndexes();
    records.createIndexes();
    cases.createIndexes();
    marked.createIndexes();
    readings.createIndexes();
  }

  void finishJudgements() {
    try {
      for (JudgementCase pending : cases.pending(AT_ONCE)) {
        attempt("judgement " + pending.id(), () -> judging.finish(pending));
      }
    } catch (RuntimeException e) {
      LOG.warn("Could not look for pending judgements; trying again soon", e);
    }
  }

  void publishOwed() {
    try {
      Instant before = clock.instant().minus(GRACE);
      // First, for while the broker is away each of them takes its time.
      Instant oldest = entities.oldestOwing(before);
      backlog.seen(oldest);
      if (oldest != null) {
        for (String id : entities.owingSince(before, AT_ONCE)) {
          attempt("events of entity " + id, () -> publication.publishOwed(id));
        }
        backlog.seen(entities.oldestOwing(before));
      }
    } catch (RuntimeException e) {
      LOG.warn("Could not look for owed events; trying again soon", e);
    }
  }

  /** One that fails must not keep the others from their turn. */
  private static void attempt(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warnf(e, "Could not finish %s; trying again soon", what);
    }
  }
}
