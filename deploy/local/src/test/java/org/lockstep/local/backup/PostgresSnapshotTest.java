package org.lockstep.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.local.process.Ports;
import org.lockstep.local.stores.PostgresStore;

class PostgresSnapshotTest {
  private static final String PASSWORD = "of-the-test";
  private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();

  @Test
  void hasAllThatWasCommittedBeforeItsEndAndNothingThatCameAfter(@TempDir Path folder)
      throws Exception {
    PostgresStore store = store(folder, "data");
    Path copy = folder.resolve("copy");
    Process server = store.start(log(folder));
    int before;
    try {
      store.awaitReady(server, Duration.ofSeconds(60));
      execute(store, "create table t (i int primary key, filling text)");
      Writer writer = new Writer(store);
      Thread writing = new Thread(writer);
      writing.start();
      try (PostgresSnapshot snapshot =
          PostgresSnapshot.begin(
              store.jdbcUrl("postgres"),
              PostgresStore.SUPERUSER,
              PASSWORD,
              folder.resolve("data"),
              copy)) {
        writer.awaitMore();
        snapshot.copyFiles();
        // Whoever copies slowly sees several checkpoints and many segments of the log.
        writer.awaitMore();
        execute(store, "select pg_switch_wal()");
        execute(store, "checkpoint");
        writer.awaitMore();
        writer.stop(writing);
        before = writer.committed.get();
        snapshot.end();
        execute(store, "insert into t values (-1, '')");
        snapshot.copyLog();
      }
    } finally {
      server.destroy();
      server.waitFor();
    }

    PostgresStore restored = store(folder, "copy");
    Process again = restored.start(log(folder));
    try {
      restored.awaitReady(again, Duration.ofSeconds(60));
      assertThat(numbers(restored, "select count(*) from t where i > 0")).isEqualTo(before);
      assertThat(numbers(restored, "select count(*) from t where i < 0")).isZero();
      assertThat(numbers(restored, "select count(*) from pg_replication_slots")).isZero();
    } finally {
      again.destroy();
      again.waitFor();
    }
    assertThat(copy.resolve("backup_label.old")).as("where it began from").exists();
  }

  private static PostgresStore store(Path folder, String name) throws Exception {
    return new PostgresStore(PROGRAMS, folder.resolve(name), Ports.anyFree(), PASSWORD);
  }

  private static File log(Path folder) {
    return folder.resolve("log").toFile();
  }

  private static void execute(PostgresStore store, String sql) throws SQLException {
    try (Connection connection = open(store);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int numbers(PostgresStore store, String query) throws SQLException {
    try (Connection connection = open(store);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Connection open(PostgresStore store) throws SQLException {
    return DriverManager.getConnection(
        store.jdbcUrl("postgres"), PostgresStore.SUPERUSER, PASSWORD);
  }

  /** Commits one row after the other. */
  private static final class Writer implements Runnable {
    private final PostgresStore store;
    private final AtomicInteger committed = new AtomicInteger();
    private volatile boolean stopped;

    private Writer(PostgresStore store) {
      this.store = store;
    }

    @Override
    public void run() {
      try (Connection connection = open(store);
          Statement statement = connection.createStatement()) {
        while (!stopped) {
          statement.execute(
              "insert into t values (" + (committed.get() + 1) + ", repeat('x', 1000))");
          committed.incrementAndGet();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void awaitMore() throws InterruptedException {
      int enough = committed.get() + 50;
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (committed.get() < enough) {
        assertThat(System.nanoTime()).as("it goes on writing").isLessThan(end);
        Thread.sleep(5);
      }
    }

    private void stop(Thread thread) throws InterruptedException {
      stopped = true;
      thread.join();
    }
  }
}
