package org.lockstep.designation.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;

/** All versions of all items, and the tables that other queries join: authorities, programmes. */
@ApplicationScoped
class ReferenceStore {
  private final EntityManager entityManager;
  private final Journal journal;
  private final ObjectMapper mapper;
  private final Event<Changed> changes;

  ReferenceStore(
      EntityManager entityManager, Journal journal, ObjectMapper mapper, Event<Changed> changes) {
    this.entityManager = entityManager;
    this.journal = journal;
    this.mapper = mapper;
    this.changes = changes;
  }

  /**
   * The newest version of an item.
   *
   * @param changedBy the administrator; absent if it is from a file
   */
  record Stored<T>(T item, int version, @Nullable String changedBy) {}

  /** What the journal, and whoever holds reference data in memory, is told of a change. */
  record Changed(String kind, String code, int version, ReferenceItem item, Instant recordedAt) {}

  /** A version of an item, as it was recorded. */
  record Version(ReferenceItem item, int version, Instant recordedAt) {}

  /** The items of one kind as known at a time, by code. */
  <T extends ReferenceItem> List<T> items(Class<T> type, Instant knownAt) {
    List<Tuple> rows =
        entityManager
            .createNativeQuery(
                """
                select distinct on (code) cast(content as text) from reference_version
                where kind = :kind and recorded_at <= :knownAt
                order by code, version desc""",
                Tuple.class)
            .setParameter("kind", ReferenceItem.Kind.of(type).name())
            .setParameter("knownAt", knownAt)
            .getResultList();
    return rows.stream().map(row -> read(row.get(0, String.class), type)).toList();
  }

  /** All that was ever recorded, by code and version. */
  List<Version> versions() {
    List<Tuple> rows =
        entityManager
            .createNativeQuery(
                """
                select kind, cast(content as text), version, recorded_at from reference_version
                order by code, version""",
                Tuple.class)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Version(
                    read(
                        row.get(1, String.class),
                        ReferenceItem.Kind.valueOf(row.get(0, String.class)).type),
                    row.get(2, Number.class).intValue(),
                    row.get(3, Instant.class)))
        .toList();
  }

  /** How many versions there are. Every change raises it, because none is ever removed. */
  long count() {
    return ((Number)
            entityManager
                .createNativeQuery("select count(*) from reference_version")
                .getSingleResult())
        .longValue();
  }

  SortedSet<String> authorities() {
    List<Tuple> rows =
        entityManager.createNativeQuery("select code from authority", Tuple.class).getResultList();
    return rows.stream()
        .map(row -> row.get(0, String.class))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  <T extends ReferenceItem> Optional<Stored<T>> find(Class<T> type, String code, Instant knownAt) {
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                """
                select cast(content as text), version, changed_by from reference_version
                where kind = :kind and code = :code and recorded_at <= :knownAt
                order by version desc limit 1""",
                Object[].class)
            .setParameter("kind", ReferenceItem.Kind.of(type).name())
            .setParameter("code", code)
            .setParameter("knownAt", knownAt)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Stored<>(
                    read((String) row[0], type), ((Number) row[1]).intValue(), (String) row[2]))
        .findFirst();
  }

  /**
   * Stores a new version.
   *
   * @param version one more than the newest
   */
  @Transactional(TxType.MANDATORY)
  void store(ReferenceItem item, int version, @Nullable String changedBy) {
    ReferenceItem.Kind kind = item.kindOfItem();
    Instant now = journal.recordedAt();
    Changed changed = new Changed(kind.name(), item.code(), version, item, now);
    long index = journal.append(JournalKind.REFERENCE_CHANGED, changed);
    changes.fire(changed);
    entityManager
        .createNativeQuery(
            """
            insert into reference_version
              (kind, code, version, content, changed_by, recorded_at, journal_index)
            values (:kind, :code, :version, cast(:content as jsonb), :changedBy, :now, :index)""")
        .setParameter("kind", kind.name())
        .setParameter("code", item.code())
        .setParameter("version", version)
        .setParameter("content", json(item))
        .setParameter("changedBy", changedBy)
        .setParameter("now", now)
        .setParameter("index", index)
        .executeUpdate();
    if (item instanceof AuthorityItem authority) {
      entityManager
          .createNativeQuery(
              """
              insert into authority (code, name, organs) values (:code, :name, cast(:organs as jsonb))
              on conflict (code) do update set name = excluded.name, organs = excluded.organs""")
          .setParameter("code", authority.code())
          .setParameter("name", authority.name())
          .setParameter("organs", json(authority.organs()))
          .executeUpdate();
    } else if (item instanceof ProgrammeItem programme) {
      entityManager
          .createNativeQuery(
              """
              insert into programme (code, authority, name, theme)
              values (:code, :authority, :name, :theme)
              on conflict (code) do update set name = excluded.name, theme = excluded.theme""")
          .setParameter("code", programme.code())
          .setParameter("authority", programme.authority())
          .setParameter("name", programme.name())
          .setParameter("theme", programme.theme())
          .executeUpdate();
    }
  }

  private <T> T read(String content, Class<T> type) {
    try {
      return mapper.readValue(content, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("reference data", e);
    }
  }

  private String json(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
