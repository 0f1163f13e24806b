package org.lockstep.designation.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/**
 * Several replicas publish while transactions begin and end in whatever order: nothing that was
 * committed is lost, nothing else appears, and each key keeps the order of its versions.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class OutboxReplicasTest {
  private static final String TOPIC = "lockstep.designations";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int INTERLEAVINGS = 1_000;
  private static final int EVENTS = 2_000;

  @Inject Clock clock;
  @Inject AgroalDataSource service;
  @Inject ObjectMapper mapper;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> broker;

  @Inject
  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @Inject
  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  private final Random random = new Random(20240524);
  private final String ofThisTest = UUID.randomUUID() + "/";
  private final String death = "death_" + ofThisTest.replaceAll("[-/]", "");
  private final List<Relay> replicas = new ArrayList<>();
  private final List<Writer> writers = new ArrayList<>();

  /** By key, the ids of its committed events in the order of their versions. */
  private final Map<String, List<String>> committed = new TreeMap<>();

  @AfterEach
  void end() throws SQLException, InterruptedException {
    for (Writer writer : writers) {
      writer.connection.close();
    }
    execute("drop function if exists %s cascade".formatted(death));
    for (Relay replica : replicas) {
      replica.stop(new ShutdownEvent());
    }
  }

  @Test
  void publishesWhatIsCommittedOnceAndNothingElse() throws SQLException {
    for (int i = 0; i < 2; i++) {
      start(new DesignationsTopic(broker));
    }
    for (int i = 0; i < 4; i++) {
      writers.add(new Writer());
    }

    for (int i = 0; i < INTERLEAVINGS; i++) {
      interleave(List.of(key(i + "a"), key(i + "b"), key(i + "c")));
    }

    await().atMost(SOON).until(() -> unsent() == 0);
    assertThat(events(committed)).isGreaterThan(2 * INTERLEAVINGS);
    // Once, and not just at least once: nobody died, and no two replicas had the same shard.
    assertThatCommittedIs(published());
  }

  @Test
  void losesNothingAndKeepsTheOrderOfAKeyWhenReplicasDieBetweenSendAndMark() throws SQLException {
    for (int i = 0; i < 3; i++) {
      start(new MortalTopic(broker, new Random(random.nextLong())));
    }
    execute(
        """
        create function %1$s() returns trigger language plpgsql as $$
        declare fate double precision := random();
        begin
          if fate < 0.1 then perform pg_terminate_backend(pg_backend_pid());
          elsif fate < 0.2 then raise exception 'the relay dies before it has marked';
          end if;
          return null;
        end $$;
        create trigger %1$s before update on outbox for each statement execute function %1$s()"""
            .formatted(death));
    Writer writer = new Writer();
    writers.add(writer);

    for (int written = 0; written < EVENTS; ) {
      writer.begin(List.of(key(random.nextInt(50)), key(random.nextInt(50))));
      written += writer.rows.size();
      while (!writer.rows.isEmpty()) {
        writer.insert();
      }
      writer.end(true);
      if (random.nextInt(20) == 0) {
        cutAReplicaOff();
      }
    }

    await().atMost(SOON).until(() -> unsent() == 0);
    Map<String, List<String>> published = published();
    int sent = events(published);
    published.replaceAll((key, ids) -> ids.stream().distinct().toList());
    assertThatCommittedIs(published);
    assertThat(sent).as("some were sent again").isGreaterThan(events(committed));
  }

  /** 24 steps of writers that each do the next thing of their transactions, or begin one. */
  private void interleave(List<String> keys) throws SQLException {
    List<String> free = new ArrayList<>(keys);
    for (int step = 0; step < 24; step++) {
      Writer writer = writers.get(random.nextInt(writers.size()));
      if (writer.keys.isEmpty()) {
        Collections.shuffle(free, random);
        List<String> some = free.subList(0, Math.min(free.size(), 1 + random.nextInt(2)));
        writer.begin(some);
        some.clear();
      } else if (writer.rows.isEmpty() || random.nextInt(12) == 0) {
        free.addAll(writer.keys);
        writer.end(writer.rows.isEmpty() && random.nextInt(4) > 0);
      } else {
        writer.insert();
      }
    }
    Collections.shuffle(writers, random);
    for (Writer writer : writers) {
      writer.end(writer.rows.isEmpty());
    }
  }

  /** One connection; of a key only one writes at a time, as the lock of the aggregate has it. */
  private final class Writer {
    final Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
    List<String> keys = List.of();
    final List<OutboxRow> rows = new ArrayList<>();
    private final Map<String, List<String>> written = new TreeMap<>();

    Writer() throws SQLException {
      connection.setAutoCommit(false);
    }

    /** Chooses the next one to three versions of each key, to be inserted in any order. */
    void begin(List<String> some) {
      keys = some.stream().distinct().toList();
      for (String key : keys) {
        int version = committed.getOrDefault(key, List.of()).size();
        for (int more = random.nextInt(3); more >= 0; more--) {
          version++;
          // Of an edition or of officers, one after the other of the same key.
          OutboxRow row =
              OutboxRow.of(
                  EventType.STATEMENT_PUBLISHED,
                  key,
                  version,
                  "{\"version\":%d}".formatted(version).getBytes(StandardCharsets.UTF_8),
                  clock.instant());
          row.bulk = random.nextBoolean();
          written.computeIfAbsent(key, none -> new ArrayList<>()).add(row.id.toString());
          rows.add(row);
        }
      }
      Collections.shuffle(rows, random);
    }

    void insert() throws SQLException {
      OutboxRow row = rows.remove(rows.size() - 1);
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              insert into outbox
                (id, shard, agg_key, agg_version, type, headers, payload, created_at, bulk)
              values (?, ?, ?, ?, ?, jsonb_build_object('ce_id', ?::text), ?, now(), ?)""")) {
        statement.setObject(1, row.id);
        statement.setInt(2, row.shard);
        statement.setString(3, row.aggKey);
        statement.setLong(4, row.aggVersion);
        statement.setString(5, row.type);
        statement.setString(6, row.id.toString());
        statement.setBytes(7, row.payload);
        statement.setBoolean(8, row.bulk);
        statement.executeUpdate();
      }
    }

    void end(boolean commit) throws SQLException {
      if (commit) {
        connection.commit();
        written.forEach(
            (key, ids) -> committed.computeIfAbsent(key, none -> new ArrayList<>()).addAll(ids));
      } else {
        connection.rollback();
      }
      keys = List.of();
      rows.clear();
      written.clear();
    }
  }

  /** Of a replica that dies before the broker has all of a batch, or has said that it has. */
  private static final class MortalTopic extends DesignationsTopic {
    private final Random random;

    MortalTopic(Map<String, Object> broker, Random random) {
      super(broker);
      this.random = random;
    }

    @Override
    Future<RecordMetadata> send(String key, Map<String, String> headers, byte[] payload) {
      KafkaException death = new KafkaException("the relay dies before the broker has answered");
      switch (random.nextInt(100)) {
        case 0:
          throw death;
        case 1:
          return CompletableFuture.failedFuture(death);
        case 2:
          super.send(key, headers, payload);
          return CompletableFuture.failedFuture(death);
        default:
          return super.send(key, headers, payload);
      }
    }
  }

  private void start(DesignationsTopic topic) {
    String url = Stores.jdbcUrl();
    Relay replica =
        new Relay(
            new OutboxBatches(service, topic, mapper),
            new WakeUp(url.substring(0, url.indexOf('?')), user, password));
    replica.start(new StartupEvent(), new SimpleMeterRegistry());
    replicas.add(replica);
  }

  /** One of those that hold shards now, wherever it is; another may take its shards at once. */
  private void cutAReplicaOff() throws SQLException {
    try (Connection own = service.getConnection();
        PreparedStatement statement =
            own.prepareStatement(
                """
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and classid = ? order by random() limit 1""")) {
      statement.setInt(1, OutboxBatches.LOCKS);
      statement.execute();
    }
  }

  /** By key, the ids of its events on the topic, in their order there. */
  private Map<String, List<String>> published() {
    Map<String, List<String>> ids = new TreeMap<>();
    for (ConsumerRecord<String, String> event :
        Events.all(TOPIC, event -> event.key().startsWith(ofThisTest))) {
      ids.computeIfAbsent(event.key(), none -> new ArrayList<>())
          .add(String.valueOf(Events.header(event, "ce_id")));
    }
    return ids;
  }

  private void assertThatCommittedIs(Map<String, List<String>> published) {
    assertThat(published.keySet()).isEqualTo(committed.keySet());
    committed.forEach(
        (key, ids) -> assertThat(published.get(key)).as(key).containsExactlyElementsOf(ids));
  }

  private static int events(Map<String, List<String>> ids) {
    return ids.values().stream().mapToInt(List::size).sum();
  }

  private String key(Object name) {
    return ofThisTest + name;
  }

  private long unsent() throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from outbox where sent_at is null and starts_with(agg_key, ?)")) {
      statement.setString(1, ofThisTest);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
