package org.lockstep.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service cannot do to its own tables, and how long it waits for them. */
@QuarkusTest
@WithStores
class StoreGuardsTest {
  @Inject AgroalDataSource service;

  @Inject
  @ConfigProperty(name = "quarkus.transaction-manager.default-transaction-timeout")
  Duration transactions;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update attempt set number = number",
        "delete from attempt",
        "truncate attempt",
        "update alert set body = body",
        "delete from alert",
        "update seen_event set seen_at = seen_at",
        "delete from seen_event",
        "update service_key set public_key = public_key",
        "update service_key set created_at = created_at",
        "delete from service_key",
        "delete from delivery",
        "delete from endpoint",
        "delete from owner",
        "delete from record_marking",
        "drop table attempt",
        "alter table attempt disable trigger all",
      })
  void cannotUndoWhatItHasRecorded(String statement) {
    assertThatThrownBy(() -> asTheService(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?s).*(permission denied|must be owner of).*");
  }

  @Test
  void tablesToComeAreAppendOnlyUntilAMigrationSaysOtherwise() throws SQLException {
    Sql.run("create table to_come (id int)");
    try {
      asTheService("insert into to_come values (1)");
      assertThatThrownBy(() -> asTheService("update to_come set id = 2"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> asTheService("delete from to_come"))
          .hasMessageContaining("permission denied");
    } finally {
      Sql.run("drop table to_come");
    }
  }

  /** A connection that is half open would otherwise hold whoever waits for it for ever. */
  @Test
  void waitsForTheDatabaseOnlySoLong() {
    var pool = service.getConfiguration().connectionPoolConfiguration();
    var connection = pool.connectionFactoryConfiguration().jdbcProperties();

    assertThat(pool.acquisitionTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(connection)
        .containsEntry("connectTimeout", "5")
        .containsEntry("socketTimeout", "60")
        .containsEntry("logServerErrorDetail", "false");
    assertThat(transactions).isEqualTo(Duration.ofSeconds(30));
  }

  private void asTheService(String statement) throws SQLException {
    try (var connection = service.getConnection();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
