package org.lockstep.designation.journal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.journal.MerkleTree.Node;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Visible;
import org.lockstep.designation.portion.FirstPortion;

/**
 * The journal's two tables, through the transaction's connection if there is a transaction. What
 * was committed is always a beginning of the journal without gaps, because writers follow each
 * other.
 */
@ApplicationScoped
class JournalStore {
  private static final int STATEMENT_SECONDS = 20;

  /** Of the leaves that are read together; hundreds of usual size have less. */
  private static final int MOST_BYTES = 4 << 20;

  private final AgroalDataSource dataSource;

  JournalStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Begins where the journal ends now; under the lock, this is where it will be continued. */
  Appending continued() {
    Tail tail =
        query(
            """
            select greatest(
                date_trunc('milliseconds', clock_timestamp()),
                max(recorded_at) + interval '1 millisecond'),
              coalesce(max(entry_index) + 1, 0)
            from (select recorded_at, entry_index from journal_entry
              order by entry_index desc limit 1) as newest""",
            statement -> {},
            rows -> {
              rows.next();
              return new Tail(instant(rows, 1), rows.getLong(2));
            });
    return new Appending(tail.next, tail.size, hashes(new MerkleTree.Range(0, tail.size).nodes()));
  }

  void write(Appending appending) {
    List<Appending.Entry> entries = appending.takeEntries();
    List<Appending.Subtree> subtrees = appending.takeSubtrees();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement entry =
            prepared(
                connection,
                """
                insert into journal_entry (entry_index, recorded_at, kind, leaf, leaf_hash)
                values (?, ?, ?, ?, ?)""");
        PreparedStatement sealed =
            prepared(
                connection,
                """
                insert into journal_sealed
                  (entry_index, salt, content, record_id, packages, statement_id)
                values (?, ?, ?, ?, ?, ?)""");
        PreparedStatement node =
            prepared(
                connection,
                "insert into journal_node (level, node_index, hash) values (?, ?, ?)")) {
      for (Appending.Entry row : entries) {
        entry.setLong(1, row.index());
        entry.setObject(2, row.recordedAt().atOffset(ZoneOffset.UTC));
        entry.setString(3, row.kind());
        entry.setBytes(4, row.leaf());
        entry.setBytes(5, row.leafHash());
        entry.addBatch();
        Sealed hidden = row.sealed();
        if (hidden != null) {
          sealed.setLong(1, row.index());
          sealed.setBytes(2, hidden.salt());
          sealed.setBytes(3, hidden.content());
          sealed.setObject(4, hidden.seal().record());
          sealed.setArray(5, connection.createArrayOf("uuid", hidden.seal().packages().toArray()));
          sealed.setObject(6, hidden.seal().statement());
          sealed.addBatch();
        }
      }
      for (Appending.Subtree row : subtrees) {
        node.setInt(1, row.node().level());
        node.setLong(2, row.node().index());
        node.setBytes(3, row.hash());
        node.addBatch();
      }
      entry.executeBatch();
      sealed.executeBatch();
      node.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be written", e);
    }
  }

  /**
   * Whether nobody writes, or will write, with that recorded time or an earlier one. A recorded
   * time is later than the begin of its transaction, and of the milliseconds of the clock at the
   * lock.
   */
  boolean isCompleteUpTo(Instant instant) {
    return query(
        """
        select clock_timestamp() > ?::timestamptz + interval '1 millisecond' and not exists (
          select 1 from pg_locks held left join pg_stat_activity writer using (pid)
          where held.locktype = 'advisory' and held.objsubid = 1 and held.granted
            and held.mode = 'ExclusiveLock'
            and (held.classid::bigint << 32 | held.objid::bigint) = hashtext('journal')
            and held.database = (select oid from pg_database where datname = current_database())
            and coalesce(writer.xact_start, '-infinity') <= ?::timestamptz + interval '1 millisecond')""",
        statement -> {
          statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
          statement.setObject(2, instant.atOffset(ZoneOffset.UTC));
        },
        rows -> {
          rows.next();
          return rows.getBoolean(1);
        });
  }

  long size() {
    return count("select max(entry_index) + 1 from journal_entry", statement -> {});
  }

  /** The largest size, up to the given one, at which a transaction ended. */
  long stateUpTo(long size) {
    return count(
        """
        select entry_index + 1 from journal_entry
        where recorded_at <
          coalesce((select recorded_at from journal_entry where entry_index = ?), 'infinity')
        order by recorded_at desc, entry_index desc limit 1""",
        statement -> statement.setLong(1, size));
  }

  /** How many entries were recorded at that instant or earlier. */
  long sizeAt(Instant instant) {
    return count(
        """
        select entry_index + 1 from journal_entry where recorded_at <= ?
        order by recorded_at desc, entry_index desc limit 1""",
        statement -> statement.setObject(1, instant.atOffset(ZoneOffset.UTC)));
  }

  private long count(String sql, Binding binding) {
    return query(sql, binding, rows -> rows.next() ? rows.getLong(1) : 0);
  }

  /**
   * Entries in their order, at least one: fewer than {@code limit} at the end of the journal, and
   * where they are large. What is sealed is read with its content only for who may see it.
   */
  List<JournalEntry> entries(long from, int limit, Visible visible) {
    return query(
        FirstPortion.of(
            """
            select e.entry_index, e.kind, e.recorded_at, e.leaf,
              o.record_id, o.marking, o.salt, o.content,
              octet_length(e.leaf) + coalesce(octet_length(o.content), 0) as size
            from journal_entry e left join lateral (
            """
                + opened(visible)
                + " and s.entry_index = e.entry_index) o on true where e.entry_index >= ?",
            "entry_index",
            "?",
            MOST_BYTES),
        statement -> {
          statement.setLong(1, from);
          statement.setInt(2, limit);
        },
        rows -> {
          List<JournalEntry> entries = new ArrayList<>();
          while (rows.next()) {
            entries.add(
                new JournalEntry(
                    rows.getLong(1),
                    rows.getString(2),
                    instant(rows, 3),
                    rows.getBytes(4),
                    opened(rows)));
          }
          return entries;
        });
  }

  /** What there is to open for a reader, among the first {@code size} entries. */
  List<Shown> opened(long size, Visible visible) {
    return visible.equals(Visible.PUBLIC)
        ? List.of()
        : query(
            "select record_id, marking from (" + opened(visible) + ") o where entry_index < ?",
            statement -> statement.setLong(1, size),
            rows -> {
              List<Shown> shown = new ArrayList<>();
              while (rows.next()) {
                shown.add(new Shown(rows.getObject(1, UUID.class), rows.getInt(2)));
              }
              return shown;
            });
  }

  /**
   * The query for sealed entries whose packages and statement a reader may see by their markings of
   * now, each with the number of the narrowest of these.
   */
  private static String opened(Visible visible) {
    return """
    select s.entry_index, s.record_id, s.salt, s.content, n.number as marking
    from journal_sealed s
    cross join lateral (
      select m.number from marking m
      where m.number in (
        select p.marking from sanctions_package p where p.id = any (s.packages)
        union all select t.marking from statement t where t.id = s.statement_id)
      order by array_position(array['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'], m.tlp) desc
      limit 1) n
    where not exists (
      select 1 from sanctions_package p where p.id = any (s.packages) and not %s)
      and not exists (select 1 from statement t where t.id = s.statement_id and not %s)
    """
        .formatted(visible.allows("p.marking"), visible.allows("t.marking"));
  }

  private static @Nullable Opened opened(ResultSet rows) throws SQLException {
    UUID record = rows.getObject(5, UUID.class);
    return record == null
        ? null
        : new Opened(record, rows.getInt(6), rows.getBytes(7), rows.getBytes(8));
  }

  /** All of them, in one query. */
  Map<Node, byte[]> hashes(Collection<Node> nodes) {
    Map<Node, byte[]> hashes = new HashMap<>();
    if (nodes.isEmpty()) {
      return hashes;
    }
    query(
        """
        select level, node_index, hash
        from unnest(?, ?) as wanted (level, node_index)
          join journal_node using (level, node_index)
        union all
        select 0, entry_index, leaf_hash
        from unnest(?, ?) as wanted (level, entry_index)
          join journal_entry using (entry_index)
        where level = 0""",
        statement -> {
          Connection connection = statement.getConnection();
          Array levels =
              connection.createArrayOf("integer", nodes.stream().map(Node::level).toArray());
          Array indexes =
              connection.createArrayOf("bigint", nodes.stream().map(Node::index).toArray());
          statement.setArray(1, levels);
          statement.setArray(2, indexes);
          statement.setArray(3, levels);
          statement.setArray(4, indexes);
        },
        rows -> {
          while (rows.next()) {
            hashes.put(new Node(rows.getInt(1), rows.getLong(2)), rows.getBytes(3));
          }
          return hashes;
        });
    if (hashes.size() < nodes.size()) {
      throw new IllegalStateException("the journal has lost hashes of " + nodes);
    }
    return hashes;
  }

  private <T> T query(String sql, Binding binding, Reading<T> reading) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepared(connection, sql)) {
      binding.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return reading.read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(STATEMENT_SECONDS);
    return statement;
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  private record Tail(Instant next, long size) {}

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }
}
