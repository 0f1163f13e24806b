package org.lockstep.designation.listimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.lists.reading.FormerTime;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.portion.FirstPortion;
import org.lockstep.designation.release.ListPackages;

/** What one run has read, in a table, and how that compares with what the list said last. */
@ApplicationScoped
class StagedEntries {
  /** That the designation of an entry e is still in force, or will be. */
  private static final String NOT_DELISTED =
      """
      exists (
        select 1 from current_state f where f.designation_id = e.designation_id
          and f.valid_to >= ? and f.status <> 'DELISTED')""";

  /** What the designation of an entry e takes in memory with all its versions, in bytes. */
  private static final String SIZE_OF_DESIGNATION =
      """
      coalesce((
        select sum(size) from designation_version v
        where v.designation_id = e.designation_id), 0)""";

  private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
  private static final TypeReference<List<FormerTime>> FORMER_TIMES = new TypeReference<>() {};

  private final AgroalDataSource dataSource;
  private final TimeZones timeZones;
  private final ObjectMapper mapper;

  StagedEntries(AgroalDataSource dataSource, TimeZones timeZones, ObjectMapper mapper) {
    this.dataSource = dataSource;
    this.timeZones = timeZones;
    this.mapper = mapper;
  }

  /** What has to be done with an entry. */
  enum Action {
    /** Not in the register: designate. */
    NEW,
    /** In the register, and the list says something else now: amend. */
    CHANGED,
    /** In the register as another kind of subject: end the one and designate the other. */
    REPLACED,
    /** In the register as delisted, and on the list again: resume, and amend if it has changed. */
    RESUMED,
    /** In force, though the list has ended it: end. */
    ENDED,
    /** In the register as it is, but not with all former times: say of those what the list says. */
    RESTATED,
    /** In the register as it is, or not in force in either. */
    SAME
  }

  /**
   * An entry as it was read.
   *
   * @param content as JSON
   * @param contentHash SHA-256 of the content
   * @param endedOn the day from which the list does not have it in force any more
   * @param formerTimes for which the list had it before, as JSON; absent where there are none
   * @param original the records it was read from, compressed JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Row(
      String key,
      int number,
      String subjectType,
      @Nullable String authorityId,
      String caption,
      String content,
      byte[] contentHash,
      @Nullable LocalDate endedOn,
      @Nullable String formerTimes,
      byte[] original) {}

  /**
   * A row that is not the same, and what it is of.
   *
   * @param endedOn the day from which the list does not have it in force any more
   * @param formerTimes for which the list had it before
   * @param changes that were found when it was compared
   */
  record Difference(
      String key,
      int number,
      Action action,
      @Nullable UUID designationId,
      String caption,
      String content,
      @Nullable LocalDate endedOn,
      List<FormerTime> formerTimes,
      List<Change> changes) {}

  /**
   * What is known of an entry, as JSON.
   *
   * @param said what the list said last; what is registered, if the list never said anything
   * @param registered what the register says now, which officers may have changed
   */
  record Known(String said, String registered) {}

  /** What the register says of an entry that the list had, as JSON. */
  record ListedBefore(String key, String content) {}

  /** An entry that is no longer on the list. */
  record Gone(String key, UUID designationId, String caption) {}

  /**
   * What the list had in force, and a package has delisted.
   *
   * @param key in the edition, or else the one that the list had it under
   * @param action what the edition asks for; absent where it has not got the entry in force
   */
  record Delisted(String key, UUID designationId, String caption, @Nullable Action action) {}

  void clear(UUID importId) {
    update("delete from list_staged where import_id = ?", importId);
  }

  /** Removes what runs have left behind that were killed and that nobody begins anew. */
  void clearLeft() {
    update(
        """
        delete from list_staged s where not exists (
          select 1 from list_import i
          where i.id = s.import_id and i.status in ('READING', 'PUBLISHING'))""");
  }

