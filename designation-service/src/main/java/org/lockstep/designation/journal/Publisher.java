package org.lockstep.designation.journal;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.lockstep.designation.task.Loop;
import org.lockstep.http.problem.FailureLine;

/**
 * Compares and publishes at the start, every minute, and when a thousand entries have been added.
 */
@ApplicationScoped
class Publisher {
  private static final Logger LOG = Logger.getLogger(Publisher.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
  private static final int ENTRIES = 1000;

  private final Journal journal;
  private final List<CheckpointSink> sinks;
  private final Publication publication;
  private final Loop loop =
      new Loop(
          "checkpoint-publisher",
          "checkpoints cannot be compared and published",
          LOOK,
          PAUSE_AFTER_FAILURE,
          this::publishWhenDue);
  private long published;
  private long last = System.nanoTime() - INTERVAL.toNanos();

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

  /** Compares before anything can be recorded or signed, if it can. */
  void start(@Observes StartupEvent event, MeterRegistry meters) throws InterruptedException {
    if (sinks.isEmpty()) {
      LOG.warn("no lockstep.journal.sinks: checkpoints are published nowhere");
    }
    try {
      publish();
    } catch (SQLException | RuntimeException e) {
      LOG.errorf("checkpoints cannot be compared and published yet: %s", FailureLine.of(e));
    }
    loop.start(meters);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
    sinks.forEach(CheckpointSink::close);
  }

  private boolean publishWhenDue() throws SQLException, InterruptedException {
    if (System.nanoTime() - last >= INTERVAL.toNanos() || journal.size() - published >= ENTRIES) {
      publish();
    }
    return true;
  }

  private void publish() throws SQLException, InterruptedException {
    published = publication.publish();
    last = System.nanoTime();
  }
}
