package org.lockstep.designation.listimport;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.task.Loop;
import org.lockstep.http.problem.FailureLine;
import org.lockstep.http.trace.Traces;

/**
 * The thread that works on imports, one at a time. Every replica has one; a lease in the database
 * says whose an import is.
 */
@ApplicationScoped
class ImportWorker {
  private static final Logger LOG = Logger.getLogger(ImportWorker.class);
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT = Duration.ofMillis(500);

  private final Imports imports;
  private final StagedEntries staged;
  private final ImportRun importRun;
  private final ListPublication publication;
  private final ReferenceData referenceData;
  private final Traces traces;
  private final UUID worker = UUID.randomUUID();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(ImportWorker::heartbeat);
  private final Loop loop =
      new Loop(
          "list-import",
          "an import did not go on; its lease will end, and it begins anew",
          TICK,
          PAUSE_AFTER_FAILURE,
          this::turn);

  ImportWorker(
      Imports imports,
      StagedEntries staged,
      ImportRun importRun,
      ListPublication publication,
      ReferenceData referenceData,
      Traces traces) {
    this.imports = imports;
    this.staged = staged;
    this.importRun = importRun;
    this.publication = publication;
    this.referenceData = referenceData;
    this.traces = traces;
  }

  private static Thread heartbeat(Runnable task) {
    Thread thread = new Thread(task, "import-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  void start(@Observes StartupEvent event, MeterRegistry meters) {
    loop.start(meters);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    heart.shutdownNow();
    loop.stop();
  }

  /** Works on all imports whose turn it is; false where one has to begin anew. */
  private boolean turn() {
    imports.abandoned().forEach(imports::brokenOff);
    while (loop.goesOn()) {
      Optional<UUID> next = imports.claim(worker);
      staged.clearLeft();
      if (next.isEmpty()) {
        return true;
      }
      if (!traces.ofItself("import", () -> work(next.get()))) {
        return false;
      }
    }
    return true;
  }

  /** Works on one import; false where it has to begin anew. */
  private boolean work(UUID id) {
    ListImport of = find(id);
    Codes codes = referenceData.codes();
    OfficialList list = OfficialList.find(of.source(), codes.authorities()).orElseThrow();
    RunProgress progress = new RunProgress();
    ScheduledFuture<?> beating =
        heart.scheduleWithFixedDelay(
            () -> beat(id, progress),
            HEARTBEAT.toMillis(),
            HEARTBEAT.toMillis(),
            TimeUnit.MILLISECONDS);
    ImportRun.Ending ending;
    try {
      ending = importRun.run(of, worker, list, codes, progress);
      if (ending instanceof ImportRun.Result result) {
        ending = ended(id, list, result, beating);
      }
    } finally {
      beating.cancel(false);
      staged.clear(id);
    }
    if (ending instanceof CompareAgain again) {
      imports.letGo(id, worker);
      LOG.infof("import %s of %s begins anew: %s", id, list.source(), again.why());
      return false;
    }
    LOG.infof("import %s of %s: %s", id, list.source(), ((ImportRun.Result) ending).status());
    return true;
  }

  private ImportRun.Ending ended(
      UUID id, OfficialList list, ImportRun.Result result, ScheduledFuture<?> beating) {
    if (result.status() != ImportStatus.PUBLISHED) {
      rest(find(id), list, result);
      return result;
    }
    imports.say(id, worker, outcome(find(id), result, ImportStatus.PUBLISHING));
    // From here the row is locked, which says as much as a lease.
    beating.cancel(false);
    ListImport of = find(id);
    return publication
        .publish(of, worker, list, result, outcome(of, result, ImportStatus.PUBLISHED))
        .<ImportRun.Ending>map(again -> again)
        .orElse(result);
  }

  private ListImport find(UUID id) {
    return QuarkusTransaction.requiringNew().call(() -> imports.findById(id));
  }

  private void rest(ListImport of, OfficialList list, ImportRun.Result result) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              imports.say(of.id(), worker, outcome(of, result, result.status()));
              if (result.status() == ImportStatus.UNCHANGED) {
                staged.ended(of.id(), list.source(), result.ended());
                staged.rememberKeys(of.id(), list.source());
                staged.rememberHeld(of.id(), list.source());
              }
            });
  }

  private static Imports.Outcome outcome(
      ListImport of, ImportRun.Result result, ImportStatus status) {
    return new Imports.Outcome(
        status,
        result.edition(),
        result.changes(),
        result.findings(),
        result.warnings().count(),
        result.figures(),
        result
            .report()
            .written(
                Report.Subject.of(of, result.edition()),
                result.changes(),
                result.findings(),
                result.warnings()));
  }

  private void beat(UUID id, RunProgress progress) {
    try {
      imports.renew(id, worker, progress.now());
    } catch (RuntimeException e) {
      LOG.debugf("import %s: no heartbeat: %s", id, FailureLine.of(e));
    }
  }
}
