package org.lockstep.designation.journal;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Publishes checkpoints, so that others hold the register to its past. Every replica compares the
 * journal with what the sinks have; one of them, whoever has the lock, adds to them.
 */
final class Publication {
  private static final Logger LOG = Logger.getLogger(Publication.class);
  private static final int STATEMENT_SECONDS = 10;

  private final Journal journal;
  private final JournalKey key;
  private final AgroalDataSource dataSource;
  private final Contradictions contradictions;
  private final List<CheckpointSink> sinks;

  /** By sink; one that cannot be read today contradicts as it did yesterday. */
  private final Map<CheckpointSink, String> bySink = new LinkedHashMap<>();

  Publication(
      Journal journal,
      JournalKey key,
      AgroalDataSource dataSource,
      Contradictions contradictions,
      List<CheckpointSink> sinks) {
    this.journal = journal;
    this.key = key;
    this.dataSource = dataSource;
    this.contradictions = contradictions;
    this.sinks = List.copyOf(sinks);
  }

  /**
   * Compares the journal with all sinks and, unless one contradicts it, publishes its present state
   * to those that do not have it.
   *
   * @return the size that was compared and, unless there was a reason not to, published
   */
  long publish() throws SQLException, InterruptedException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long size = publish(isPublisher(connection));
        connection.commit();
        return size;
      } catch (SQLException | InterruptedException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static boolean isPublisher(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select pg_try_advisory_xact_lock(hashtext('journal-checkpoints'))")) {
      statement.setQueryTimeout(STATEMENT_SECONDS);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private long publish(boolean publisher) throws InterruptedException {
    Map<CheckpointSink, Long> published = new LinkedHashMap<>();
    for (CheckpointSink sink : sinks) {
      try {
        published.put(sink, compare(sink));
      } catch (IOException e) {
        LOG.errorf("checkpoints in %s cannot be read: %s", sink, e);
      }
    }
    contradictions.compared(List.copyOf(bySink.values()));
    if (!bySink.isEmpty()) {
      bySink.forEach(
          (sink, contradiction) ->
              LOG.errorf(
                  "FORK: %s in %s; nothing enters the register and no checkpoint is signed",
                  contradiction, sink));
      return journal.size();
    }
    RegisterState state = journal.latest();
    if (publisher && state.size() > 0) {
      String note = new Checkpoint(key.name(), state.size(), state.rootHash()).signed(key);
      for (Map.Entry<CheckpointSink, Long> sink : published.entrySet()) {
        if (sink.getValue() < state.size()) {
          add(sink.getKey(), state.size(), note);
        }
      }
    }
    return state.size();
  }

  /**
   * Looks for a contradiction. The sink is read first: what it has was committed before, so that
   * the journal read afterwards cannot be shorter.
   *
   * @return the size of the sink's newest checkpoint, 0 if it has none
   */
  private long compare(CheckpointSink sink) throws IOException, InterruptedException {
    Optional<Checkpoint> newest = sink.newest();
    if (newest.isEmpty()) {
      bySink.remove(sink);
      return 0;
    }
    Checkpoint checkpoint = newest.get();
    if (!checkpoint.origin().equals(key.name())) {
      throw new IOException("they are of another journal, " + checkpoint.origin());
    }
    long size = journal.size();
    if (checkpoint.size() > size) {
      bySink.put(
          sink, "there is a checkpoint of " + checkpoint.size() + " entries, here are " + size);
    } else if (!checkpoint.rootHash().equals(journal.rootHash(checkpoint.size()))) {
      bySink.put(sink, "the checkpoint of " + checkpoint.size() + " has another root");
    } else {
      bySink.remove(sink);
    }
    return checkpoint.size();
  }

  private static void add(CheckpointSink sink, long size, String note) throws InterruptedException {
    try {
      sink.add(size, note);
    } catch (IOException e) {
      LOG.errorf("the checkpoint of %d entries cannot be added to %s: %s", size, sink, e);
    }
  }
}
