package org.lockstep.designation.outbox;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class WakeUpTest {
  @Inject
  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @Inject
  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  @Test
  void wakesUpLongBeforeItsTimeWhenAnEventIsWritten() throws SQLException {
    String url = Stores.jdbcUrl();
    WakeUp wakeUp = new WakeUp(url.substring(0, url.indexOf('?')), user, password);
    Thread waiting = new Thread(() -> waitAnHour(wakeUp));
    waiting.setDaemon(true);
    waiting.start();

    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                // As the trigger of the outbox does; again, in case nobody listened yet.
                statement.execute("notify lockstep_outbox");
                return !waiting.isAlive();
              });
    }
    wakeUp.close();
  }

  private static void waitAnHour(WakeUp wakeUp) {
    try {
      wakeUp.await(Duration.ofHours(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
