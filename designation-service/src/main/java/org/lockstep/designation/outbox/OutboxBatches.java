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
 * unsent event of each of their keys, sends all, and marks those the broker acknowledged. A shard
 * that another replica holds is left to it.
 */
@ApplicationScoped
class OutboxBatches {
  private static final Logger LOG = Logger.getLogger(OutboxBatches.class);

  /** First key of the advisory locks; the second is the shard. */
  static final int LOCKS = 0x6f757462;

  private static final int MOST = 500;

  /** Of payloads in one batch, which are in memory twice; the last one may go beyond it. */
  private static final int MOST_BYTES = 8 << 20;

  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final int STATEMENT_SECONDS = 10;
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

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

  /** The payload of what is too large stays where it is. */
  private List<Owed> take(Connection connection, List<Integer> shards) throws SQLException {
    try (PreparedStatement statement =
        prepared(
            connection,
            """
            with owed as (
              select distinct on (agg_key)
                id, agg_key, headers, payload, octet_length(payload) as size
              from outbox
              where sent_at is null and set_aside_at is null and shard = any (?)
              order by agg_key, agg_version, type limit ?),
            counted as (select *, sum(size) over (order by agg_key) - size as before from owed)
            select id, agg_key, headers, case when size <= ? then payload end from counted
            where before < ?""")) {
      statement.setArray(1, connection.createArrayOf("integer", shards.toArray()));
      statement.setInt(2, MOST);
      statement.setInt(3, EventSize.MOST_DATA);
      statement.setInt(4, MOST_BYTES);
      List<Owed> owed = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          owed.add(
              new Owed(
                  rows.getObject(1, UUID.class),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getBytes(4)));
        }
      }
      return owed;
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

  /** Out of the way of what is owed under the same key; {@link OutboxHealth} tells of it. */
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

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Owed(UUID id, String key, String headers, byte @Nullable [] payload) {}
}
