package org.lockstep.local.part;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Part;
import org.lockstep.local.stores.KafkaStore;
import org.lockstep.local.stores.Lifeline;
import org.lockstep.local.stores.PostgresStore;

/** PostgreSQL, Kafka and MongoDB: started here, or used where the environment says they are. */
public final class StoreParts {
  /** Each with an owner of its own, as which its migrations run; no other role gets into it. */
  private static final List<String> DATABASES =
      List.of("designation", "alert", "gateway", "keycloak");

  /** What the services run as; what they may do is in their migrations. */
  private static final List<String> SERVICE_ROLES =
      List.of(
          Secrets.serviceRole("designation"),
          Secrets.serviceRole("alert"),
          Secrets.serviceRole("gateway"));

  private static final Duration PATIENCE = Duration.ofSeconds(300);

  private final Machine machine;

  public StoreParts(Machine machine) {
    this.machine = machine;
  }

  /** The PostgreSQL to start; none when one is given. */
  public Optional<Part> postgres() {
    if (machine.given().postgres().isPresent()) {
      return Optional.empty();
    }
    PostgresStore store =
        new PostgresStore(
            machine.checkout().target().resolve("postgres"),
            machine.data().store("postgres"),
            machine.ports().postgres(),
            machine.secrets().postgresPassword());
    return Optional.of(
        new Part(
            "postgres",
            log -> store.start(log.toFile()),
            () -> {
              store.ensureDatabases(passwords(DATABASES), passwords(SERVICE_ROLES));
              askEachDatabase();
            },
            PATIENCE));
  }

  /** The Kafka broker to start; none when one is given. */
  public Optional<Part> kafka() {
    if (machine.given().kafka().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Part(
            "kafka",
            new JavaCommand("kafka", machine.data().path())
                .heap(192)
                .launch(
                    machine.checkout().classPath(),
                    "org.lockstep.local.stores.KafkaStore",
                    List.of(
                        machine.data().store("kafka").toString(),
                        Integer.toString(machine.ports().kafka()),
                        Integer.toString(machine.ports().kafkaController()))),
            this::askKafka,
            PATIENCE));
  }

  /** The MongoDB to start, or the embedded stand-in; none when one is given. */
  public Optional<Part> mongo() {
    if (machine.given().mongo().isPresent()) {
      return Optional.empty();
    }
    Part.Launch launch =
        mongod()
            .<Part.Launch>map(
                mongod ->
                    log ->
                        JavaCommand.start(
                            Lifeline.tie("TERM", mongodCommand(mongod)), Map.of(), log.toFile()))
            .orElseGet(
                () ->
                    new JavaCommand("mongo", machine.data().path())
                        .heap(128)
                        .launch(
                            machine.checkout().classPath(),
                            "org.lockstep.local.stores.MongoStore",
                            List.of(
                                embeddedData().toString(),
                                Integer.toString(machine.ports().mongo()))));
    return Optional.of(new Part("mongo", launch, this::askMongo, PATIENCE));
  }

  /** Which MongoDB it is, for the screen. */
  public String mongoKind() {
    if (machine.given().mongo().isPresent()) {
      return "as given by LOCKSTEP_MONGO";
    }
    return mongod().map(mongod -> mongod.toString()).orElse("the embedded stand-in");
  }

  /**
   * {@code mongod} of the PATH. A data folder stays with the server it began with: neither reads
   * what the other wrote.
   */
  private Optional<Path> mongod() {
    if (Files.exists(embeddedData())) {
      return Optional.empty();
    }
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "mongod"))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && Files.exists(mongodData())) {
      throw new Refusal(
          "The entities of "
              + machine.data().path()
              + " were written by a mongod, and there is none on the PATH now."
              + " Put it there, or begin anew with --reset.");
    }
    return found;
  }

  private Path mongodData() {
    return machine.data().store("mongod");
  }

  private List<String> mongodCommand(Path mongod) throws IOException {
    Path data = Files.createDirectories(mongodData());
    return List.of(
        mongod.toString(),
        "--dbpath",
        data.toString(),
        "--port",
        Integer.toString(machine.ports().mongo()),
        "--bind_ip",
        "127.0.0.1",
        "--nounixsocket");
  }

  private Path embeddedData() {
    return machine.data().store("mongo");
  }

  /** Makes given stores ready: their databases and topics. */
  public void prepareGiven() {
    machine.given().postgres().ifPresent(this::preparePostgres);
    machine
        .given()
        .kafka()
        .ifPresent(
            bootstrap -> {
              try {
                KafkaStore.createTopics(bootstrap);
              } catch (Exception e) {
                throw new Refusal(
                    "Kafka at "
                        + bootstrap
                        + " (LOCKSTEP_KAFKA) cannot be used: "
                        + e.getMessage());
              }
            });
  }

  private void preparePostgres(StoreAddresses.Postgres server) {
    try (Connection connection =
        DriverManager.getConnection(
            server.jdbcUrl(server.database()), server.user(), server.password())) {
      PostgresStore.ensureDatabases(connection, passwords(DATABASES), passwords(SERVICE_ROLES));
      askEachDatabase();
    } catch (SQLException e) {
      throw new Refusal(
          "PostgreSQL at "
              + server.server()
              + " (LOCKSTEP_POSTGRES_URL) cannot be used: "
              + e.getMessage());
    }
  }

  private Map<String, String> passwords(List<String> roles) {
    Map<String, String> passwords = new LinkedHashMap<>();
    roles.forEach(role -> passwords.put(role, machine.secrets().databasePassword(role)));
    return passwords;
  }

  private void askEachDatabase() throws SQLException {
    for (String database : DATABASES) {
      try (Connection connection =
              DriverManager.getConnection(
                  machine.jdbcUrl(database),
                  database,
                  machine.secrets().databasePassword(database));
          var statement = connection.createStatement()) {
        statement.execute("select 1");
      }
    }
  }

  private void askKafka() throws Exception {
    // Plain socket first: a client that finds nobody keeps trying, and warns each time.
    connect(machine.ports().kafka()).close();
    Properties client = new Properties();
    client.put("bootstrap.servers", machine.kafka());
    client.put("default.api.timeout.ms", "5000");
    client.put("request.timeout.ms", "4000");
    try (Admin admin = Admin.create(client)) {
      List<String> topics = List.of("lockstep.designations", "lockstep.entities", "lockstep.hits");
      admin.describeTopics(topics).allTopicNames().get(5, TimeUnit.SECONDS);
    }
  }

  private void askMongo() throws IOException {
    try (Socket socket = connect(machine.ports().mongo())) {
      MongoPing.ask(socket);
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      socket.setSoTimeout(3000);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
