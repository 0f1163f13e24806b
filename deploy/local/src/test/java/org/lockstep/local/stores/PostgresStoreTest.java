package org.lockstep.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest {
  private static final String PASSWORD = "of-the-test";
  private static final Map<String, String> DATABASES =
      Map.of("designation", PASSWORD, "alert", PASSWORD, "keycloak", PASSWORD);
  private static final Map<String, String> ROLES =
      Map.of("designation_service", PASSWORD, "alert_service", PASSWORD);

  private static PostgresStore store;
  private static Process server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    store =
        new PostgresStore(
            Path.of("target", "postgres").toAbsolutePath(), folder.resolve("data"), port, PASSWORD);
    server = store.start(folder.resolve("log").toFile());
    store.awaitReady(server, Duration.ofSeconds(60));
    store.ensureDatabases(DATABASES, ROLES);
    // As at every later start.
    store.ensureDatabases(DATABASES, ROLES);
  }

  @AfterAll
  static void stop() throws Exception {
    server.destroy();
    server.waitFor();
  }

  @Test
  void letsEachRoleIntoItsOwnDatabaseOnly() throws Exception {
    List<String> databases =
        List.of("designation", "alert", "keycloak", PostgresStore.SUPERUSER, "template1");
    for (String role :
        List.of("designation", "designation_service", "alert", "alert_service", "keycloak")) {
      for (String database : databases) {
        if (role.equals(database) || role.equals(database + "_service")) {
          open(database, role).close();
        } else {
          assertThatThrownBy(() -> open(database, role))
              .as(role + " in " + database)
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("permission denied for database");
        }
      }
    }
  }

  @Test
  void aServiceRoleOwnsNothingAndMakesNothing() throws Exception {
    for (String database : List.of("designation", "alert")) {
      try (Connection connection = open(database, database + "_service");
          var statement = connection.createStatement()) {
        for (String made :
            List.of("table t (i int)", "temporary table t (i int)", "schema s", "role r")) {
          assertThatThrownBy(() -> statement.execute("create " + made))
              .as(made)
              .hasMessageContaining("permission denied");
        }
      }
      try (Connection connection = open(database, database);
          var owners =
              connection
                  .createStatement()
                  .executeQuery(
                      "select distinct r.rolname from pg_shdepend d"
                          + " join pg_roles r on r.oid = d.refobjid where d.deptype = 'o'")) {
        List<String> names = new ArrayList<>();
        while (owners.next()) {
          names.add(owners.getString(1));
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(DATABASES.keySet());
      }
    }
  }

  @Test
  void losesNothingThatWasCommittedWhenTheMachineLosesItsPower() throws Exception {
    assertThat(shown("fsync")).isEqualTo("on");
    assertThat(shown("synchronous_commit")).isEqualTo("on");
    assertThat(shown("full_page_writes")).isEqualTo("on");
  }

  private static String shown(String setting) throws SQLException {
    try (Connection connection = open("designation", "designation");
        var statement = connection.createStatement();
        var value = statement.executeQuery("show " + setting)) {
      assertThat(value.next()).isTrue();
      return value.getString(1);
    }
  }

  private static Connection open(String database, String role) throws SQLException {
    return DriverManager.getConnection(store.jdbcUrl(database), role, PASSWORD);
  }
}
