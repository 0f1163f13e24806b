package org.lockstep.manifests;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a service must be told, because it has no default or one that is for one machine alone. */
final class RequiredSettings {
  private static final Set<String> ALL =
      Set.of(
          "QUARKUS_OIDC_AUTH_SERVER_URL",
          "QUARKUS_OIDC_CREDENTIALS_JWT_KEY",
          "LOCKSTEP_HTTP_PUBLIC_URLS",
          "LOCKSTEP_HTTP_CURSOR_KEY");

  private static final Set<String> DATABASE =
      Set.of(
          "QUARKUS_DATASOURCE_JDBC_URL",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD",
          "QUARKUS_FLYWAY_USERNAME",
          "QUARKUS_FLYWAY_PASSWORD");

  private RequiredSettings() {}

  static Set<String> of(String service) {
    Set<String> required = new TreeSet<>(ALL);
    if (!service.equals("entity-service")) {
      required.addAll(DATABASE);
    }
    if (!service.equals("gateway")) {
      required.add("KAFKA_BOOTSTRAP_SERVERS");
    }
    required.addAll(
        switch (service) {
          case "gateway" ->
              Set.of(
                  "LOCKSTEP_GATEWAY_DESIGNATION_URL",
                  "LOCKSTEP_GATEWAY_ENTITY_URL",
                  "LOCKSTEP_GATEWAY_ALERT_URL");
          case "designation-service" ->
              Set.of("LOCKSTEP_JOURNAL_SIGNING_KEY", "LOCKSTEP_JOURNAL_SINKS");
          case "entity-service" ->
              Set.of("QUARKUS_MONGODB_CONNECTION_STRING", "LOCKSTEP_SCREENING_SIGNING_KEY");
          default -> Set.of("LOCKSTEP_ALERT_MASTER_KEY");
        });
    return required;
  }

  static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
