package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the gateway accepts and passes on, no service may refuse for its size: its caller would be
 * told of a limit that nobody has described.
 */
class LimitsTest {
  private static final String LINE = "quarkus.http.limits.max-initial-line-length";
  private static final String HEADERS = "quarkus.http.limits.max-header-size";
  private static final String BODY = "quarkus.http.limits.max-body-size";

  /** Names and values of what the gateway adds: the id of the request, the way it came. */
  private static final long ADDED = 1024;

  private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG]?)");

  @ParameterizedTest
  @ValueSource(strings = {"designation-service", "entity-service", "alert-service"})
  void aServiceTakesWhatTheGatewayPassesOn(String service) throws IOException {
    Properties gateway = properties("gateway");
    Properties own = properties(service);

    assertThat(size(own, LINE)).isGreaterThanOrEqualTo(size(gateway, LINE));
    assertThat(size(own, HEADERS)).isGreaterThanOrEqualTo(size(gateway, HEADERS) + ADDED);
    // And not much more: who gets past the gateway finds the same limits.
    assertThat(size(own, LINE)).isLessThan(2 * size(gateway, LINE));
    assertThat(size(own, HEADERS)).isLessThan(2 * size(gateway, HEADERS));
    String body =
        own.containsKey("lockstep.http.max-body-size") ? "lockstep.http.max-body-size" : BODY;
    assertThat(size(own, body)).isEqualTo(2 << 20);
  }

  private static Properties properties(String module) throws IOException {
    Properties properties = new Properties();
    try (Reader file =
        Files.newBufferedReader(
            Path.of("../..", module, "src/main/resources/application.properties"))) {
      properties.load(file);
    }
    return properties;
  }

  private static long size(Properties properties, String name) {
    Matcher size = SIZE.matcher(properties.getProperty(name, "missing"));
    assertThat(size.matches()).as(name).isTrue();
    int shift =
        switch (size.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    return Long.parseLong(size.group(1)) << shift;
  }
}
