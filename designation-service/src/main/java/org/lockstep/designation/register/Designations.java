package org.lockstep.designation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.http.Cursor;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;

/** All designations, and the one way into the register. */
@ApplicationScoped
public class Designations {
  /**
   * A designation and the entity it resolved to, merged entities followed to the one they live on
   * in.
   */
  public record Resolved(DesignationState designation, @Nullable UUID entityId) {}

  /** What is known at a time of a day; with it every query of states begins. */
  public static final String AS_OF =
      "d.recordedAt <= :knownAt and d.supersededAt > :knownAt"
          + " and d.validFrom <= :day and d.validTo >= :day";

  private static final String RESOLVED =
      """
      select d, coalesce(e.survivorId, a.entityId) from DesignationState d
      left join EntityAssignment a on a.designationId = d.designationId
      left join KnownEntity e on e.id = a.entityId
      where\s""";

  private final EntityManager entityManager;
  private final Journal journal;
  private final Outbox outbox;

  Designations(EntityManager entityManager, Journal journal, Outbox outbox) {
    this.entityManager = entityManager;
    this.journal = journal;
    this.outbox = outbox;
  }

  /**
   * Puts what an entry of a released package says into the register, and owes the event that says
   * so.
   *
   * @return the designation as it is on the first day that the entry is about
   * @throws org.lockstep.designation.problem.ProblemException 409 if it has changed since the
   *     version the entry is based on
   */
  @Transactional(TxType.MANDATORY)
  public DesignationState record(Origin origin, String entryId, Entry entry) {
    Instant now = journal.recordedAt();
    UUID id = entry.designationId() == null ? UUID.randomUUID() : entry.designationId();
    List<DesignationVersion> versions =
        entry.designationId() == null ? new ArrayList<>() : versions(id);
    int newest = versions.size();
    if (entry.basedOn() != null && entry.basedOn() != newest) {
      throw Revisions.stale(newest);
    }
    DesignationVersion version =
        DesignationVersion.recorded(id, newest + 1, origin, entryId, entry, now);
    versions.add(version);
    List<DesignationState> states =
        Timeline.of(layers(versions)).stream()
            .map(segment -> DesignationState.of(versions.get(0), version, segment))
            .toList();
    DesignationState told = told(states, version);
    Object data = DesignationEvent.of(told, version);
    version.journalledAs(journal.append(kind(version), data));
    entityManager.persist(version);
    if (newest > 0) {
      supersede(id, now);
    }
    states.forEach(entityManager::persist);
    outbox.add(eventType(version), id.toString(), version.version(), data);
    return told;
  }

  /** What the event tells: as it is from the first day that the version is about. */
  private static DesignationState told(List<DesignationState> states, DesignationVersion version) {
    DesignationState last = states.get(states.size() - 1);
    if (version.kind() == EntryKind.DESIGNATION) {
      return states.stream()
          .filter(state -> state.status() != DesignationStatus.NOT_YET_IN_FORCE)
          .findFirst()
          .orElse(last);
    }
    return states.stream()
        .filter(
            state -> version.startDate() == null || !state.validTo().isBefore(version.startDate()))
        .findFirst()
        .orElse(last);
  }

  /** Whether nothing was recorded of its designation since the version that it is based on. */
  public boolean isCurrent(Entry entry) {
    UUID id = entry.designationId();
    return id == null || entry.basedOn() == null || entry.basedOn() == versions(id).size();
  }

  private void supersede(UUID id, Instant now) {
    entityManager
        .createNativeQuery(
            """
            update designation_state set superseded_at = :now
            where designation_id = :id and superseded_at = :never""")
        .setParameter("now", now)
        .setParameter("id", id)
        .setParameter("never", DesignationState.NOT_SUPERSEDED)
        .executeUpdate();
  }

  private static JournalKind kind(DesignationVersion version) {
    if (version.version() == 1) {
      return JournalKind.DESIGNATION_PUBLISHED;
    }
    return version.kind() == EntryKind.DELISTING
        ? JournalKind.DESIGNATION_LIFTED
        : JournalKind.DESIGNATION_AMENDED;
  }

  private static EventType eventType(DesignationVersion version) {
    return EventType.valueOf(kind(version).name());
  }

