package org.lockstep.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Starts the stores that a service uses as one process beside the test JVM, and points the service
 * at them.
 *
 * <pre>{@code
 * @WithTestResource(value = Stores.class, scope = TestResourceScope.GLOBAL,
 *     initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
 * }</pre>
 *
 * <p>{@code stores} is any of postgres, kafka, mongo, or empty. In every case the service accepts
 * the tokens of {@link Tokens}.
 */
public final class Stores implements QuarkusTestResourceLifecycleManager {
  private static final Properties ADDRESSES = new Properties();
  private static final Pattern PORT = Pattern.compile("//[^/:]+:(\\d+)");
  private static @Nullable StoreLine line;

  private String asked = "";
  private @Nullable Process process;

  @Override
  public void init(Map<String, String> initArgs) {
    asked = initArgs.getOrDefault("stores", "");
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(Tokens.serviceConfiguration());
    if (asked.isEmpty()) {
      return config;
    }
    try {
      startProcess();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (asked.contains("postgres")) {
      config.put("quarkus.datasource.jdbc.url", throughLine(ADDRESSES.getProperty("postgres.url")));
      config.put("quarkus.datasource.username", ADDRESSES.getProperty("postgres.service.user"));
      config.put("quarkus.datasource.password", ADDRESSES.getProperty("postgres.service.password"));
      config.put("quarkus.flyway.username", ADDRESSES.getProperty("postgres.user"));
      config.put("quarkus.flyway.password", ADDRESSES.getProperty("postgres.password"));
    }
    if (asked.contains("kafka")) {
      config.put("kafka.bootstrap.servers", kafkaBootstrap());
    }
    if (asked.contains("mongo")) {
      config.put("quarkus.mongodb.connection-string", throughLine(mongoUri()));
    }
    return config;
  }

  private static String throughLine(String address) {
    Matcher port = PORT.matcher(address);
    if (!port.find()) {
      throw new IllegalStateException(address);
    }
    try {
      StoreLine opened = new StoreLine(Integer.parseInt(port.group(1)));
      line = opened;
      return address.substring(0, port.start(1)) + opened.port() + address.substring(port.end(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startProcess() throws IOException {
    Path local = find("deploy/local/target");
    Path folder = Path.of("target", "stores").toAbsolutePath();
    Files.createDirectories(folder);
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                local.resolve("classes") + ":" + local.resolve("lib") + "/*",
                "org.lockstep.local.stores.TestStores",
                local.resolve("postgres").toString(),
                folder.resolve("data").toString(),
                asked)
            .redirectError(folder.resolve("stores.log").toFile())
            .start();
    process = started;
    BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); !"READY".equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IOException("The stores did not start; see " + folder.resolve("stores.log"));
      }
      int equals = line.indexOf('=');
      if (equals > 0) {
        ADDRESSES.setProperty(line.substring(0, equals), line.substring(equals + 1));
      }
    }
  }

  /** Tests run in the folder of their module; the project is found from there upwards. */
  static Path find(String inProject) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(inProject))) {
        return folder.resolve(inProject);
      }
    }
    throw new IllegalStateException(inProject + " is missing: build deploy/local first (mvn -am)");
  }

  @Override
  public void stop() {
    Process running = process;
    if (running != null) {
      running.destroy();
      try {
        if (!running.waitFor(10, TimeUnit.SECONDS)) {
          running.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The line to the database of the service, PostgreSQL or MongoDB. */
  public static StoreLine line() {
    return Objects.requireNonNull(line, "no database was asked for");
  }

  /** Bootstrap servers of the running Kafka. */
  public static String kafkaBootstrap() {
    return ADDRESSES.getProperty("kafka");
  }

  /** URI of the running server that speaks the MongoDB protocol. */
  public static String mongoUri() {
    return ADDRESSES.getProperty("mongo");
  }

  /**
   * JDBC URL of the running PostgreSQL; user and password are in it, those of the owner of all
   * tables. The service runs as another role, with fewer rights.
   */
  public static String jdbcUrl() {
    return ADDRESSES.getProperty("postgres.url")
        + "?user="
        + ADDRESSES.getProperty("postgres.user")
        + "&password="
        + ADDRESSES.getProperty("postgres.password");
  }
}
