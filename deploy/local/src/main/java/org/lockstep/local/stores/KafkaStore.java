package org.lockstep.local.stores;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker that is its own controller (KRaft), in this JVM. It creates the topics of
 * docs/events.md and no other: a misspelt topic is an error, not a new topic.
 */
public final class KafkaStore {
  private static final List<String> CONSUMERS =
      List.of("entity-service", "alert-service", "designation-service");
  private static final int PARTITIONS = 6;

  /** The rule is in lockstep-events, EventSize; a test compares. */
  private static final int MOST_BATCH = 1_048_588;

  private static final int MOST_DEAD_LETTER = MOST_BATCH + (64 << 10);

  private final int port;
  private final KafkaRaftServer server;

  /** Formats the folder at the first start and prepares the broker. */
  KafkaStore(Path data, int port, int controllerPort) throws Exception {
    this.port = port;
    Files.createDirectories(data);
    if (!Files.exists(data.resolve("meta.properties"))) {
      new Formatter()
          .setNodeId(1)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(data.toString())
          .setMetadataLogDirectory(data.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName("CONTROLLER")
          .setIgnoreFormatted(true)
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .run();
    }
    this.server =
        new KafkaRaftServer(new KafkaConfig(settings(data, port, controllerPort)), Time.SYSTEM);
  }

  private static Properties settings(Path data, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("log.dirs", data.toString()),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "3"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // The register is the source of truth, but a projection is rebuilt from the topic: keep
            // it.
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            // A consumer that is killed is missed soon, so that its successor need not wait.
            Map.entry("group.min.session.timeout.ms", "1000")));
    return settings;
  }

  /** Starts the broker, waits until it answers and creates the topics that are missing. */
  void start() throws Exception {
    server.startup();
    createTopics(bootstrap());
  }

  /** Creates the topics that are missing on any broker or cluster, and says what all may hold. */
  public static void createTopics(String bootstrap) throws Exception {
    Properties client = new Properties();
    client.put("bootstrap.servers", bootstrap);
    client.put("default.api.timeout.ms", "60000");
    try (Admin admin = Admin.create(client)) {
      Set<String> present = admin.listTopics().names().get(60, TimeUnit.SECONDS);
      List<NewTopic> missing =
          topics().stream().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(60, TimeUnit.SECONDS);
      admin.incrementalAlterConfigs(limits(topics())).all().get(60, TimeUnit.SECONDS);
    }
  }

  /** The topics as docs/events.md describes them. */
  static List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    topics.add(topic("lockstep.designations", PARTITIONS));
    topics.add(topic("lockstep.entities", PARTITIONS).configs(Map.of("cleanup.policy", "compact")));
    topics.add(topic("lockstep.hits", PARTITIONS));
    for (String topic : List.of("lockstep.designations", "lockstep.entities", "lockstep.hits")) {
      for (String consumer : CONSUMERS) {
        topics.add(topic(topic + "." + consumer + ".dead", 1));
      }
    }
    return topics;
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1);
  }

  /** Also of topics that were there before there were limits. */
  private static Map<ConfigResource, Collection<AlterConfigOp>> limits(List<NewTopic> topics) {
    Map<ConfigResource, Collection<AlterConfigOp>> limits = new HashMap<>();
    for (NewTopic topic : topics) {
      int most = topic.name().endsWith(".dead") ? MOST_DEAD_LETTER : MOST_BATCH;
      limits.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
          List.of(
              set("max.message.bytes", Integer.toString(most)),
              // What is counted is what a consumer will have in its memory.
              set("compression.type", "uncompressed")));
    }
    return limits;
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /**
   * {@code KafkaStore DATA PORT CONTROLLER_PORT}: prints READY when clients can connect; ends with
   * its standard input.
   */
  public static void main(String[] args) throws Exception {
    Logs.quiet();
    KafkaStore store =
        new KafkaStore(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    try {
      store.start();
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(store::stop, "stop"));
    System.out.println("READY " + store.bootstrap());
    Lifeline.endWithParent();
    store.server.awaitShutdown();
  }
}
