package org.lockstep.designation.listimport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.StagedRecords;

/**
 * What one run has staged, in a table that does not outlive a crash of the database. It is emptied
 * when the run begins and when it has been read.
 */
final class StagedRecordTable implements StagedRecords, AutoCloseable {
  /** As {@link #size} counts. */
  static final long LARGEST = 1L << 31;

  private static final int BATCH = 1_000;
  private static final int BATCH_SIZE = 500_000;

  /** Rows are removed by parts of their keys, each in less time than a statement may take. */
  private static final int PARTS = 64;

  private static final byte[] GREATEST = HexFormat.of().parseHex("ff".repeat(33));

  private final DataSource dataSource;
  private final UUID importId;
  private final long largest;
  private final List<Row> waiting = new ArrayList<>();
  private long waitingSize;
  private int rows;
  private long size;

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Row(String kind, byte[] key, int number, String record) {
    int size() {
      return EACH_RECORD + record.length();
    }
  }

  private StagedRecordTable(DataSource dataSource, UUID importId, long largest) {
    this.dataSource = dataSource;
    this.importId = importId;
    this.largest = largest;
  }

  /** An empty one. Removes what runs have left behind that were killed. */
  static StagedRecordTable begin(DataSource dataSource, UUID importId) {
    return begin(dataSource, importId, LARGEST);
  }

  static StagedRecordTable begin(DataSource dataSource, UUID importId, long largest) {
    StagedRecordTable table = new StagedRecordTable(dataSource, importId, largest);
    for (Optional<UUID> left = table.left(); left.isPresent(); left = table.left()) {
      table.remove(left.get());
    }
    return table;
  }

  @Override
  public void add(Key key, String record) {
    Row row = new Row(key.kind(), digest(key), rows, record);
    size += row.size();
    if (size > largest) {
      throw new RefusedFileException(
          RefusedFileException.Reason.LIMIT,
          "What has to be joined takes more than %d MB of the database, the most that an edition may"
                  .formatted(largest >> 20)
              + " take.");
    }
    rows++;
    waiting.add(row);
    waitingSize += row.size();
    if (waiting.size() == BATCH || waitingSize >= BATCH_SIZE) {
      write();
    }
  }

  private void write() {
    if (waiting.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                insert into list_staged_record (import_id, kind, key, number, size, record)
                select ?, kind, key, number, size, record
                from unnest(?, ?, ?, ?, ?) as r(kind, key, number, size, record)""")) {
      statement.setObject(1, importId);
      statement.setArray(2, connection.createArrayOf("text", array(Row::kind)));
      statement.setArray(3, bytes(connection, waiting.stream().map(Row::key)));
      statement.setArray(4, connection.createArrayOf("integer", array(Row::number)));
      statement.setArray(5, connection.createArrayOf("integer", array(Row::size)));
      statement.setArray(6, connection.createArrayOf("text", array(Row::record)));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    waiting.clear();
    waitingSize = 0;
  }

  private Object[] array(Function<Row, Object> column) {
    return waiting.stream().map(column).toArray();
  }

  @Override
  public long size(Set<Key> keys) {
    write();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select coalesce(sum(size), 0) from list_staged_record
                where import_id = ? and key = any (?)""")) {
      statement.setObject(1, importId);
      statement.setArray(2, digests(connection, keys));
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<Key, List<String>> of(Set<Key> keys) {
    write();
    Map<ByteBuffer, Key> asked = new HashMap<>();
    keys.forEach(key -> asked.put(ByteBuffer.wrap(digest(key)), key));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select key, record from list_staged_record
                where import_id = ? and key = any (?)
                order by key, number""")) {
      statement.setObject(1, importId);
      statement.setArray(2, digests(connection, keys));
      Map<Key, List<String>> records = new HashMap<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          Key key = Objects.requireNonNull(asked.get(ByteBuffer.wrap(result.getBytes(1))));
          records.computeIfAbsent(key, none -> new ArrayList<>()).add(result.getString(2));
        }
      }
      return records;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> repeated(String kind) {
    write();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select record from list_staged_record
                where import_id = ? and key = (
                  select key from list_staged_record
                  where import_id = ? and kind = ?
                  group by key having count(*) > 1
                  order by min(number) limit 1)
                order by number limit 2""")) {
      statement.setObject(1, importId);
      statement.setObject(2, importId);
      statement.setString(3, kind);
      List<String> records = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          records.add(result.getString(1));
        }
      }
      return records;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether all that was staged is here still. What a crash of the database has taken away looks as
   * if nothing belonged to an entry.
   */
  boolean areAll() {
    write();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from list_staged_record where import_id = ?")) {
      statement.setObject(1, importId);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1) == rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (rows > 0) {
      remove(importId);
    }
  }

  /** An import of which an earlier run has left rows, and which nobody else works on. */
  private Optional<UUID> left() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select r.import_id from list_staged_record r
                where r.import_id = ? or not exists (
                  select 1 from list_import i
                  where i.id = r.import_id and i.status in ('READING', 'PUBLISHING'))
                limit 1""")) {
      statement.setObject(1, importId);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(result.getObject(1, UUID.class)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void remove(UUID of) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                delete from list_staged_record
                where import_id = ? and key >= ? and key < ?""")) {
      for (int part = 0; part < PARTS; part++) {
        statement.setObject(1, of);
        statement.setBytes(2, edge(part));
        statement.setBytes(3, edge(part + 1));
        statement.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first byte of the keys of a part; behind the last part, what is greater than any. */
  private static byte[] edge(int part) {
    byte[] edge = {(byte) (part * 256 / PARTS)};
    return part < PARTS ? edge : GREATEST;
  }

  private static Array digests(Connection connection, Set<Key> keys) throws SQLException {
    return bytes(connection, keys.stream().map(StagedRecordTable::digest));
  }

  private static Array bytes(Connection connection, Stream<byte[]> values) throws SQLException {
    return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
  }

  private static byte[] digest(Key key) {
    return EditionFiles.sha256((key.kind() + '\n' + key.id()).getBytes(StandardCharsets.UTF_8));
  }
}
