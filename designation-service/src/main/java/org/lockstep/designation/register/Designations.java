package org.lockstep.designation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.Reads;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;
import org.lockstep.designation.journal.Seal;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.page.Cursor;

/** All designations, and the one way into the register. */
@ApplicationScoped
public class Designations {
  /**
   * A designation, what it says, and the entity it resolved to, merged entities followed to the one
   * they live on in.
   *
   * @param listedFrom of one that is delisted, the first day on which it was not
   * @param listedUntil of one that is delisted, the last day on which it was not
   */
  record Resolved(
      DesignationState designation,
      EntryContent content,
      @Nullable UUID entityId,
      @Nullable LocalDate listedFrom,
      @Nullable LocalDate listedUntil) {}

  /**
   * The condition, in JPQL, that states {@code d} are what was known of a day at a time, and what
   * the reader may see; every query of states begins with it.
   *
   * @param values takes the values of the condition
   */
  public static String asOf(AsOf asOf, Map<String, Object> values) {
    values.put("knownAt", asOf.knownAt());
    values.putAll(asOf.days().values());
    return "d.recordedAt <= :knownAt and d.supersededAt > :knownAt and "
        + asOf.days().within("d.validFrom", "d.validTo", "d.authority")
        + " and "
        + asOf.visible().allows("d.marking");
  }

  /** The condition of {@link #asOf} in SQL. */
  public static String asOfInSql(AsOf asOf, Map<String, Object> values) {
    values.put("knownAt", asOf.knownAt());
    values.putAll(asOf.days().values());
    return "d.recorded_at <= :knownAt and d.superseded_at > :knownAt and "
        + asOf.days().within("d.valid_from", "d.valid_to", "d.authority")
        + " and "
        + asOf.visible().allows("d.marking");
  }

  private static final String RESOLVED =
      """
      select d, c.content, coalesce(e.survivorId, a.entityId),
        case when d.status = 'DELISTED' then
          (select min(l.validFrom) from DesignationState l
            where l.designationId = d.designationId and l.recordedAt = d.recordedAt
              and l.status in ('IN_FORCE', 'SUSPENDED') and l.validTo < d.validFrom) end,
        case when d.status = 'DELISTED' then
          (select max(l.validTo) from DesignationState l
            where l.designationId = d.designationId and l.recordedAt = d.recordedAt
              and l.status in ('IN_FORCE', 'SUSPENDED') and l.validTo < d.validFrom) end
      from DesignationState d
      join DesignationVersion c
        on c.key.designationId = d.designationId and c.key.version = d.contentVersion
      left join EntityAssignment a on a.designationId = d.designationId
      left join KnownEntity e on e.id = a.entityId
      where\s""";

  private final EntityManager entityManager;
  private final Journal journal;
  private final Outbox outbox;
  private final Entities entities;
  private final Markings markings;

  Designations(
      EntityManager entityManager,
      Journal journal,
      Outbox outbox,
      Entities entities,
      Markings markings) {
    this.entityManager = entityManager;
    this.journal = journal;
    this.outbox = outbox;
    this.entities = entities;
    this.markings = markings;
  }

  /** An entry and its id in its package. */
  public record NamedEntry(String id, Entry entry) {}

  /**
   * Puts what entries of a released package say into the register, and owes the events that say so.
   *
   * @param entries those of one designation in a row
   * @return for each entry, the designation as it is on the first day that the entry is about
   * @throws org.lockstep.http.problem.Refusal 409 if one has changed since the version the entry is
   *     based on
   */
  @Transactional(TxType.MANDATORY)
  public List<DesignationState> record(Origin origin, List<NamedEntry> entries) {
    return record(origin, entries, null);
  }

  /**
   * Records that designations have another marking from now on, whatever day and time is asked for.
   *
   * @param origin the package that it was asked for, with the number of the new one
   * @param ids of all designations that have to have one marking with it
   * @param previous the number of the marking that all of them have
   */
  @Transactional(TxType.MANDATORY)
  public void mark(Origin origin, Collection<UUID> ids, int previous, String reason) {
    Marking before = markings.of(previous);
    List<Change> change = List.of(new Change("marking", before, markings.of(origin.marking())));
    List<NamedEntry> entries =
        ids.stream()
            .sorted()
            .map(
                id ->
                    new NamedEntry(
                        "marking " + id + " " + (versions(id).size() + 1),
                        new Entry(
                            EntryKind.MARKING, id, null, null, null, null, reason, null, change)))
            .toList();
    record(origin, entries, before);
    entityManager
        .createNativeQuery(
            "update designation_state set marking = :marking where designation_id in :ids")
        .setParameter("marking", origin.marking())
        .setParameter("ids", ids)
        .executeUpdate();
    entities.seenAnew(ids);
  }

