package org.lockstep.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Ports;

/** Another gateway before the same services. It ends with the tests, however they end. */
final class SecondGateway implements AutoCloseable {
  static final int PORT = OneMachine.PORT + 11;
  private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();

  private final Process process;

  private SecondGateway(Process process) {
    this.process = process;
  }

  /** As somebody starts it who forgets that the officers of this machine have no codes. */
  static SecondGateway start() {
    return start(PORT, Map.of());
  }

  /**
   * Starts one and returns when it listens.
   *
   * @param port for partners; the next one is for the operator
   * @param more of its environment
   */
  static SecondGateway start(int port, Map<String, String> more) {
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                PROJECT.resolve("deploy/local/target/classes")
                    + ":"
                    + PROJECT.resolve("gateway/target/quarkus-app/quarkus-run.jar"),
                "org.lockstep.local.process.Tied",
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.environment().remove("LOCKSTEP_ACCESS_SECOND_FACTOR");
    Secrets secrets = Secrets.of(OneMachine.DATA);
    command
        .environment()
        .putAll(
            Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(port + 1),
                "QUARKUS_OIDC_AUTH_SERVER_URL", local(1) + "/realms/lockstep",
                "QUARKUS_OIDC_CREDENTIALS_JWT_KEY", secrets.encodedClientKey("gateway"),
                "LOCKSTEP_GATEWAY_DESIGNATION_URL", local(2),
                "LOCKSTEP_GATEWAY_ENTITY_URL", local(3),
                "LOCKSTEP_GATEWAY_ALERT_URL", local(4)));
    command
        .environment()
        .putAll(
            Map.of(
                "LOCKSTEP_HTTP_CURSOR_KEY", secrets.cursorKey(),
                "LOCKSTEP_HTTP_PUBLIC_URLS", local(0),
                "QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://127.0.0.1:"
                        + new Ports(OneMachine.PORT).postgres()
                        + "/gateway",
                "QUARKUS_DATASOURCE_USERNAME", Secrets.serviceRole("gateway"),
                "QUARKUS_DATASOURCE_PASSWORD",
                    secrets.databasePassword(Secrets.serviceRole("gateway")),
                "QUARKUS_FLYWAY_USERNAME", "gateway",
                "QUARKUS_FLYWAY_PASSWORD", secrets.databasePassword("gateway")));
    command.environment().putAll(more);
    File log = log(port).toFile();
    try {
      SecondGateway gateway =
          new SecondGateway(command.redirectErrorStream(true).redirectOutput(log).start());
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> listens(port));
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the one at that port writes. */
  static Path log(int port) {
    return Path.of("target", "gateway-" + port + ".log");
  }

  private static String local(int part) {
    return "http://localhost:" + (OneMachine.PORT + part);
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks it to end, as whoever runs replicas does. */
  Process askToEnd() {
    process.destroy();
    return process;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
