package org.lockstep.designation.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.events.EventSize;
import org.lockstep.http.problem.FailureLine;

/**
 * Publishes one batch in one transaction: locks the shards that owe something, takes the first
 * unsent event of each of their keys, what no edition of a list brought before the rest, sends all,
 * and marks those the broker acknowledged. A shard that another replica holds is left to it.
 */
@ApplicationScoped
class OutboxBatches {
  private static final Logger LOG = Logger.getLogger(OutboxBatches.class);

  /** First key of the advisory locks; the second is the shard. */
  static final int LOCKS = 0x6f757462;

  private static final int MOST = 500;

  /**
   * Bytes of the payloads in one batch, which are in memory twice; the last payload may go beyond
   * it.
   */
  private static final int MOST_BYTES = 8 << 20;

  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final int STATEMENT_SECONDS = 10;
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  /** A payload that is too large is not read. */
  private static final String COUNTED =
      """
      , counted as (select *, sum(size) over (order by agg_key) - size as before from owed)
      select id, agg_key, headers, case when size <= ? then payload end, size from counted
      where before < ?""";

  private static final String FIRST_OF_URGENT_KEYS =
      """
      with owing as (
        select distinct shard, agg_key from outbox
        where not bulk and sent_at is null and set_aside_at is null and shard = any (?) limit ?),
      owed as (
        select first.* from owing cross join lateral (
          select id, agg_key, headers, payload, octet_length(payload) as size from outbox
          where sent_at is null and set_aside_at is null
            and shard = owing.shard and agg_key = owing.agg_key
          order by agg_version, type limit 1) as first)"""
          + COUNTED;

  /** Some of each shard, so that no shard waits for another. */
  private static final String FIRST_OF_ALL_KEYS =
      """
      with owed as (
        select first.* from unnest(?) as owing(shard) cross join lateral (
          select distinct on (agg_key)
            id, agg_key, headers, payload, octet_length(payload) as size
          from outbox
          where shard = owing.shard and sent_at is null and set_aside_at is null
          order by agg_key, agg_version, type limit ?) as first)"""
          + COUNTED;

  private final AgroalDataSource dataSource;
  private final DesignationsTopic topic;
  private final ObjectMapper mapper;

  OutboxBatches(AgroalDataSource dataSource, DesignationsTopic topic, ObjectMapper mapper) {
    this.dataSource = dataSource;
    this.topic = topic;
    this.mapper = mapper;
  }