  private List<DesignationState> record(
      Origin origin, List<NamedEntry> entries, @Nullable Marking before) {
    Instant now = journal.recordedAt();
    Map<UUID, List<DesignationVersion>> known = versions(changed(entries));
    Map<UUID, List<DesignationVersion>> all = new HashMap<>();
    List<DesignationVersion> versions =
        entries.stream().map(entry -> version(origin, entry, known, all, now)).toList();
    List<Recorded> recorded =
        versions.stream()
            .map(
                version ->
                    recorded(
                        origin,
                        version,
                        Objects.requireNonNull(all.get(version.designationId())),
                        before))
            .toList();
    // Kind by kind, which the database takes in batches.
    recorded.forEach(one -> entityManager.persist(one.version));
    supersede(known.keySet(), now);
    recorded.forEach(one -> one.states.forEach(entityManager::persist));
    if (origin.marking() == Markings.CLEAR) {
      // Of others nobody is told here which entity they are of.
      entities.await(
          recorded.stream()
              .filter(one -> one.version.version() == 1)
              .map(one -> one.version.designationId())
              .toList(),
          now);
    }
    recorded.forEach(one -> owe(origin, one));
    return recorded.stream().map(Recorded::told).toList();
  }

  private void owe(Origin origin, Recorded one) {
    EventType type = eventType(one.version);
    String key = one.version.designationId().toString();
    if (origin.edition() == null) {
      outbox.add(type, key, one.version.version(), one.data);
    } else {
      outbox.addInBulk(type, key, one.version.version(), one.data);
    }
  }

  /**
   * What has to be written of an entry.
   *
   * @param states of its designation, if no other entry of it follows
   * @param told the one of the states that the event tells of
   */
  private record Recorded(
      DesignationVersion version,
      List<DesignationState> states,
      DesignationState told,
      DesignationEvent data) {}

  /** Adds the version that an entry makes to all of its designation. */
  private static DesignationVersion version(
      Origin origin,
      NamedEntry named,
      Map<UUID, List<DesignationVersion>> known,
      Map<UUID, List<DesignationVersion>> all,
      Instant now) {
    Entry entry = named.entry;
    UUID id = entry.designationId() == null ? UUID.randomUUID() : entry.designationId();
    List<DesignationVersion> versions =
        all.computeIfAbsent(id, same -> new ArrayList<>(known.getOrDefault(same, List.of())));
    int newest = versions.size();
    if (entry.basedOn() != null && entry.basedOn() != newest) {
      throw Revisions.stale(newest);
    }
    DesignationVersion version =
        DesignationVersion.recorded(id, newest + 1, origin, named.id, entry, now);
    versions.add(version);
    return version;
  }

  /** An event tells what is known with all of its release. */
  private Recorded recorded(
      Origin origin,
      DesignationVersion version,
      List<DesignationVersion> versions,
      @Nullable Marking before) {
    List<ValidTime.Segment> segments = ValidTime.of(layers(versions));
    List<DesignationState> states =
        segments.stream()
            .map(
                segment -> DesignationState.of(versions.get(0), version, segment, origin.marking()))
            .toList();
    ValidTime.Segment told = told(segments, version);
    DesignationState state = states.get(segments.indexOf(told));
    DesignationEvent data =
        DesignationEvent.of(
            state,
            told.content().listingRecord(),
            version,
            origin.edition(),
            segments,
            new DesignationEvent.Markings(markings.of(origin.marking()), before));
    version.journalledAs(
        origin.marking() == Markings.CLEAR
            ? journal.append(kind(version), data)
            : journal.seal(
                kind(version), data, Seal.ofPackage(version.designationId(), origin.packageId())));
    boolean newest = version.version() == versions.size();
    return new Recorded(version, newest ? states : List.of(), state, data);
  }

  private static Set<UUID> changed(List<NamedEntry> entries) {
    return entries.stream()
        .flatMap(named -> Optional.ofNullable(named.entry.designationId()).stream())
        .collect(Collectors.toSet());
  }

  /** What the event tells: as it is from the first day that the version is about. */
  private static ValidTime.Segment told(
      List<ValidTime.Segment> segments, DesignationVersion version) {
    ValidTime.Segment last = segments.get(segments.size() - 1);
    if (version.isMarking()) {
      return last;
    }
    if (version.kind() == EntryKind.DESIGNATION) {
      return segments.stream()
          .filter(segment -> segment.status() != DesignationStatus.NOT_YET_IN_FORCE)
          .findFirst()
          .orElse(last);
    }
    return segments.stream()
        .filter(
            segment -> version.startDate() == null || !segment.to().isBefore(version.startDate()))
        .findFirst()
        .orElse(last);
  }

  /** Whether nothing was recorded of its designation since the version that it is based on. */
  public boolean isCurrent(Entry entry) {
    UUID id = entry.designationId();
    return id == null || entry.basedOn() == null || entry.basedOn() == versions(id).size();
  }

  private void supersede(Collection<UUID> ids, Instant now) {
    if (!ids.isEmpty()) {
      entityManager
          .createNativeQuery(
              """
              update designation_state set superseded_at = :now
              where designation_id in :ids and superseded_at = :never""")
          .setParameter("now", now)
          .setParameter("ids", ids)
          .setParameter("never", DesignationState.NOT_SUPERSEDED)
          .executeUpdate();
    }
  }

