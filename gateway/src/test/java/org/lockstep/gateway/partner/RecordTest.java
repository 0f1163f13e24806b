package org.lockstep.gateway.partner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway's own role cannot do, whatever the gateway does. */
@QuarkusTest
class RecordTest {
  @Inject AgroalDataSource database;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update partner_change set partner = 'another'",
        "delete from partner_change",
        "update partner_change_state set by_name = 'another'",
        "delete from partner_change_state",
        "truncate partner_change, partner_change_state, partner_work",
        "drop table partner_change_state",
        "create table mine (id integer)"
      })
  void isNeitherAlteredNorEmptied(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute(statement))
          .isInstanceOf(SQLException.class)
          .message()
          .containsAnyOf("permission denied", "must be owner");
    }
  }
}
