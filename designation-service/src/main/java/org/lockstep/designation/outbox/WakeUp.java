package org.lockstep.designation.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/**
 * Waits for a NOTIFY on a connection of its own, never longer than told. Only the relay's thread
 * uses it. Without a connection it just waits, and connects again the next time.
 */
@ApplicationScoped
class WakeUp {
  private static final Logger LOG = Logger.getLogger(WakeUp.class);
  private static final String CHANNEL = "lockstep_outbox";

  private final String url;
  private final Properties login = new Properties();
  private @Nullable Connection connection;

  WakeUp(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.url = url;
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("ApplicationName", "designation-service outbox");
    login.setProperty("connectTimeout", "5");
    login.setProperty("loginTimeout", "5");
    login.setProperty("socketTimeout", "10");
    login.setProperty("tcpKeepAlive", "true");
  }

  void await(Duration longest) throws InterruptedException {
    try {
      listening().unwrap(PGConnection.class).getNotifications((int) longest.toMillis());
    } catch (SQLException e) {
      LOG.debugf(e, "no connection to listen on");
      close();
      Thread.sleep(longest.toMillis());
    }
  }

  void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debugf(e, "the connection to listen on was broken already");
      }
    }
  }

  private Connection listening() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = new Driver().connect(url, login);
      if (open == null) {
        throw new SQLException("not a PostgreSQL URL");
      }
      connection = open;
      try (Statement statement = open.createStatement()) {
        statement.execute("listen " + CHANNEL);
      }
    }
    return open;
  }
}