  private static JournalKind kind(DesignationVersion version) {
    if (version.version() == 1) {
      return JournalKind.DESIGNATION_PUBLISHED;
    }
    if (version.isMarking()) {
      return JournalKind.DESIGNATION_MARKED;
    }
    // What was not listed for some days alone, and is again, is no listing that ended.
    return version.kind() == EntryKind.DELISTING && version.endDate() == null
        ? JournalKind.DESIGNATION_LIFTED
        : JournalKind.DESIGNATION_AMENDED;
  }

  private static EventType eventType(DesignationVersion version) {
    return EventType.valueOf(kind(version).name());
  }

  /** All versions of a designation, in order; none if there is no such designation. */
  List<DesignationVersion> versions(UUID id) {
    return versions(Set.of(id)).getOrDefault(id, List.of());
  }

  /** All versions of a designation, in order; none if its reader may not know of it. */
  List<DesignationVersion> versions(UUID id, Visible visible) {
    return existing(Set.of(id), visible).isEmpty() ? List.of() : versions(id);
  }

  /** All versions of many designations, by designation; an unknown one is not among them. */
  private Map<UUID, List<DesignationVersion>> versions(Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entityManager
        .createQuery(
            "from DesignationVersion v where v.key.designationId in :ids"
                + " order by v.key.designationId, v.key.version",
            DesignationVersion.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.groupingBy(DesignationVersion::designationId));
  }

  static List<ValidTime.Layer> layers(List<DesignationVersion> versions) {
    return versions.stream()
        .map(
            v ->
                new ValidTime.Layer(
                    v.version(), v.kind(), v.corrects(), v.startDate(), v.endDate(), v.content()))
        .toList();
  }

  /** Which of the ids are in the register, as far as the reader may know. */
  public Set<UUID> existing(Collection<UUID> ids, Visible visible) {
    return Set.copyOf(
        entityManager
            .createQuery(
                "select distinct designationId from DesignationState where designationId in :ids"
                    + " and "
                    + visible.allows("marking"),
                UUID.class)
            .setParameter("ids", ids)
            .getResultList());
  }

  /** The numbers of what designations are marked as; an unknown one is not among them. */
  @Transactional(TxType.MANDATORY)
  public Map<UUID, Integer> markings(Collection<UUID> ids) {
    return entityManager
        .createQuery(
            "select distinct designationId, marking from DesignationState where designationId in"
                + " :ids",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1]));
  }

  /** The packages that have said anything of designations. */
  @Transactional(TxType.MANDATORY)
  public Set<UUID> packagesOf(Collection<UUID> ids) {
    return Set.copyOf(
        entityManager
            .createQuery(
                "select distinct packageId from DesignationVersion where key.designationId in :ids",
                UUID.class)
            .setParameter("ids", ids)
            .getResultList());
  }

  /** The designations that packages have said anything of. */
  @Transactional(TxType.MANDATORY)
  public Set<UUID> of(Collection<UUID> packages) {
    return Set.copyOf(
        entityManager
            .createQuery(
                "select distinct key.designationId from DesignationVersion where packageId in :ids",
                UUID.class)
            .setParameter("ids", packages)
            .getResultList());
  }

  /**
   * What the register says now, for every day, of the public designations of entities.
   *
   * @param entities those that live on, not ones that were merged into them
   * @return by entity, in the order in which they entered the register
   */
  public Map<UUID, List<DesignationState>> current(Collection<UUID> entities) {
    return entityManager
        .createQuery(
            """
            select e.survivorId, d from DesignationState d
            join EntityAssignment a on a.designationId = d.designationId
            join KnownEntity e on e.id = a.entityId
            where e.survivorId in :entities and d.supersededAt = :never and d.marking = :public
            order by d.registeredAt, d.designationId, d.validFrom""",
            Object[].class)
        .setParameter("entities", entities)
        .setParameter("never", DesignationState.NOT_SUPERSEDED)
        .setParameter("public", Markings.CLEAR)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                row -> (UUID) row[0],
                Collectors.mapping(row -> (DesignationState) row[1], Collectors.toList())));
  }

  Optional<Resolved> resolved(UUID id, AsOf asOf) {
    Map<String, Object> values = new LinkedHashMap<>();
    String query = RESOLVED + asOf(asOf, values) + " and d.designationId = :id";
    values.put("id", id);
    return list(query, values, 1).stream().findFirst();
  }

  List<Resolved> page(Filter filter, AsOf asOf, Cursor after, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add(asOf(asOf, values));
    conditions.add("(d.registeredAt, d.designationId) > (:instant, :id)");
    values.put("instant", after.instant());
    values.put("id", after.id());
    if (filter.statuses().size() < DesignationStatus.values().length) {
      conditions.add("d.status in :statuses");
      values.put("statuses", filter.statuses());
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
          "function('has_activity', c.content, :kind, :counterparty, :place, :since, :until) ="
              + " true");
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
    return Reads.bounded(typed).setMaxResults(rows).getResultList().stream()
        .map(
            row ->
                new Resolved(
                    (DesignationState) row[0],
                    (EntryContent) row[1],
                    (UUID) row[2],
                    (LocalDate) row[3],
                    (LocalDate) row[4]))
        .toList();
  }
}
