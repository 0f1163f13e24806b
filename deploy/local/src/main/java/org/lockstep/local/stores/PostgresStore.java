package org.lockstep.local.stores;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of one machine: its own process, durable ({@code fsync} and {@code
 * synchronous_commit} on) unless it is that of a test, password-protected (SCRAM), reachable on
 * 127.0.0.1 only.
 *
 * <p>PostgreSQL refuses to run as root; as root it is started in a user namespace of its own
 * ({@code unshare -U}), where it is nobody but keeps the rights to its files.
 */
public final class PostgresStore {
  /** The superuser; its password is given at the first start and stays. */
  public static final String SUPERUSER = "postgres";

  /** With what the name of a service's role ends, after the name of its database. */
  private static final String SERVICE = "_service";

  private final Path programs;
  private final Path data;
  private final int port;
  private final String password;
  private final boolean durable;

  /**
   * @param programs where the PostgreSQL programs are, or are to be unpacked
   * @param data the data folder; created at the first start
   * @param password of the superuser; must be the same at every start on the same data
   */
  public PostgresStore(Path programs, Path data, int port, String password) {
    this(programs, data, port, password, true);
  }

  private PostgresStore(Path programs, Path data, int port, String password, boolean durable) {
    this.programs = programs;
    this.data = data;
    this.port = port;
    this.password = password;
    this.durable = durable;
  }

  /**
   * One that never waits for the disk, for data that nobody misses after a loss of power. Who kills
   * its process loses nothing that was committed.
   */
  static PostgresStore ofATest(Path programs, Path data, int port, String password) {
    return new PostgresStore(programs, data, port, password, false);
  }

  /** Starts the server; it is ready when {@link #awaitReady} returns. */
  public Process start(File log) throws IOException, InterruptedException {
    Path bin = PostgresBinaries.in(programs).resolve("bin");
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(bin, log);
    }
    // A postmaster.pid of a killed server, or of one before a reboot, is judged by PostgreSQL
    // itself.
    List<String> command =
        new ArrayList<>(
            List.of(
                bin.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
    for (String setting :
        List.of(
            "shared_buffers=32MB",
            "max_connections=100",
            "dynamic_shared_memory_type=mmap",
            "fsync=" + (durable ? "on" : "off"),
            "synchronous_commit=on",
            "log_min_messages=warning",
            "log_min_error_statement=fatal",
            "timezone=UTC")) {
      command.add("-c");
      command.add(setting);
    }
    ProcessBuilder builder = new ProcessBuilder(Lifeline.tie("INT", notAsRoot(command)));
    builder.environment().remove("PGDATA");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private void initialise(Path bin, File log) throws IOException, InterruptedException {
    Files.createDirectories(data.toAbsolutePath().getParent());
    Path fresh = data.resolveSibling(data.getFileName() + ".new");
    if (Files.exists(fresh)) {
      PostgresBinaries.deleteAll(fresh); // A killed first start.
    }
    Path passwordFile = Files.createTempFile("lockstep-", ".pw");
    try {
      Files.writeString(passwordFile, password + "\n", StandardCharsets.UTF_8);
      List<String> command =
          new ArrayList<>(
              List.of(
                  bin.resolve("initdb").toString(),
                  "-D",
                  fresh.toString(),
                  "-U",
                  SUPERUSER,
                  "--pwfile",
                  passwordFile.toString(),
                  "--auth=scram-sha-256",
                  "-E",
                  "UTF-8",
                  "--locale=C.UTF-8",
                  "-c",
                  "dynamic_shared_memory_type=mmap",
                  "--no-instructions"));
      if (!durable) {
        command.add("--no-sync");
      }
      Process initdb =
          new ProcessBuilder(notAsRoot(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      if (!initdb.waitFor(120, TimeUnit.SECONDS)) {
        initdb.destroyForcibly();
        throw new IOException("initdb did not end within 120 s; see " + log);
      }
      if (initdb.exitValue() != 0) {
        throw new IOException("initdb failed; see " + log);
      }
      Files.move(fresh, data);
    } finally {
      Files.delete(passwordFile);
    }
  }

  private static List<String> notAsRoot(List<String> command) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return command;
    }
    List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
    wrapped.addAll(command);
    return wrapped;
  }

  /**
   * Returns when the server answers a query; fails when it does not within {@code deadline} or its
   * process ends.
   */
  public void awaitReady(Process server, Duration deadline)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute("select 1");
        return;
      } catch (SQLException e) {
        if (!server.isAlive()) {
          throw new IOException("PostgreSQL ended with status " + server.exitValue(), e);
        }
        if (System.nanoTime() > end) {
          throw new IOException("PostgreSQL is not ready after " + deadline.toSeconds() + " s", e);
        }
        Thread.sleep(50);
      }
    }
  }

  /**
   * Makes sure that each database exists and is owned by a role of the same name, and that the role
   * {@code <database>_service}, where there is one, can log in there; all with the given passwords.
   * Nobody else gets into any of them.
   */
  public void ensureDatabases(
      Map<String, String> passwordByDatabase, Map<String, String> passwordByRole)
      throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      ensureDatabases(connection, passwordByDatabase, passwordByRole);
      // This server is ours alone, so its own databases are the superuser's.
      closeToOthers(statement, "postgres");
      closeToOthers(statement, "template1");
    }
  }

  /** The same on any server, over a connection that may create roles and databases. */
  public static void ensureDatabases(
      Connection connection,
      Map<String, String> passwordByDatabase,
      Map<String, String> passwordByRole)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> database : passwordByDatabase.entrySet()) {
        ensureRole(statement, database.getKey(), database.getValue());
        try (var found =
            statement.executeQuery(
                "select 1 from pg_database where datname = "
                    + statement.enquoteLiteral(database.getKey()))) {
          if (!found.next()) {
            String name = statement.enquoteIdentifier(database.getKey(), true);
            statement.execute("create database " + name + " owner " + name);
          }
        }
        closeToOthers(statement, database.getKey());
      }
      for (Map.Entry<String, String> role : passwordByRole.entrySet()) {
        ensureRole(statement, role.getKey(), role.getValue());
        statement.execute(
            "grant connect on database "
                + statement.enquoteIdentifier(role.getKey().replace(SERVICE, ""), true)
                + " to "
                + statement.enquoteIdentifier(role.getKey(), true));
      }
    }
  }

  /** PostgreSQL lets everybody into a new database, and make temporary tables there. */
  private static void closeToOthers(Statement statement, String database) throws SQLException {
    statement.execute(
        "revoke all on database " + statement.enquoteIdentifier(database, true) + " from public");
  }

  private static void ensureRole(Statement statement, String role, String password)
      throws SQLException {
    String name = statement.enquoteIdentifier(role, true);
    try (var found =
        statement.executeQuery(
            "select 1 from pg_roles where rolname = " + statement.enquoteLiteral(role))) {
      if (!found.next()) {
        statement.execute("create role " + name + " login");
      }
    }
    statement.execute("alter role " + name + " password " + statement.enquoteLiteral(password));
  }

  /** The JDBC URL of a database of this server, without credentials. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        jdbcUrl("postgres") + "?connectTimeout=2&socketTimeout=20", SUPERUSER, password);
  }
}
