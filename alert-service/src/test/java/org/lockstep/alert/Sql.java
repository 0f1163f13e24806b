package org.lockstep.alert;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.testkit.Stores;

/** The database, past the service, as the owner of its tables. */
public final class Sql {
  private Sql() {}

  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(Stores.jdbcUrl());
  }

  public static void run(String statement) {
    try (var connection = connect();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The first column of each row. */
  public static List<String> list(String query) {
    try (var connection = connect();
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
