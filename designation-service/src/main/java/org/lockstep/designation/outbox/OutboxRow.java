package org.lockstep.designation.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.TraceParent;

/**
 * One event that is owed or was sent. Headers are those of CloudEvents 1.0 in Kafka's binary mode,
 * and the trace of what it follows from, if that is known: whoever sends it, and how often, it is
 * of this trace.
 */
@Entity
@Table(name = "outbox")
class OutboxRow {
  static final int SHARDS = 32;

  @Id UUID id;
  int shard;
  String aggKey;
  long aggVersion;
  String type;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, String> headers;

  byte[] payload;
  Instant createdAt;
  @Nullable Instant sentAt;

  /** Of an edition of an official list: sent after all others. */
  boolean bulk;

  static OutboxRow of(EventType type, String key, long version, byte[] payload, Instant now) {
    OutboxRow row = new OutboxRow();
    row.id = UUID.randomUUID();
    row.shard = Math.floorMod(key.hashCode(), SHARDS);
    row.aggKey = key;
    row.aggVersion = version;
    row.type = type.type();
    row.headers =
        new TreeMap<>(
            Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                row.id.toString(),
                "ce_source",
                "urn:lockstep:designation-service",
                "ce_type",
                type.type(),
                "ce_subject",
                key,
                "ce_time",
                now.toString(),
                "ce_dataschema",
                type.schema(),
                "content-type",
                "application/json"));
    String trace = CurrentTrace.header();
    if (trace != null) {
      row.headers.put(TraceParent.HEADER, trace);
    }
    row.payload = payload;
    row.createdAt = now;
    return row;
  }
}
