package org.lockstep.local.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A base backup of a PostgreSQL server that goes on working: all its databases as of the one
 * instant at which it ends. By PostgreSQL's own functions for that, because the programs that come
 * with the build have neither {@code pg_basebackup} nor {@code pg_dump}.
 */
final class PostgresSnapshot implements AutoCloseable {
  /** What PostgreSQL makes anew at its start; a copy of it would say what is not so any more. */
  private static final Set<String> OF_THE_RUNNING_SERVER =
      Set.of("postmaster.pid", "postmaster.opts", "backup_label.old", "current_logfiles");

  private static final Set<String> EMPTY_FOLDERS =
      Set.of(
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_wal");

  private static final String WAL_SEGMENT = "[0-9A-F]{24}";

  private final Connection session;
  private final Path data;
  private final Path copy;
  private final String firstSegment;
  private String lastSegment = "";

  private PostgresSnapshot(Connection session, Path data, Path copy, String firstSegment) {
    this.session = session;
    this.data = data;
    this.copy = copy;
    this.firstSegment = firstSegment;
  }

  /**
   * Begins: the server keeps its log from now on, until this is closed.
   *
   * @param data the server's folder
   * @param copy where the copy will be
   */
  static PostgresSnapshot begin(String url, String user, String password, Path data, Path copy)
      throws SQLException {
    Connection session = DriverManager.getConnection(url, user, password);
    try (Statement statement = session.createStatement()) {
      statement.execute("set statement_timeout = 0");
      // Of this session only. Without it the log that belongs to the copy may be gone at its end.
      statement.execute(
          "select pg_create_physical_replication_slot('lockstep_backup', true, true)");
      String first =
          text(statement, "select pg_walfile_name(pg_backup_start('deploy/backup', true))");
      return new PostgresSnapshot(session, data, copy, first);
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** Copies the files, in whatever state each of them is; the log makes them one. */
  void copyFiles() throws IOException {
    new Mirror(data, copy, PostgresSnapshot::isOfTheData).update();
  }

  private static boolean isOfTheData(Path path) {
    String name = path.getFileName().toString();
    boolean inEmptyFolder =
        path.getNameCount() > 1 && EMPTY_FOLDERS.contains(path.getName(0).toString());
    return !inEmptyFolder && !OF_THE_RUNNING_SERVER.contains(name) && !name.startsWith("pgsql_tmp");
  }

  /** This is the instant. */
  void end() throws SQLException, IOException {
    try (Statement statement = session.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
      row.next();
      lastSegment = row.getString(1);
      Files.writeString(copy.resolve("backup_label"), row.getString(2));
    }
  }

  /** Copies what was logged from the beginning up to that instant. */
  void copyLog() throws IOException {
    try (DirectoryStream<Path> segments = Files.newDirectoryStream(data.resolve("pg_wal"))) {
      for (Path segment : segments) {
        String name = segment.getFileName().toString();
        if (name.matches(WAL_SEGMENT)
            && name.compareTo(firstSegment) >= 0
            && name.compareTo(lastSegment) <= 0) {
          Files.copy(
              segment, copy.resolve("pg_wal").resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
