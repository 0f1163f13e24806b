package org.lockstep.designation.listimport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.http.problem.FailureLine;

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
  private static final Duration GOODBYE = Duration.ofSeconds(3);
  private static final int LONGEST_PUBLICATION_SECONDS = 1800;

  /** What a run needs. */
  record Tools(
      Imports imports,
      UploadedFiles uploads,
      Staged staged,
      Readers readers,
      Validator validator,
      TimeZones timeZones,
      Journal journal) {}

  private final Tools tools;
  private final ListPublication publication;
  private final ReferenceData referenceData;
  private final UUID worker = UUID.randomUUID();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "import-heartbeat"));
  private volatile boolean running = true;
  private @Nullable Thread thread;

  ImportWorker(
      Imports imports,
      UploadedFiles uploads,
      Staged staged,
      Readers readers,
      Validator validator,
      TimeZones timeZones,
      Journal journal,
      ListPublication publication,
      ReferenceData referenceData) {
    this.tools = new Tools(imports, uploads, staged, readers, validator, timeZones, journal);
    this.publication = publication;
    this.referenceData = referenceData;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  void start(@Observes StartupEvent event) {
    Thread started = daemon(this::run, "list-import");
    started.start();
    thread = started;
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    heart.shutdownNow();
    Thread started = thread;
    if (started != null) {
      started.join(GOODBYE.toMillis());
      started.interrupt();
    }
  }

  private void run() {
    try {
      while (running) {
        Thread.sleep((turn() ? TICK : PAUSE_AFTER_FAILURE).toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Works on all imports whose turn it is; false where that did not go well. */
  private boolean turn() {
    try {
      tools.imports().abandoned().forEach(tools.imports()::brokenOff);
      while (running && tools.imports().claim(worker).map(this::work).orElse(false)) {
        // The next one.
      }
      return true;
    } catch (RuntimeException e) {
      LOG.warnf(
          "an import did not go on; its lease will end, and it begins anew: %s", FailureLine.of(e));
      return false;
    }
  }

  private boolean work(UUID id) {
    ListImport of = find(id);
    Codes codes = referenceData.codes();
    OfficialList list = OfficialList.find(of.source(), codes.authorities()).orElseThrow();
    ImportRun run = new ImportRun(tools, of, list, codes);
    ScheduledFuture<?> beating =
        heart.scheduleWithFixedDelay(
            () -> beat(id, run), HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      ImportRun.Result result = result(run, of, list);
      if (result.status() == ImportStatus.PUBLISHED) {
        tools.imports().say(id, worker, outcome(find(id), result, ImportStatus.PUBLISHING));
        // From here the row is locked, which says as much as a lease.
        beating.cancel(false);
        publish(find(id), list, result);
      } else {
        rest(find(id), list, result);
      }
      LOG.infof("import %s of %s: %s", id, list.source(), result.status());
    } finally {
      beating.cancel(false);
      tools.staged().clear(id);
    }
    return true;
  }

  private ImportRun.Result result(ImportRun run, ListImport of, OfficialList list) {
    try {
      ImportRun.Files files = run.files();
      tools.imports().unpacked(of.id(), worker, files.items(), files.contentDigest());
      // A day that somebody says is looked at with the files, whether or not they are the same.
      return of.editionAsked() == null
              && tools.imports().isLastAndDated(list.source(), files.contentDigest())
          ? run.unchanged()
          : run.run(files.files());
    } catch (RefusedFileException e) {
      return run.refused(e);
    }
  }

  private ListImport find(UUID id) {
    return QuarkusTransaction.requiringNew().call(() -> tools.imports().findById(id));
  }

  private void publish(ListImport of, OfficialList list, ImportRun.Result result) {
    QuarkusTransaction.requiringNew()
        .timeout(LONGEST_PUBLICATION_SECONDS)
        .run(
            () ->
                publication.publish(
                    of, worker, list, result, outcome(of, result, ImportStatus.PUBLISHED)));
  }

  private void rest(ListImport of, OfficialList list, ImportRun.Result result) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              tools.imports().say(of.id(), worker, outcome(of, result, result.status()));
              if (result.status() == ImportStatus.UNCHANGED) {
                tools.staged().ended(of.id(), list.source(), result.ended());
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
        result
            .report()
            .written(of, result.edition(), result.changes(), result.findings(), result.warnings()));
  }

  private void beat(UUID id, ImportRun run) {
    try {
      tools.imports().renew(id, worker, run.progress());
    } catch (RuntimeException e) {
      LOG.debugf("import %s: no heartbeat: %s", id, FailureLine.of(e));
    }
  }
}
