package org.lockstep.gateway.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** What was asked for and what became of it: rows that are added and never altered. */
@ApplicationScoped
class ChangeRecord {
  /** First key of the advisory locks; the second is a hash of what is locked. */
  private static final int LOCKS = 0x70617274;

  private static final String CHANGES =
      "select c.id, c.no, c.partner, c.kind, c.content, c.asked_at from partner_change c";

  private final EntityManager database;
  private final ObjectMapper json;

  ChangeRecord(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Until the transaction ends nobody else asks for or decides anything about this partner. */
  void lock(String partner) {
    database
        .createNativeQuery("select 1 from pg_advisory_xact_lock(?1, hashtext(?2))")
        .setParameter(1, LOCKS)
        .setParameter(2, partner)
        .getSingleResult();
  }

  UUID add(String partner, ChangeKind kind, ChangeContent content, Instant now) {
    UUID id = UUID.randomUUID();
    database
        .createNativeQuery(
            "insert into partner_change (id, partner, kind, content, asked_at)"
                + " values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, id)
        .setParameter(2, partner)
        .setParameter(3, kind.name())
        .setParameter(4, text(content))
        .setParameter(5, now)
        .executeUpdate();
    return id;
  }

  /**
   * It has come so far.
   *
   * @param byId Keycloak's id of who brought it there; null for the gateway itself
   */
  void step(
      UUID change,
      ChangeState state,
      @Nullable String byId,
      @Nullable String byName,
      @Nullable String note,
      Instant now) {
    database
        .createNativeQuery(
            "insert into partner_change_state (change_id, state, by_id, by_name, note, at)"
                + " values (?1, ?2, cast(?3 as text), cast(?4 as text), cast(?5 as text), ?6)")
        .setParameter(1, change)
        .setParameter(2, state.name())
        .setParameter(3, byId)
        .setParameter(4, byName)
        .setParameter(5, note)
        .setParameter(6, now)
        .executeUpdate();
  }

  Optional<Change> find(UUID id) {
    return changes(CHANGES + " where c.id = ?1", id).values().stream().findFirst();
  }

  /** Keycloak's id of who asked for it. */
  Optional<String> askedBy(UUID id) {
    return query(
            "select by_id from partner_change_state where change_id = ?1 order by no limit 1",
            String.class)
        .setParameter(1, id)
        .getResultStream()
        .findFirst();
  }

  /** Those of a partner that are neither rejected nor at their end, the oldest first. */
  List<Change> open(String partner) {
    return List.copyOf(
        changes(
                CHANGES
                    + " where c.partner = ?1 and not exists (select 1 from partner_change_state s"
                    + " where s.change_id = c.id and s.state in ('APPLIED', 'FAILED', 'REJECTED'))"
                    + " order by c.no",
                partner)
            .values());
  }

  /** The one that let this partner in, or is about to. */
  Optional<Change> admission(String partner) {
    return changes(
            CHANGES
                + " where c.partner = ?1 and c.kind = 'ADMIT' and not exists"
                + " (select 1 from partner_change_state s"
                + " where s.change_id = c.id and s.state in ('FAILED', 'REJECTED'))"
                + " order by c.no desc limit 1",
            partner)
        .values()
        .stream()
        .findFirst();
  }

  /** Whether the partner was to be suspended after this change was asked for. */
  boolean suspendedSince(UUID change) {
    return (boolean)
        database
            .createNativeQuery(
                "select exists (select 1 from partner_change c join partner_change later"
                    + " on later.partner = c.partner and later.no > c.no"
                    + " and later.kind = 'SUSPEND' where c.id = ?1)",
                Boolean.class)
            .setParameter(1, change)
            .getSingleResult();
  }

  /**
   * A page, by the number of each.
   *
   * @param state null for all
   * @param partner null for all
   */
  Map<Long, Change> page(
      @Nullable ChangeState state, @Nullable String partner, long after, int most) {
    return changes(
        CHANGES
            + " where c.no > ?1 and (cast(?2 as text) is null or c.partner = cast(?2 as text))"
            + " and (cast(?3 as text) is null or cast(?3 as text) ="
            + " (select s.state from partner_change_state s where s.change_id = c.id"
            + " order by s.no desc limit 1)) order by c.no limit "
            + most,
        after,
        partner,
        state == null ? null : state.name());
  }

  private Map<Long, Change> changes(String query, @Nullable Object... parameters) {
    NativeQuery<Tuple> asked = query(query, Tuple.class);
    for (int i = 0; i < parameters.length; i++) {
      asked.setParameter(i + 1, parameters[i]);
    }
    List<Tuple> rows = asked.getResultList();
    Map<Long, Change> changes = new LinkedHashMap<>();
    for (Tuple row : rows) {
      UUID id = row.get(0, UUID.class);
      List<Change.Step> steps = steps(id);
      changes.put(
          row.get(1, Long.class),
          new Change(
              id,
              row.get(2, String.class),
              ChangeKind.valueOf(row.get(3, String.class)),
              content(row.get(4, String.class)),
              row.get(5, Instant.class),
              steps.get(steps.size() - 1).state(),
              steps));
    }
    return changes;
  }

  private List<Change.Step> steps(UUID change) {
    return query(
            "select state, by_name, note, at from partner_change_state where change_id = ?1"
                + " order by no",
            Tuple.class)
        .setParameter(1, change)
        .getResultStream()
        .map(
            row ->
                new Change.Step(
                    ChangeState.valueOf(row.get(0, String.class)),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, Instant.class)))
        .toList();
  }

  private <T> NativeQuery<T> query(String text, Class<T> type) {
    return database.unwrap(Session.class).createNativeQuery(text, type);
  }

  private String text(ChangeContent content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ChangeContent content(String text) {
    try {
      return json.readValue(text, ChangeContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change that cannot be read", e);
    }
  }
}
