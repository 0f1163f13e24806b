package org.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What all services share has one value, in one file. */
class SharedSettingsTest {
  private static final Path SHARED =
      Path.of("src/main/resources/META-INF/microprofile-config.properties");
  private static final List<String> SERVICES =
      List.of("designation-service", "entity-service", "alert-service", "gateway");

  @Test
  void listensOnThisMachineOnlyAndAsksKeycloakAboutNoJunkUnlessTold() throws IOException {
    assertThat(read(SHARED))
        .containsEntry("quarkus.http.host", "127.0.0.1")
        .containsEntry("quarkus.oidc.token.audience", "lockstep-api")
        .containsEntry("quarkus.oidc.token.allow-jwt-introspection", "false")
        .containsEntry("quarkus.oidc.token.allow-opaque-token-introspection", "false");
  }

  @Test
  void noServiceHasAWayOfItsOwn() throws IOException {
    Properties shared = read(SHARED);
    for (String service : SERVICES) {
      Properties own = own(service);
      for (String key : shared.stringPropertyNames()) {
        String common = shared.getProperty(key);
        assertThat(own.getProperty(key, common)).as(service + ": " + key).isEqualTo(common);
      }
    }
  }

  private static Properties own(String service) throws IOException {
    return read(Path.of("../..", service, "src/main/resources/application.properties"));
  }

  private static Properties read(Path file) throws IOException {
    var values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    }
    return values;
  }
}
