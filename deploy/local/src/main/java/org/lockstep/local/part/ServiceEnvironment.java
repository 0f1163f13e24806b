package org.lockstep.local.part;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Ports;

/** What each service of one machine is told through its environment, however it is started. */
public final class ServiceEnvironment {
  /** For one machine: the first tries follow each other faster than the default. */
  private static final String RETRY_SCHEDULE = "0s,2s,5s,10s,15s,30s,1m,5m,30m,2h,5h,10h,24h";

  /** Requests a second of whoever has no quota of its own. */
  private static final String QUOTA = "20000";

  private final Addresses addresses;
  private final Secrets secrets;
  private final BrowserFlow browserFlow;
  private final Path checkpoints;

  /**
   * @param checkpoints where the register's signed checkpoints go, as the service sees the folder
   */
  public ServiceEnvironment(
      Addresses addresses, Secrets secrets, BrowserFlow browserFlow, Path checkpoints) {
    this.addresses = addresses;
    this.secrets = secrets;
    this.browserFlow = browserFlow;
    this.checkpoints = checkpoints;
  }

  /** By the name of the service, such as {@code entity-service}. */
  public Map<String, String> of(String service) {
    return switch (service) {
      case "designation-service" -> designation(service);
      case "entity-service" -> entity(service);
      case "alert-service" -> alert(service);
      case "gateway" -> gateway(service);
      default -> throw new IllegalArgumentException("There is no service " + service);
    };
  }

  private Map<String, String> designation(String service) {
    Map<String, String> environment = all(service, ports().designation());
    environment.put("LOCKSTEP_HTTP_VOUCHER_KEY", secrets.voucherKey("designation"));
    environment.putAll(database("designation"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
    environment.put("LOCKSTEP_JOURNAL_SIGNING_KEY", secrets.journalSigningKey());
    environment.put("LOCKSTEP_JOURNAL_SINKS", checkpoints.toString());
    return environment;
  }

  private Map<String, String> entity(String service) {
    Map<String, String> environment = all(service, ports().entity());
    environment.put("LOCKSTEP_HTTP_VOUCHER_KEY", secrets.voucherKey("entity"));
    environment.put("QUARKUS_MONGODB_CONNECTION_STRING", addresses.mongo());
    environment.put("LOCKSTEP_SCREENING_SIGNING_KEY", secrets.screeningSigningKey());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
    return environment;
  }

  private Map<String, String> alert(String service) {
    Map<String, String> environment = all(service, ports().alert());
    environment.put("LOCKSTEP_HTTP_VOUCHER_KEY", secrets.voucherKey("alert"));
    environment.putAll(database("alert"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
    environment.put("LOCKSTEP_ALERT_MASTER_KEY", secrets.alertMasterKey());
    environment.put("LOCKSTEP_ALERT_ALLOWED_TARGETS", "127.0.0.1:*,localhost:*");
    environment.put("LOCKSTEP_ALERT_DELIVERY_SCHEDULE", RETRY_SCHEDULE);
    return environment;
  }

  private Map<String, String> gateway(String service) {
    Map<String, String> environment = all(service, ports().gateway());
    environment.putAll(database("gateway"));
    // All callers have one address, and those that measure send as fast as they can.
    environment.put("LOCKSTEP_GATEWAY_QUOTA_ADDRESS_RATE", "0");
    environment.put("LOCKSTEP_GATEWAY_QUOTA_RATE", QUOTA);
    environment.put("LOCKSTEP_GATEWAY_QUOTA_BURST", QUOTA);
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports().gatewayManagement()));
    environment.put("LOCKSTEP_GATEWAY_DESIGNATION_URL", local(ports().designation()));
    environment.put("LOCKSTEP_GATEWAY_DESIGNATION_VOUCHER_KEY", secrets.voucherKey("designation"));
    environment.put("LOCKSTEP_GATEWAY_ENTITY_URL", local(ports().entity()));
    environment.put("LOCKSTEP_GATEWAY_ENTITY_VOUCHER_KEY", secrets.voucherKey("entity"));
    environment.put("LOCKSTEP_GATEWAY_ALERT_URL", local(ports().alert()));
    environment.put("LOCKSTEP_GATEWAY_ALERT_VOUCHER_KEY", secrets.voucherKey("alert"));
    return environment;
  }

  private Map<String, String> all(String service, int port) {
    Map<String, String> environment = new TreeMap<>(browserFlow.ofServices());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put(
        "LOCKSTEP_HTTP_PUBLIC_URLS",
        "http://localhost:%1$d,http://127.0.0.1:%1$d".formatted(ports().gateway()));
    environment.put("LOCKSTEP_HTTP_CURSOR_KEY", secrets.cursorKey());
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", addresses.issuer());
    environment.put("QUARKUS_OIDC_CREDENTIALS_JWT_KEY", secrets.encodedClientKey(service));
    return environment;
  }

  /** Migrations run as the owner, the service itself as somebody who owns nothing. */
  private Map<String, String> database(String name) {
    String serviceRole = Secrets.serviceRole(name);
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", addresses.jdbcUrl(name),
        "QUARKUS_DATASOURCE_USERNAME", serviceRole,
        "QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(serviceRole),
        "QUARKUS_FLYWAY_USERNAME", name,
        "QUARKUS_FLYWAY_PASSWORD", secrets.databasePassword(name));
  }

  private Ports ports() {
    return addresses.ports();
  }

  private static String local(int port) {
    return "http://127.0.0.1:" + port;
  }
}
