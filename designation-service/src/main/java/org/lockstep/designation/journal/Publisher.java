package org.lockstep.designation.journal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.FailureLine;

/**
 * Compares and publishes at the start, every minute, and when a thousand entries have been added.
 */
@ApplicationScoped
class Publisher {
  private static final Logger LOG = Logger.getLogger(Publisher.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final int ENTRIES = 1000;
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final Journal journal;
  private final List<CheckpointSink> sinks;
  private final Publication publication;
  private volatile boolean running = true;
  private @Nullable Thread thread;
  private long published;
  private long last;

  /**
   * @param folders where checkpoints go; none where nobody is to hold the register to its past
   */
  Publisher(
      Journal journal,
      JournalKey key,
      AgroalDataSource dataSource,
      Contradictions contradictions,
      @ConfigProperty(name = "lockstep.journal.sinks") Optional<List<String>> folders) {
    this.journal = journal;
    sinks =
        folders.orElse(List.of()).stream()
            .map(folder -> new CheckpointSink(Path.of(folder)))
            .toList();
    publication = new Publication(journal, key, dataSource, contradictions, sinks);
  }

  void start(@Observes StartupEvent event) throws InterruptedException {
    if (sinks.isEmpty()) {
      LOG.warn("no lockstep.journal.sinks: checkpoints are published nowhere");
    }
    publish();
    Thread started = new Thread(this::run, "checkpoint-publisher");
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
    sinks.forEach(CheckpointSink::close);
  }

  private void run() {
    try {
      while (running) {
        Thread.sleep(LOOK.toMillis());
        if (System.nanoTime() - last >= INTERVAL.toNanos() || hasGrown()) {
          publish();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasGrown() {
    try {
      return journal.size() - published >= ENTRIES;
    } catch (RuntimeException e) {
      LOG.debugf("the journal cannot be read: %s", FailureLine.of(e));
      return false;
    }
  }

  private void publish() throws InterruptedException {
    last = System.nanoTime();
    try {
      published = publication.publish();
    } catch (SQLException | RuntimeException e) {
      if (running) {
        LOG.errorf("checkpoints cannot be compared and published: %s", FailureLine.of(e));
      }
    }
  }
}