  /**
   * Adds rows.
   *
   * @return the keys of those that were there already, and are not added
   */
  Set<String> add(UUID importId, List<Row> rows) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                insert into list_staged (import_id, key, number, action, subject_type, authority_id,
                  caption, content, content_hash, ended_on, former_times, original)
                select ?, key, number, 'NEW', type, authority_id, caption, content, hash, ended_on,
                  former_times, original
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  as r(key, number, type, authority_id, caption, content, hash, ended_on,
                    former_times, original)
                on conflict (import_id, key) do nothing
                returning key""")) {
      statement.setObject(1, importId);
      statement.setArray(2, texts(connection, rows.stream().map(Row::key).toArray()));
      statement.setArray(
          3, connection.createArrayOf("integer", rows.stream().map(Row::number).toArray()));
      statement.setArray(4, texts(connection, rows.stream().map(Row::subjectType).toArray()));
      statement.setArray(5, texts(connection, rows.stream().map(Row::authorityId).toArray()));
      statement.setArray(6, texts(connection, rows.stream().map(Row::caption).toArray()));
      statement.setArray(7, texts(connection, rows.stream().map(Row::content).toArray()));
      statement.setArray(8, bytes(connection, rows.stream().map(Row::contentHash).toList()));
      statement.setArray(
          9, connection.createArrayOf("date", rows.stream().map(Row::endedOn).toArray()));
      statement.setArray(10, texts(connection, rows.stream().map(Row::formerTimes).toArray()));
      statement.setArray(11, bytes(connection, rows.stream().map(Row::original).toList()));
      Set<String> repeated = new HashSet<>();
      rows.forEach(row -> repeated.add(row.key()));
      Set<String> added = new HashSet<>();
      try (ResultSet keys = statement.executeQuery()) {
        while (keys.next()) {
          added.add(keys.getString(1));
        }
      }
      repeated.removeAll(added);
      // Within one statement a key that comes twice is added once.
      if (added.size() + repeated.size() < rows.size()) {
        Set<String> seen = new HashSet<>();
        rows.stream().map(Row::key).filter(key -> !seen.add(key)).forEach(repeated::add);
      }
      return repeated;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares all rows with what the list said last under the same keys. */
  void compareByKey(UUID importId, String source) {
    update(
        """
        update list_staged s set designation_id = e.designation_id, key_before = e.key,
          action = case when e.content_hash = s.content_hash then 'SAME' else 'CHANGED' end
        from list_entry e
        where s.import_id = ? and e.source = ? and e.key = s.key and e.listed""",
        importId,
        source);
  }

  /**
   * Makes rows what the list had under other keys. A row whose own key is that of an entry that has
   * another one now, and that was not found itself, is new.
   *
   * @param keysBefore by the keys of the rows
   */
  void foundAgain(UUID importId, String source, Map<String, String> keysBefore) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                update list_staged s set designation_id = e.designation_id, key_before = e.key,
                  action = case when e.content_hash = s.content_hash then 'SAME' else 'CHANGED' end
                from unnest(?, ?) as r(key, key_before)
                join list_entry e on e.source = ? and e.key = r.key_before
                where s.import_id = ? and s.key = r.key""")) {
      statement.setArray(1, texts(connection, keysBefore.keySet().toArray()));
      statement.setArray(2, texts(connection, keysBefore.values().toArray()));
      statement.setString(3, source);
      statement.setObject(4, importId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    update(
        """
        update list_staged s set designation_id = null, key_before = null, action = 'NEW'
        where s.import_id = ? and s.key_before = s.key and exists (
          select 1 from list_staged other
          where other.import_id = s.import_id and other.key_before = s.key
            and other.key <> s.key)""",
        importId);
  }

  /**
   * Compares rows with the register. If the list did not have an entry, but the authority has a
   * designation under the same id that no other list holds, that designation is changed, not
   * doubled.
   */
  void compareWithRegister(UUID importId, String authority) {
    update(
        """
        update list_staged s set designation_id = d.designation_id, action = 'CHANGED'
        from current_state d
        where s.import_id = ? and s.action = 'NEW' and d.authority = ?
          and d.authority_id = s.authority_id
          and d.valid_to = date '9999-12-31' and d.status in ('IN_FORCE', 'SUSPENDED')
          and not exists (
            select 1 from list_entry e where e.designation_id = d.designation_id and e.listed)""",
        importId,
        authority);
    update(
        """
        update list_staged s set action = 'REPLACED'
        from current_state d
        where s.import_id = ? and s.action = 'CHANGED' and d.designation_id = s.designation_id
          and d.valid_to = date '9999-12-31'
          and d.subject_type <> s.subject_type""",
        importId);
  }

  /**
   * Makes rows the same that the list has ended, and that the list had ended before, or had no
   * more: what has become of their designations since then is not the list's.
   */
  void endedBefore(UUID importId, String source) {
    update(
        """
        update list_staged s set action = 'SAME'
        from list_entry e
        where s.import_id = ? and s.ended_on is not null and s.action = 'NEW'
          and e.source = ? and e.key = s.key and not e.listed""",
        importId,
        source);
  }

  /** Decides on rows that the list has ended, and of which there is a designation. */
  void ended(UUID importId, OfficialList list) {
    update(
        """
        update list_staged e set changes = null,
          action = case when %s then 'ENDED' else 'SAME' end
        where e.import_id = ? and e.ended_on is not null and e.designation_id is not null"""
            .formatted(NOT_DELISTED),
        today(list),
        importId);
  }

  /**
   * A page of what the register says of entries that the list had, ordered by key, as JSON: of
   * those that the edition does not have as they were.
   */
  List<ListedBefore> unlike(UUID importId, String source, String afterKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                FirstPortion.of(
                    """
                    select e.key, v.content, v.size from list_entry e
                    join current_state d on d.designation_id = e.designation_id
                      and d.valid_to = date '9999-12-31'
                    join designation_version v
                      on v.designation_id = d.designation_id and v.version = d.content_version
                    where e.source = ? and e.listed and e.key > ? and not exists (
                      select 1 from list_staged s
                      where s.import_id = ? and s.key = e.key and s.action = 'SAME')""",
                    "key"))) {
      statement.setString(1, source);
      statement.setString(2, afterKey);
      statement.setObject(3, importId);
      List<ListedBefore> entries = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          entries.add(new ListedBefore(result.getString(1), result.getString(2)));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The entries that the list had and a package has delisted, ordered by key. */
  List<Delisted> delisted(UUID importId, OfficialList list) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select coalesce(s.key, e.key), e.designation_id, d.caption,
                  case when s.ended_on is null then s.action end
                from list_entry e
                join current_state d on d.designation_id = e.designation_id and d.status = 'DELISTED'
                  and d.valid_from <= ? and d.valid_to >= ?
                left join list_staged s on s.import_id = ? and s.key_before = e.key
                where e.source = ? and e.listed
                order by e.key""")) {
      statement.setObject(1, today(list));
      statement.setObject(2, today(list));
      statement.setObject(3, importId);
      statement.setString(4, list.source());
      List<Delisted> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          String action = result.getString(4);
          rows.add(
              new Delisted(
                  result.getString(1),
                  result.getObject(2, UUID.class),
                  result.getString(3),
                  action == null ? null : Action.valueOf(action)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private LocalDate today(OfficialList list) {
    return timeZones.today().of(list.authority());
  }

  /** Makes rows new designations, and no changes of those that they belonged to. */
  void anew(UUID importId, List<String> keys) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                update list_staged set action = 'NEW', designation_id = null, changes = null
                where import_id = ? and key = any (?)""")) {
      statement.setObject(1, importId);
      statement.setArray(2, texts(connection, keys.toArray()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Resumes the designations of rows.
   *
   * @param changesByKey what they say otherwise than before; nothing, maybe
   */
  void resumed(UUID importId, Map<String, List<Change>> changesByKey) {
    changed(importId, changesByKey);
    change(importId, changesByKey.keySet(), Action.RESUMED);
  }

  /** Decides what is to be done with rows, whatever was found before. */
  void change(UUID importId, Collection<String> keys, Action action) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "update list_staged set action = ? where import_id = ? and key = any (?)")) {
      statement.setString(1, action.name());
      statement.setObject(2, importId);
      statement.setArray(3, texts(connection, keys.toArray()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A page of the rows that are not the same, in the order of the file: as many as may be in memory
   * together with all versions of their designations.
   */
  List<Difference> differences(UUID importId, int afterNumber) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                FirstPortion.of(
                    """
                    select key, number, action, designation_id, caption, content, ended_on, changes,
                      former_times, octet_length(content) + coalesce(octet_length(changes), 0) + %s as size
                    from list_staged e
                    where import_id = ? and number > ? and action <> 'SAME'"""
                        .formatted(SIZE_OF_DESIGNATION),
                    "number"))) {
      statement.setObject(1, importId);
      statement.setInt(2, afterNumber);
      List<Difference> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(
              new Difference(
                  result.getString(1),
                  result.getInt(2),
                  Action.valueOf(result.getString(3)),
                  result.getObject(4, UUID.class),
                  result.getString(5),
                  result.getString(6),
                  result.getObject(7, LocalDate.class),
                  list(result.getString(9), FORMER_TIMES),
                  list(result.getString(8), CHANGES)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the list said of designations last, and what the register says of them now. */
  Map<UUID, Known> known(List<UUID> designations, OfficialList list) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select d.designation_id, v.content, said.content from current_state d
                join designation_version v
                  on v.designation_id = d.designation_id and v.version = d.content_version
                left join lateral (
                  select o.version from list_original o join list_import i on i.id = o.import_id
                  join designation_version c
                    on c.designation_id = o.designation_id and c.version = o.version
                  where o.designation_id = d.designation_id and i.source = ?
                    and c.content is not null
                  order by o.version desc limit 1) listed on true
                left join designation_version said
                  on said.designation_id = d.designation_id and said.version = listed.version
                    and said.version <> d.content_version
                where d.designation_id = any (?) and d.valid_to = date '9999-12-31'""")) {
      statement.setString(1, list.source());
      statement.setArray(2, connection.createArrayOf("uuid", designations.toArray()));
      Map<UUID, Known> known = new HashMap<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          String registered = result.getString(2);
          String said = result.getString(3);
          known.put(
              result.getObject(1, UUID.class),
              new Known(said == null ? registered : said, registered));
        }
      }
      return known;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the register says of designations now, as JSON. */
  Map<UUID, String> contents(List<UUID> designations) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select d.designation_id, v.content from current_state d
                join designation_version v
                  on v.designation_id = d.designation_id and v.version = d.content_version
                where d.designation_id = any (?) and d.valid_to = date '9999-12-31'""")) {
      statement.setArray(1, connection.createArrayOf("uuid", designations.toArray()));
      Map<UUID, String> contents = new HashMap<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          contents.put(result.getObject(1, UUID.class), result.getString(2));
        }
      }
      return contents;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts what is said of entries in place of what was read of them. */
  void complete(UUID importId, Map<String, EntryContent> contents) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                update list_staged s set content = r.content from unnest(?, ?) as r(key, content)
                where s.import_id = ? and s.key = r.key""")) {
      statement.setArray(1, texts(connection, contents.keySet().toArray()));
      statement.setArray(
          2, texts(connection, contents.values().stream().map(StagedEntries::json).toArray()));
      statement.setObject(3, importId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> List<T> list(@Nullable String json, TypeReference<List<T>> type) {
    try {
      return json == null ? List.of() : mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Records the changes of changed rows; a row without any is the same. */
  void changed(UUID importId, Map<String, List<Change>> changesByKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                update list_staged s set changes = r.changes,
                  action = case when r.changes is null then 'SAME' else 'CHANGED' end
                from unnest(?, ?) as r(key, changes)
                where s.import_id = ? and s.key = r.key""")) {
      statement.setArray(1, texts(connection, changesByKey.keySet().toArray()));
      statement.setArray(
          2,
          texts(
              connection,
              changesByKey.values().stream()
                  .map(changes -> changes.isEmpty() ? null : json(changes))
                  .toArray()));
      statement.setObject(3, importId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Object value) {
    return new String(Outbox.serialised(value), StandardCharsets.UTF_8);
  }

  Map<Action, Integer> counts(UUID importId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select action, count(*) from list_staged where import_id = ? group by action")) {
      statement.setObject(1, importId);
      Map<Action, Integer> counts = new EnumMap<>(Action.class);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          counts.put(Action.valueOf(result.getString(1)), result.getInt(2));
        }
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A page of the entries that the list had and the edition does not have, ordered by key, without
   * those that are delisted already: as many as may be in memory with all their versions.
   */
  List<Gone> gone(UUID importId, OfficialList list, String afterKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                FirstPortion.of(
                    """
                    select e.key, e.designation_id, d.caption, %s as size
                    from list_entry e
                    join current_state d on d.designation_id = e.designation_id
                      and d.valid_to = date '9999-12-31'
                    where e.source = ? and e.listed and e.key > ?
                      and not exists (
                        select 1 from list_staged s where s.import_id = ? and s.key_before = e.key)
                      and %s"""
                        .formatted(SIZE_OF_DESIGNATION, NOT_DELISTED),
                    "key"))) {
      statement.setString(1, list.source());
      statement.setString(2, afterKey);
      statement.setObject(3, importId);
      statement.setObject(4, today(list));
      List<Gone> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(
              new Gone(result.getString(1), result.getObject(2, UUID.class), result.getString(3)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many entries the list had and the edition does not have, of those in force. */
  int goneInAll(UUID importId, OfficialList list) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select count(*) from list_entry e
                where e.source = ? and e.listed and not exists (
                  select 1 from list_staged s where s.import_id = ? and s.key_before = e.key)
                  and %s"""
                    .formatted(NOT_DELISTED))) {
      statement.setString(1, list.source());
      statement.setObject(2, importId);
      statement.setObject(3, today(list));
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Remembers what the list says now, and the records that say it; in the transaction that puts
   * them into the register.
   */
  void remember(UUID importId, String source, List<ListPackages.Recorded> recorded) {
    try (Connection connection = dataSource.getConnection()) {
      List<ListPackages.Recorded> listed =
          recorded.stream().filter(ListPackages.Recorded::listed).toList();
      Array keys = texts(connection, listed.stream().map(ListPackages.Recorded::key).toArray());
      Array ids =
          connection.createArrayOf(
              "uuid", listed.stream().map(ListPackages.Recorded::designationId).toArray());
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              insert into list_entry (source, key, designation_id, content_hash, listed, import_id)
              select ?, s.key, r.id, s.content_hash, true, s.import_id
              from unnest(?, ?) as r(key, id)
              join list_staged s on s.import_id = ? and s.key = r.key
              on conflict (source, key) do update set designation_id = excluded.designation_id,
                content_hash = excluded.content_hash, listed = true,
                import_id = excluded.import_id""")) {
        statement.setString(1, source);
        statement.setArray(2, keys);
        statement.setArray(3, ids);
        statement.setObject(4, importId);
        statement.executeUpdate();
      }
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              insert into list_original (designation_id, version, import_id, key, pieces)
              select r.id, r.version, s.import_id, s.key, s.original
              from unnest(?, ?, ?) as r(key, id, version)
              join list_staged s on s.import_id = ? and s.key = r.key""")) {
        statement.setArray(1, keys);
        statement.setArray(2, ids);
        statement.setArray(
            3,
            connection.createArrayOf(
                "integer", listed.stream().map(ListPackages.Recorded::version).toArray()));
        statement.setObject(4, importId);
        statement.executeUpdate();
      }
      if (listed.size() < recorded.size()) {
        delisted(connection, importId, source, recorded);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delisted(
      Connection connection, UUID importId, String source, List<ListPackages.Recorded> recorded)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update list_entry set listed = false, import_id = ?
            where source = ? and designation_id = any (?)""")) {
      statement.setObject(1, importId);
      statement.setString(2, source);
      statement.setArray(
          3,
          connection.createArrayOf(
              "uuid",
              recorded.stream()
                  .filter(one -> !one.listed())
                  .map(ListPackages.Recorded::designationId)
                  .toArray()));
      statement.executeUpdate();
    }
  }

  /** Remembers that the list has ended what was in force, also what no list had. */
  void rememberEnded(UUID importId, String source) {
    update(
        """
        insert into list_entry (source, key, designation_id, content_hash, listed, import_id)
        select ?, s.key, s.designation_id, s.content_hash, false, s.import_id
        from list_staged s
        where s.import_id = ? and s.action = 'ENDED'
        on conflict (source, key) do update set designation_id = excluded.designation_id,
          content_hash = excluded.content_hash, listed = false, import_id = excluded.import_id""",
        source,
        importId);
  }

  /** Remembers that entries are no longer on the list, which the register has delisted already. */
  void ended(UUID importId, String source, List<String> keys) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                update list_entry set listed = false, import_id = ?
                where source = ? and key = any (?)""")) {
      statement.setObject(1, importId);
      statement.setString(2, source);
      statement.setArray(3, texts(connection, keys.toArray()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Remembers under which keys the list has now what it had under others; after all that has
   * changed is remembered.
   */
  void rememberKeys(UUID importId, String source) {
    update(
        """
        delete from list_entry e where e.source = ?
          and exists (
            select 1 from list_staged s
            where s.import_id = ? and s.key_before = e.key and s.key <> e.key)
          and not exists (
            select 1 from list_staged s where s.import_id = ? and s.key = e.key)""",
        source,
        importId,
        importId);
    update(
        """
        insert into list_entry (source, key, designation_id, content_hash, listed, import_id)
        select ?, s.key, s.designation_id, s.content_hash, true, s.import_id
        from list_staged s
        where s.import_id = ? and s.action = 'SAME' and s.key_before <> s.key
        on conflict (source, key) do update set designation_id = excluded.designation_id,
          content_hash = excluded.content_hash, listed = true, import_id = excluded.import_id""",
        source,
        importId);
  }

  /**
   * What the list has that the authority's officers had designated and no list had; it goes when
   * the list drops it. The first thousand, in the order of their keys.
   */
  List<Gone> adopted(UUID importId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select s.key, s.designation_id, d.caption from list_staged s
                join current_state d on d.designation_id = s.designation_id
                  and d.valid_to = date '9999-12-31' and d.status in ('IN_FORCE', 'SUSPENDED')
                where s.import_id = ? and s.action in ('SAME', 'CHANGED')
                  and s.key_before is null and s.ended_on is null
                order by s.key limit 1000""")) {
      statement.setObject(1, importId);
      List<Gone> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(
              new Gone(result.getString(1), result.getObject(2, UUID.class), result.getString(3)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Remembers that the list has what the authority's officers had designated in the same words, and
   * no list had: from now on it goes when the list drops it.
   */
  void rememberHeld(UUID importId, String source) {
    update(
        """
        insert into list_original (designation_id, version, import_id, key, pieces)
        select s.designation_id, d.content_version, s.import_id, s.key, s.original
        from list_staged s
        join current_state d on d.designation_id = s.designation_id
          and d.valid_to = date '9999-12-31'
        where s.import_id = ? and s.action = 'SAME' and s.key_before is null
          and s.ended_on is null
        on conflict (designation_id, version) do nothing""",
        importId);
    update(
        """
        insert into list_entry (source, key, designation_id, content_hash, listed, import_id)
        select ?, s.key, s.designation_id, s.content_hash, true, s.import_id
        from list_staged s
        where s.import_id = ? and s.action = 'SAME' and s.key_before is null
          and s.ended_on is null and s.designation_id is not null
        on conflict (source, key) do update set designation_id = excluded.designation_id,
          content_hash = excluded.content_hash, listed = true, import_id = excluded.import_id""",
        source,
        importId);
  }

  /**
   * Whether all that was read is here still. The table does not outlive a crash of the database,
   * and without its rows all of the list would be gone.
   */
  boolean areAll(UUID importId, int entries) {
    return counts(importId).values().stream().mapToInt(Integer::intValue).sum() == entries;
  }

  /**
   * A package that the authority's officers have released since the edition was compared. What they
   * designated would be designated twice, and what they delisted would be amended.
   *
   * @param registerSize of the journal when it was compared
   */
  Optional<String> releasedSince(String authority, long registerSize) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select package_reference from designation_version
                where authority = ? and journal_index >= ? limit 1""")) {
      statement.setString(1, authority);
      statement.setLong(2, registerSize);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void update(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Array texts(Connection connection, Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }

  private static Array bytes(Connection connection, List<byte[]> values) throws SQLException {
    return connection.createArrayOf("bytea", values.toArray(new byte[0][]));
  }
}