  /** All versions of a designation, in order; none if there is no such. */
  List<DesignationVersion> versions(UUID id) {
    return new ArrayList<>(
        entityManager
            .createQuery(
                "from DesignationVersion v where v.key.designationId = :id order by v.key.version",
                DesignationVersion.class)
            .setParameter("id", id)
            .getResultList());
  }

  static List<Timeline.Layer> layers(List<DesignationVersion> versions) {
    return versions.stream()
        .map(
            v ->
                new Timeline.Layer(
                    v.version(), v.kind(), v.corrects(), v.startDate(), v.endDate(), v.content()))
        .toList();
  }

  /** Those of the ids that are in the register. */
  public Set<UUID> existing(Collection<UUID> ids) {
    return Set.copyOf(
        entityManager
            .createQuery(
                "select distinct designationId from DesignationState where designationId in :ids",
                UUID.class)
            .setParameter("ids", ids)
            .getResultList());
  }

  Optional<Resolved> resolved(UUID id, AsOf asOf) {
    return list(
            RESOLVED + AS_OF + " and d.designationId = :id",
            Map.of("id", id, "day", asOf.day(), "knownAt", asOf.knownAt()),
            1)
        .stream()
        .findFirst();
  }

  List<Resolved> page(Filter filter, AsOf asOf, Cursor after, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add(AS_OF);
    values.put("day", asOf.day());
    values.put("knownAt", asOf.knownAt());
    conditions.add("(d.registeredAt, d.designationId) > (:instant, :id)");
    values.put("instant", after.instant());
    values.put("id", after.id());
    if (filter.status() != null) {
      equal("d.status", "status", filter.status(), conditions, values);
    } else if (asOf.dayAsked()) {
      conditions.add("d.status in ('IN_FORCE', 'SUSPENDED')");
    }
    equal("d.authority", "authority", filter.authority(), conditions, values);
    equal("d.authorityId", "authorityId", filter.authorityId(), conditions, values);
    equal("d.subjectType", "subjectType", filter.subjectType(), conditions, values);
    equal("coalesce(e.survivorId, a.entityId)", "entity", filter.entity(), conditions, values);
    contains("d.countries", "country", filter.country(), conditions, values);
    contains("d.measureKinds", "measure", filter.measure(), conditions, values);
    contains("d.programmes", "programme", filter.programme(), conditions, values);
    if (filter.packageId() != null) {
      conditions.add(
          "exists (select 1 from DesignationVersion v where v.key.designationId = d.designationId"
              + " and v.packageId = :package and v.recordedAt <= :knownAt)");
      values.put("package", filter.packageId());
    }
    Filter.Activity activity = filter.activity();
    if (activity.restricts()) {
      conditions.add(
          "function('has_activity', d.content, :kind, :counterparty, :place, :since, :until) = true");
      values.put("kind", orEmpty(activity.kind()));
      values.put("counterparty", orEmpty(activity.counterparty()));
      values.put("place", orEmpty(activity.place()));
      values.put("since", orEmpty(activity.since()));
      values.put("until", orEmpty(activity.until()));
    }
    return list(
        RESOLVED + String.join(" and ", conditions) + " order by d.registeredAt, d.designationId",
        values,
        rows);
  }

  private static String orEmpty(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void equal(
      String path,
      String name,
      @Nullable Object value,
      List<String> conditions,
      Map<String, Object> values) {
    if (value != null) {
      conditions.add(path + " = :" + name);
      values.put(name, value);
    }
  }

  private static void contains(
      String path,
      String name,
      @Nullable String value,
      List<String> conditions,
      Map<String, Object> values) {
    if (value != null) {
      conditions.add("array_contains(" + path + ", :" + name + ")");
      values.put(name, value);
    }
  }

  private List<Resolved> list(String query, Map<String, Object> values, int rows) {
    TypedQuery<Object[]> typed = entityManager.createQuery(query, Object[].class);
    values.forEach(typed::setParameter);
    return typed.setMaxResults(rows).getResultList().stream()
        .map(row -> new Resolved((DesignationState) row[0], (UUID) row[1]))
        .toList();
  }
}