  /**
   * Publishes one batch.
   *
   * @return how many events were published and marked, or set aside
   */
  int publishOne() throws SQLException, InterruptedException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<Owed> owed = take(connection, lock(connection));
        Map<UUID, String> refused = new LinkedHashMap<>();
        List<UUID> sent = owed.isEmpty() ? List.of() : send(owed, refused);
        mark(connection, sent);
        setAside(connection, refused);
        connection.commit();
        return sent.size() + refused.size();
      } catch (SQLException | InterruptedException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  void close() {
    topic.close();
  }

  /** A statement of its own: what is read afterwards must be as new as the locks. */
  private static List<Integer> lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        prepared(
            connection,
            """
            select shard from (select distinct shard from outbox
              where sent_at is null and set_aside_at is null) as owing
            where pg_try_advisory_xact_lock(?, shard)""")) {
      statement.setInt(1, LOCKS);
      List<Integer> shards = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          shards.add(rows.getInt(1));
        }
      }
      return shards;
    }
  }

  /**
   * The first event of each key, those of keys that owe any that is not of an edition before the
   * others: what has to go before such an event goes with it.
   */
  private static List<Owed> take(Connection connection, List<Integer> shards) throws SQLException {
    Map<String, Owed> owed = new LinkedHashMap<>();
    if (shards.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement statement = prepared(connection, FIRST_OF_URGENT_KEYS)) {
      statement.setArray(1, connection.createArrayOf("integer", shards.toArray()));
      statement.setInt(2, MOST);
      statement.setInt(3, EventSize.MOST_DATA);
      statement.setLong(4, MOST_BYTES);
      read(statement, owed);
    }
    long bytes = owed.values().stream().mapToLong(Owed::size).sum();
    if (owed.size() < MOST && bytes < MOST_BYTES) {
      try (PreparedStatement statement = prepared(connection, FIRST_OF_ALL_KEYS)) {
        statement.setArray(1, connection.createArrayOf("integer", shards.toArray()));
        int room = MOST - owed.size();
        statement.setInt(2, (room + shards.size() - 1) / shards.size());
        statement.setInt(3, EventSize.MOST_DATA);
        statement.setLong(4, MOST_BYTES - bytes);
        read(statement, owed);
      }
    }
    return List.copyOf(owed.values());
  }

  private static void read(PreparedStatement statement, Map<String, Owed> owed)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Owed event =
            new Owed(
                rows.getObject(1, UUID.class),
                rows.getString(2),
                rows.getString(3),
                rows.getBytes(4),
                rows.getLong(5));
        owed.putIfAbsent(event.key, event);
      }
    }
  }

  /**
   * The ids of those that the broker acknowledged in time. Those that no broker will take are
   * refused, each with a reason; whatever else happened, the others will be sent again.
   */
  private List<UUID> send(List<Owed> owed, Map<UUID, String> refused) throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    Map<UUID, Future<RecordMetadata>> onTheirWay = new LinkedHashMap<>();
    List<UUID> acknowledged = new ArrayList<>();
    for (Owed event : owed) {
      if (event.payload == null) {
        refused.put(event.id, "larger than %d bytes".formatted(EventSize.MOST_DATA));
        continue;
      }
      Optional<Map<String, String>> headers = headers(event.headers);
      if (headers.isEmpty()) {
        refused.put(event.id, "headers that cannot be read");
        continue;
      }
      try {
        onTheirWay.put(event.id, topic.send(event.key, headers.get(), event.payload));
      } catch (RuntimeException e) {
        LOG.warnf("the broker does not take events: %s", FailureLine.of(e));
        break;
      }
    }
    for (Map.Entry<UUID, Future<RecordMetadata>> entry : onTheirWay.entrySet()) {
      try {
        entry.getValue().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        acknowledged.add(entry.getKey());
      } catch (ExecutionException | TimeoutException e) {
        if (e.getCause() instanceof RecordTooLargeException) {
          refused.put(entry.getKey(), e.getCause().getMessage());
        } else {
          LOG.warnf("event %s was not acknowledged: %s", entry.getKey(), FailureLine.of(e));
        }
      }
    }
    if (acknowledged.size() + refused.size() < owed.size()) {
      topic.close();
    }
    return acknowledged;
  }

  /**
   * Puts an event out of the way of what is owed under the same key; {@link OutboxHealth} tells of
   * it.
   */
  private static void setAside(Connection connection, Map<UUID, String> refused)
      throws SQLException {
    for (Map.Entry<UUID, String> entry : refused.entrySet()) {
      LOG.errorf("event %s is set aside: %s", entry.getKey(), entry.getValue());
      try (PreparedStatement statement =
          prepared(
              connection,
              "update outbox set set_aside_at = now(), set_aside_reason = ? where id = ?")) {
        statement.setString(1, entry.getValue());
        statement.setObject(2, entry.getKey());
        statement.executeUpdate();
      }
    }
  }

  private static void mark(Connection connection, List<UUID> sent) throws SQLException {
    if (sent.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        prepared(connection, "update outbox set sent_at = now() where id = any (?)")) {
      Array ids = connection.createArrayOf("uuid", sent.toArray());
      statement.setArray(1, ids);
      statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(STATEMENT_SECONDS);
    return statement;
  }

  private Optional<Map<String, String>> headers(String json) {
    try {
      return Optional.ofNullable(mapper.readValue(json, HEADERS))
          .filter(headers -> !headers.containsValue(null));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * @param payload absent if it is too large, with its size
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Owed(UUID id, String key, String headers, byte @Nullable [] payload, long size) {}
}
