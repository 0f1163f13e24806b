package org.lockstep.local.part;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Part;
import org.lockstep.local.process.Ports;
import org.lockstep.local.process.Tied;

/** The four services and the receiver of alerts. */
public final class ServiceParts {
  private static final Duration PATIENCE = Duration.ofSeconds(300);
  private static final int HEAP = 160;

  /** For one machine: the first tries follow each other faster than the default. */
  private static final String RETRY_SCHEDULE = "0s,2s,5s,10s,15s,30s,1m,5m,30m,2h,5h,10h,24h";

  /** Requests a second of whoever has no quota of its own. */
  private static final String QUOTA = "20000";

  private final Machine machine;
  private final Ports ports;

  public ServiceParts(Machine machine) {
    this.machine = machine;
    this.ports = machine.ports();
  }

  /** The services behind the gateway. */
  public List<Part> services() {
    return List.of(designation(), entity(), alert());
  }

  private Part designation() {
    return service(
        "designation-service",
        ports.designation(),
        command("designation-service", ports.designation(), machine.designationHeap().megabytes())
            .environment(database("designation"))
            .environment("KAFKA_BOOTSTRAP_SERVERS", machine.kafka())
            .environment("LOCKSTEP_HTTP_VOUCHER_KEY", machine.secrets().voucherKey("designation"))
            .environment("LOCKSTEP_JOURNAL_SIGNING_KEY", machine.secrets().journalSigningKey())
            .environment("LOCKSTEP_JOURNAL_SINKS", machine.data().checkpoints().toString()));
  }

  private Part entity() {
    return service(
        "entity-service",
        ports.entity(),
        command("entity-service", ports.entity())
            .environment("QUARKUS_MONGODB_CONNECTION_STRING", machine.mongo())
            .environment("KAFKA_BOOTSTRAP_SERVERS", machine.kafka())
            .environment("LOCKSTEP_HTTP_VOUCHER_KEY", machine.secrets().voucherKey("entity")));
  }

  private Part alert() {
    return service(
        "alert-service",
        ports.alert(),
        command("alert-service", ports.alert())
            .environment(database("alert"))
            .environment("KAFKA_BOOTSTRAP_SERVERS", machine.kafka())
            .environment("LOCKSTEP_HTTP_VOUCHER_KEY", machine.secrets().voucherKey("alert"))
            .environment("LOCKSTEP_ALERT_MASTER_KEY", machine.secrets().alertMasterKey())
            .environment("LOCKSTEP_ALERT_ALLOWED_TARGETS", "127.0.0.1:*,localhost:*")
            .environment("LOCKSTEP_ALERT_DELIVERY_SCHEDULE", RETRY_SCHEDULE));
  }

  /**
   * The public API. It is ready when it listens; whether its services are is their own matter. It
   * is alive when its door opens, which it tries itself.
   */
  public Part gateway() {
    return quarkus(
        "gateway",
        command("gateway", ports.gateway())
            .environment(database("gateway"))
            .environment("LOCKSTEP_HTTP_CURSOR_KEY", machine.secrets().cursorKey())
            // All callers have one address, and those that measure send as fast as they can.
            .environment("LOCKSTEP_GATEWAY_QUOTA_ADDRESS_RATE", "0")
            .environment("LOCKSTEP_GATEWAY_QUOTA_RATE", QUOTA)
            .environment("LOCKSTEP_GATEWAY_QUOTA_BURST", QUOTA)
            .environment("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.gatewayManagement()))
            .environment("LOCKSTEP_GATEWAY_DESIGNATION_URL", local(ports.designation()))
            .environment(
                "LOCKSTEP_GATEWAY_DESIGNATION_VOUCHER_KEY",
                machine.secrets().voucherKey("designation"))
            .environment("LOCKSTEP_GATEWAY_ENTITY_URL", local(ports.entity()))
            .environment(
                "LOCKSTEP_GATEWAY_ENTITY_VOUCHER_KEY", machine.secrets().voucherKey("entity"))
            .environment("LOCKSTEP_GATEWAY_ALERT_URL", local(ports.alert()))
            .environment(
                "LOCKSTEP_GATEWAY_ALERT_VOUCHER_KEY", machine.secrets().voucherKey("alert")),
        () -> Http.requireOkOrUnavailable(health()),
        () -> Http.requireOk(local(ports.gatewayManagement()) + "/q/health/live"));
  }

  /** Returns when the gateway says that it and every service behind it are up. */
  public void awaitHealth() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Http.requireOk(health());
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new Refusal("The gateway does not see all its services: " + health());
        }
        Thread.sleep(100);
      }
    }
  }

  private String health() {
    return local(ports.gateway()) + "/health";
  }

  /** A partner's receiver of alerts. */
  public Part receiver() {
    return new Part(
        "receiver",
        new JavaCommand("receiver", machine.data().path())
            .heap(32)
            .launch(
                machine.checkout().classPath(),
                Tied.class.getName(),
                List.of(
                    "org.lockstep.local.receiver.Receiver",
                    Integer.toString(ports.receiver()),
                    machine.data().store("receiver").toString(),
                    local(ports.gateway()))),
        () -> Http.requireOk(local(ports.receiver()) + "/alerts"),
        PATIENCE,
        () -> Http.requireAnswer(local(ports.receiver()) + "/alerts"));
  }

  private JavaCommand command(String name, int port) {
    return command(name, port, HEAP);
  }

  private JavaCommand command(String name, int port, int heap) {
    return new JavaCommand(name, machine.data().path())
        .heap(heap)
        .compiledAgain()
        .options(List.of("-XX:MaxMetaspaceSize=160m", "-XX:ReservedCodeCacheSize=128m"))
        .environment("QUARKUS_HTTP_PORT", Integer.toString(port))
        .environment(
            "LOCKSTEP_HTTP_PUBLIC_URLS",
            "http://localhost:%1$d,http://127.0.0.1:%1$d".formatted(ports.gateway()))
        .environment(machine.browserFlow().ofServices())
        .environment("QUARKUS_OIDC_AUTH_SERVER_URL", machine.issuer())
        .environment("QUARKUS_OIDC_CREDENTIALS_JWT_KEY", machine.secrets().encodedClientKey(name));
  }

  private Part service(String name, int port, JavaCommand command) {
    return quarkus(
        name,
        command.environment("LOCKSTEP_HTTP_CURSOR_KEY", machine.secrets().cursorKey()),
        () -> Http.requireOk(local(port) + "/q/health/ready"),
        () -> Http.requireAnswer(local(port) + "/q/health/live"));
  }

  private Part quarkus(
      String name, JavaCommand command, Part.Readiness readiness, Part.Readiness liveness) {
    String program = machine.checkout().program(name).toString();
    return new Part(
        name,
        command.launch(
            machine.checkout().classes() + ":" + program,
            Tied.class.getName(),
            List.of(JavaCommand.QUARKUS)),
        readiness,
        PATIENCE,
        liveness);
  }

  /** Migrations run as the owner, the service itself as somebody who owns nothing. */
  private Map<String, String> database(String name) {
    Secrets secrets = machine.secrets();
    String serviceRole = Secrets.serviceRole(name);
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", machine.jdbcUrl(name),
        "QUARKUS_DATASOURCE_USERNAME", serviceRole,
        "QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(serviceRole),
        "QUARKUS_FLYWAY_USERNAME", name,
        "QUARKUS_FLYWAY_PASSWORD", secrets.databasePassword(name));
  }

  private static String local(int port) {
    return "http://127.0.0.1:" + port;
  }
}
