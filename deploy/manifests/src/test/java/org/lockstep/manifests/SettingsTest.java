package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the services are told is what they read, and all that they need. */
class SettingsTest {
  @ParameterizedTest
  @EnumSource
  void areReadByTheService(Overlay overlay) {
    for (String service : Checkout.SERVICES) {
      Settings settings = Settings.of(service);
      assertThat(variables(overlay, service))
          .as(service)
          .isNotEmpty()
          .allMatch(settings::readsVariable);
      assertThat(secrets(overlay, service).stringPropertyNames())
          .as(service)
          .isNotEmpty()
          .allMatch(settings::reads);
    }
  }

  /** A variable would come before the file of secrets, and one of both would be a lie. */
  @ParameterizedTest
  @EnumSource
  void areSaidOnce(Overlay overlay) {
    for (String service : Checkout.SERVICES) {
      Set<String> said = variables(overlay, service);
      assertThat(secrets(overlay, service).stringPropertyNames())
          .noneMatch(property -> said.contains(RequiredSettings.variable(property)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void areAllThatAServiceNeeds(Overlay overlay) {
    for (String service : Checkout.SERVICES) {
      Set<String> said = variables(overlay, service);
      secrets(overlay, service)
          .stringPropertyNames()
          .forEach(property -> said.add(RequiredSettings.variable(property)));
      assertThat(said).as(service).containsAll(RequiredSettings.of(service));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, LOCKSTEP_GATEWAY_QUOTA_RATE, true",
    "gateway, LOCKSTEP_GATEWAY_QUOTA_RATES, false",
    "gateway, KAFKA_BOOTSTRAP_SERVERS, false",
    "entity-service, KAFKA_BOOTSTRAP_SERVERS, true",
    "entity-service, KAFKA_BOOTSTRAP_SERVER, false",
    "entity-service, LOCKSTEP_JOURNAL_SINKS, false",
    "designation-service, LOCKSTEP_JOURNAL_SINKS, true",
    "designation-service, LOCKSTEP_LISTS_FETCH_EVERY, true",
    "designation-service, QUARKUS_DATASOURCE_JDBC_URL, true",
    "designation-service, QUARKUS_DATASOURCE_URL, false",
    "entity-service, QUARKUS_TLS_MONGODB_TRUST_STORE_PEM_CERTS, true",
    "alert-service, LOCKSTEP_ALERT_MASTER_KEY, true",
    "alert-service, LOCKSTEP_HTTP_CURSOR_KEY, true",
    // Settled by the build.
    "gateway, QUARKUS_SHUTDOWN_DELAY_ENABLED, false",
    "gateway, QUARKUS_SHUTDOWN_DELAY, true",
  })
  void areKnownFromTheSourcesAndTheJars(String service, String variable, boolean read) {
    assertThat(Settings.of(service).readsVariable(variable)).isEqualTo(read);
  }

  @Test
  void ofEveryServiceAreFound() {
    assertThat(SettingsInSources.of(Checkout.ROOT.resolve("designation-service/src/main/java")))
        .contains(
            "lockstep.journal.sinks", "lockstep.lists.fetch.*.url", "lockstep.downloads.folder");
    assertThat(SettingsInSources.of(Checkout.ROOT.resolve("alert-service/src/main/java")))
        .contains("lockstep.alert.delivery.doubtful.at-a-time", "lockstep.alert.master-key");
  }

  static Set<String> variables(Overlay overlay, String service) {
    KubeObject deployment = Named.one(overlay.objects(), "Deployment", service);
    Set<String> variables = new TreeSet<>();
    deployment
        .all("/spec/template/spec/containers/*/env/*/name")
        .forEach(name -> variables.add(name.asText()));
    deployment
        .all("/spec/template/spec/containers/*/envFrom/*/configMapRef/name")
        .map(name -> Named.one(overlay.objects(), "ConfigMap", name.asText()))
        .forEach(map -> map.at("/data").fieldNames().forEachRemaining(variables::add));
    return variables;
  }

  static Properties secrets(Overlay overlay, String service) {
    Stream<KubeObject> secret =
        overlay
            .objects("ExternalSecret")
            .filter(object -> object.at("/spec/target/name").asText().equals(service + "-secrets"));
    Properties properties = new Properties();
    secret.forEach(
        object -> {
          try {
            properties.load(
                new StringReader(
                    object.at("/spec/target/template/data/secrets.properties").asText()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return properties;
  }
}
