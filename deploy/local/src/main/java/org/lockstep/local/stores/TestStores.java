package org.lockstep.local.stores;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lockstep.local.process.Ports;

/**
 * The stores of one test run: those that are asked for, on free ports and an empty folder, in one
 * process. It prints a line {@code key=value} for each address and then READY, and ends, with all
 * of them, when its standard input closes.
 */
public final class TestStores {
  private TestStores() {}

  /** {@code TestStores PROGRAMS FOLDER postgres,kafka,mongo}. */
  public static void main(String[] args) throws Exception {
    Logs.quiet();
    Path programs = Path.of(args[0]);
    Path folder = Path.of(args[1]);
    List<String> asked = Arrays.asList(args[2].split(","));
    if (Files.exists(folder)) {
      PostgresBinaries.deleteAll(folder);
    }
    Files.createDirectories(folder);
    if (asked.contains("postgres")) {
      startPostgres(programs, folder);
    }
    if (asked.contains("kafka")) {
      KafkaStore kafka = new KafkaStore(folder.resolve("kafka"), Ports.anyFree(), Ports.anyFree());
      kafka.start();
      System.out.println("kafka=" + kafka.bootstrap());
    }
    if (asked.contains("mongo")) {
      MongoStore mongo = new MongoStore(folder.resolve("mongo"), Ports.anyFree());
      mongo.start();
      System.out.println("mongo=" + mongo.uri());
    }
    System.out.println("READY");
    Lifeline.endWithParent();
  }

  private static void startPostgres(Path programs, Path folder) throws Exception {
    String password = UUID.randomUUID().toString();
    PostgresStore postgres =
        PostgresStore.ofATest(programs, folder.resolve("postgres"), Ports.anyFree(), password);
    Process server = postgres.start(new File(folder.toFile(), "postgres.log"));
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "stop postgres"));
    postgres.awaitReady(server, Duration.ofSeconds(60));
    String servicePassword = UUID.randomUUID().toString();
    postgres.ensureDatabases(Map.of("test", password), Map.of("test_service", servicePassword));
    System.out.println("postgres.url=" + postgres.jdbcUrl("test"));
    System.out.println("postgres.user=test");
    System.out.println("postgres.password=" + password);
    System.out.println("postgres.service.user=test_service");
    System.out.println("postgres.service.password=" + servicePassword);
  }
}
