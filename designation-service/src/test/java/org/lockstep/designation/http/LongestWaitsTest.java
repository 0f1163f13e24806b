package org.lockstep.designation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gateway waits ten seconds for an answer; one of them is for the work itself. */
class LongestWaitsTest {
  private static final Duration MOST = Duration.ofSeconds(9);
  private static final String JDBC = "quarkus.datasource.jdbc.";
  private static final String LOCK = "-c lock_timeout=";

  private final Properties properties = new Properties();

  @Test
  void ofAJointReleaseAreTogetherShorterThanTheGateways() throws IOException {
    Duration row = row();

    assertThat(sum(LongestWaits.TURN, connection(), row, row, LongestWaits.JOURNAL))
        .isLessThan(MOST);
  }

  @Test
  void ofAReadAreTogetherShorterThanTheGateways() throws IOException {
    assertThat(sum(LongestWaits.WRITERS, connection(), LongestWaits.QUERY)).isLessThan(MOST);
  }

  private Duration connection() throws IOException {
    return Duration.parse("PT" + property("acquisition-timeout"));
  }

  private Duration row() throws IOException {
    String options = property("additional-jdbc-properties.options");
    assertThat(options).startsWith(LOCK);
    return Duration.parse("PT" + options.substring(LOCK.length()).toUpperCase(Locale.ROOT));
  }

  private String property(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
      properties.load(in);
    }
    return properties.getProperty(JDBC + name);
  }

  private static Duration sum(Duration... waits) {
    return Stream.of(waits).reduce(Duration.ZERO, Duration::plus);
  }
}
