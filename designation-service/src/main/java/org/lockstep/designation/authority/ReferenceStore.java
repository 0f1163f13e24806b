package org.lockstep.designation.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;

/** All versions of all items, and the tables that other queries join: authorities, programmes. */
@ApplicationScoped
class ReferenceStore {
  private final EntityManager entityManager;
  private final Journal journal;
  private final ObjectMapper mapper;

  ReferenceStore(EntityManager entityManager, Journal journal, ObjectMapper mapper) {
    this.entityManager = entityManager;
    this.journal = journal;
    this.mapper = mapper;
  }

  /**
   * The newest version of an item.
   *
   * @param changedBy the administrator; absent if it is from a file
   */
  record Stored<T>(T item, int version, @Nullable String changedBy) {}

  /** What the journal tells of a change. */
  record Changed(String kind, String code, int version, ReferenceItem item, Instant recordedAt) {}

  /** The items of one kind as known at a time, by code. */
  <T extends ReferenceItem> List<T> items(Class<T> type, Instant knownAt) {
    List<String> contents =
        entityManager
            .createNativeQuery(
                """
                select distinct on (code) cast(content as text) from reference_version
                where kind = :kind and recorded_at <= :knownAt
                order by code, version desc""",
                String.class)
            .setParameter("kind", ReferenceItem.Kind.of(type).name())
            .setParameter("knownAt", knownAt)
            .getResultList();
    return contents.stream().map(content -> read(content, type)).toList();
  }

  SortedSet<String> authorities() {
    List<String> codes =
        entityManager.createNativeQuery("select code from authority", String.class).getResultList();
    return new TreeSet<>(codes);
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
    long index =
        journal.append(
            JournalKind.REFERENCE_CHANGED,
            new Changed(kind.name(), item.code(), version, item, now));
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
