package org.lockstep.designation.alignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.alignment.GapEvent.Gap;
import org.lockstep.designation.alignment.GapEvent.Listing;
import org.lockstep.designation.alignment.GapEvent.Reason;
import org.lockstep.designation.asof.Days;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.asof.Zones;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.intake.EntitiesHeard;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.register.DesignationState;
import org.lockstep.designation.register.Designations;
import org.lockstep.designation.register.EditionOfList;
import org.lockstep.http.marking.Marking;

/**
 * Keeps which gaps are open and tells of each change once; {@link Alignment#hasGap} says what a gap
 * is, of every authority of the reference data.
 *
 * <p>Computed anew, in the transaction of whatever may have changed it, from all that is known; so
 * a repeat changes nothing. Entities are locked in the order of their ids, after merges were held.
 */
@ApplicationScoped
class Gaps {
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * How long a gap is kept back while entities of the same release are not known: any of them may
   * be the one that closes it. Afterwards it is told, whatever has become of entity-service.
   */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** More entities than these, whose release is complete, are left to the sweep. */
  private static final int MOST_AT_ONCE = 200;

  private final EntityManager entityManager;
  private final Designations designations;
  private final Entities entities;
  private final ReferenceData referenceData;
  private final Outbox outbox;
  private final TimeZones timeZones;
  private final Clock clock;

  Gaps(
      EntityManager entityManager,
      Designations designations,
      Entities entities,
      ReferenceData referenceData,
      Outbox outbox,
      TimeZones timeZones,
      Clock clock) {
    this.entityManager = entityManager;
    this.designations = designations;
    this.entities = entities;
    this.referenceData = referenceData;
    this.outbox = outbox;
    this.timeZones = timeZones;
    this.clock = clock;
  }

  void heard(@Observes EntitiesHeard heard) {
    Instant now = clock.instant();
    List<UUID> waiting = waiting(heard.releases());
    Set<UUID> changed = new HashSet<>(heard.entities());
    waiting.stream().limit(MOST_AT_ONCE).forEach(changed::add);
    recompute(changed, now);
    if (waiting.size() > MOST_AT_ONCE) {
      makeDue(waiting.subList(MOST_AT_ONCE, waiting.size()), now);
    }
  }

  /** Entities that wait for these releases to be complete. */
  private List<UUID> waiting(Set<Instant> releases) {
    if (releases.isEmpty()) {
      return List.of();
    }
    return entityManager
        .createNativeQuery(
            """
            select distinct g.entity_id from designation_version v
            join entity_assignment a on a.designation_id = v.designation_id
            join known_entity e on e.id = a.entity_id
            join alignment_entity g on g.entity_id = e.survivor_id
            where v.recorded_at in (:releases) and g.waits_until is not null
            order by g.entity_id""",
            Tuple.class)
        .setParameter("releases", releases)
        .getResultStream()
        .map(row -> ((Tuple) row).get(0, UUID.class))
        .toList();
  }

  /** Without waiting for whoever computes one of them: that one is not waiting any more. */
  private void makeDue(List<UUID> ids, Instant now) {
    entityManager
        .createNativeQuery(
            """
            update alignment_entity set next_change = :now where entity_id in (
              select entity_id from alignment_entity where entity_id in (:ids)
              order by entity_id for update skip locked)""")
        .setParameter("now", now)
        .setParameter("ids", ids)
        .executeUpdate();
  }

  /** Entities, after one, whose gaps may have changed by the day although nothing was heard. */
  @Transactional
  List<UUID> due(Instant now, UUID after, int most) {
    return entityManager
        .createNativeQuery(
            """
            select entity_id from alignment_entity
            where next_change <= :now and entity_id > :after order by entity_id limit :most""",
            Tuple.class)
        .setParameter("now", now)
        .setParameter("after", after)
        .setParameter("most", most)
        .getResultStream()
        .map(row -> ((Tuple) row).get(0, UUID.class))
        .toList();
  }

  @Transactional
  void recompute(UUID entity, Instant now) {
    entities.holdMerges();
    recompute(Set.of(entity), now);
  }

  private void recompute(Collection<UUID> heard, Instant now) {
    Map<UUID, UUID> survivors = entities.survivors(heard);
    SortedMap<UUID, Computed> locked =
        lock(
            Stream.concat(survivors.keySet().stream(), survivors.values().stream())
                .collect(Collectors.toCollection(TreeSet::new)),
            now);
    survivors.forEach(
        (entity, survivor) -> {
          if (!entity.equals(survivor)) {
            handOver(entity, survivor);
          }
        });
    Known known = known(new TreeSet<>(survivors.values()));
    Changes changes = new Changes();
    new TreeSet<>(survivors.values())
        .forEach(
            entity ->
                recompute(entity, Objects.requireNonNull(locked.get(entity)), known, now, changes));
    tell(changes.told);
    entityManager.flush();
    entityManager.unwrap(Session.class).doWork(changes::write);
  }

  /**
   * What was computed of an entity last.
   *
   * @param events how many were told of it
   * @param at the instant as of which
   * @param waitsUntil if gaps of it are not told yet, for entities of its release are not known
   */
  private record Computed(long events, Instant at, @Nullable Instant waitsUntil) {}

  /** Who else computes one of these entities waits here, and nobody waits crosswise. */
  private SortedMap<UUID, Computed> lock(SortedSet<UUID> ids, Instant now) {
    return entityManager
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              Array all = connection.createArrayOf("uuid", ids.toArray());
              try (PreparedStatement insert =
                  connection.prepareStatement(
                      """
                      insert into alignment_entity (entity_id, events, computed_at, next_change)
                      select id, 0, ?, ? from unnest(?) as id order by id
                      on conflict (entity_id) do nothing""")) {
                insert.setObject(1, now.atOffset(ZoneOffset.UTC));
                insert.setObject(2, NEVER.atOffset(ZoneOffset.UTC));
                insert.setArray(3, all);
                insert.executeUpdate();
              }
              SortedMap<UUID, Computed> locked = new TreeMap<>();
              try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      select entity_id, events, computed_at, waits_until from alignment_entity
                      where entity_id = any (?) order by entity_id for update""")) {
                select.setArray(1, all);
                try (ResultSet rows = select.executeQuery()) {
                  while (rows.next()) {
                    locked.put(
                        rows.getObject(1, UUID.class),
                        new Computed(
                            rows.getLong(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            instant(rows.getObject(4, OffsetDateTime.class))));
                  }
                }
              }
              return locked;
            });
  }

  /** Gaps of a merged entity are from now on gaps of the one it lives on in; that is no news. */
  private void handOver(UUID entity, UUID survivor) {
    entityManager
        .createNativeQuery(
            """
            insert into alignment_gap (entity_id, authority, opened_on)
            select :survivor, authority, opened_on from alignment_gap where entity_id = :entity
            on conflict (entity_id, authority) do update
            set opened_on = least(alignment_gap.opened_on, excluded.opened_on)""")
        .setParameter("survivor", survivor)
        .setParameter("entity", entity)
        .executeUpdate();
    entityManager
        .createNativeQuery("delete from alignment_gap where entity_id = :entity")
        .setParameter("entity", entity)
        .executeUpdate();
    entityManager
        .createNativeQuery(
            "update alignment_entity set next_change = :never, waits_until = null"
                + " where entity_id = :entity")
        .setParameter("never", NEVER)
        .setParameter("entity", entity)
        .executeUpdate();
  }

  /** All that is known of entities and matters here. */
  private record Known(
      Map<UUID, List<DesignationState>> states,
      Map<UUID, SortedMap<String, LocalDate>> open,
      Map<UUID, Subject> subjects,
      SortedSet<String> authorities,
      Set<UUID> ofOpenReleases,
      Zones zones) {}

  private record Subject(String caption, String subjectType) {}

  /** What is written together. */
  private static final class Changes {
    private final List<Object[]> opened = new ArrayList<>();
    private final List<Object[]> closed = new ArrayList<>();
    private final List<Object[]> computed = new ArrayList<>();
    private final List<Object[]> waitedEnough = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    void write(Connection connection) throws SQLException {
      run(
          connection,
          """
          delete from alignment_gap g using unnest(?, ?) as c(entity, authority)
          where g.entity_id = c.entity and g.authority = c.authority""",
          closed,
          "uuid",
          "text");
      run(
          connection,
          """
          insert into alignment_gap (entity_id, authority, opened_on)
          select * from unnest(?, ?, ?)""",
          opened,
          "uuid",
          "text",
          "date");
      run(
          connection,
          """
          update alignment_entity a
          set events = c.events, computed_at = c.at, next_change = c.next, waits_until = c.waits
          from unnest(?, ?, ?, ?, ?) as c(entity, events, at, next, waits)
          where a.entity_id = c.entity""",
          computed,
          "uuid",
          "bigint",
          "timestamptz",
          "timestamptz",
          "timestamptz");
      run(
          connection,
          """
          delete from awaited_entity w using designation_version v
          join entity_assignment a on a.designation_id = v.designation_id
          join known_entity e on e.id = a.entity_id
          where w.recorded_at = v.recorded_at and e.survivor_id = any (?)""",
          waitedEnough,
          "uuid");
    }

    private static void run(Connection connection, String sql, List<Object[]> rows, String... types)
        throws SQLException {
      if (rows.isEmpty()) {
        return;
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < types.length; i++) {
          int column = i;
          statement.setArray(
              i + 1,
              connection.createArrayOf(types[i], rows.stream().map(row -> row[column]).toArray()));
        }
        statement.executeUpdate();
      }
    }
  }

  private Known known(SortedSet<UUID> ids) {
    Map<UUID, SortedMap<String, LocalDate>> open = new HashMap<>();
    entityManager
        .createNativeQuery(
            "select entity_id, authority, opened_on from alignment_gap where entity_id in (:ids)",
            Tuple.class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(
            row ->
                open.computeIfAbsent(((Tuple) row).get(0, UUID.class), id -> new TreeMap<>())
                    .put(((Tuple) row).get(1, String.class), date(((Tuple) row).get(2))));
    Map<UUID, Subject> subjects = new HashMap<>();
    entityManager
        .createNativeQuery(
            "select id, caption, subject_type from known_entity where id in (:ids)", Tuple.class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(
            row ->
                subjects.put(
                    ((Tuple) row).get(0, UUID.class),
                    new Subject(
                        ((Tuple) row).get(1, String.class), ((Tuple) row).get(2, String.class))));
    return new Known(
        designations.current(ids),
        open,
        subjects,
        referenceData.authorities(),
        ofOpenReleases(ids),
        timeZones.now());
  }

  /** Which entities have a designation of a release of which not all entities are known. */
  private Set<UUID> ofOpenReleases(SortedSet<UUID> ids) {
    List<UUID> found =
        entityManager
            .createNativeQuery(
                """
                select distinct e.survivor_id from known_entity e
                join entity_assignment a on a.entity_id = e.id
                join designation_version v on v.designation_id = a.designation_id
                where e.survivor_id in (:ids) and exists (
                  select 1 from awaited_entity w where w.recorded_at = v.recorded_at)""",
                Tuple.class)
            .setParameter("ids", ids)
            .getResultStream()
            .map(row -> ((Tuple) row).get(0, UUID.class))
            .toList();
    return Set.copyOf(found);
  }

  private void recompute(UUID entity, Computed last, Known known, Instant now, Changes changes) {
    // Another replica may have seen the next day already.
    Instant at = last.at.isAfter(now) ? last.at : now;
    Days days = known.zones.at(at);
    List<DesignationState> all = known.states.getOrDefault(entity, List.of());
    List<DesignationState> onDay =
        all.stream().filter(state -> holds(state, days.of(state.authority()))).toList();
    List<DesignationState> inForce =
        onDay.stream().filter(state -> Alignment.isInForce(state, days)).toList();
    Set<String> listing =
        inForce.stream().map(DesignationState::authority).collect(Collectors.toSet());
    SortedMap<String, LocalDate> open = known.open.getOrDefault(entity, new TreeMap<>());

    List<Gap> closed = new ArrayList<>();
    open.forEach(
        (authority, openedOn) -> {
          if (!Alignment.hasGap(authority, listing)) {
            Reason why = listing.isEmpty() ? Reason.LISTED_BY_NOBODY : Reason.LISTED;
            closed.add(new Gap(authority, why, openedOn));
          }
        });
    List<Gap> opened = new ArrayList<>();
    for (String authority : known.authorities) {
      if (Alignment.hasGap(authority, listing) && !open.containsKey(authority)) {
        LocalDate day = days.of(authority);
        opened.add(new Gap(authority, reason(authority, onDay, day), day));
      }
    }
    Instant waitsUntil = null;
    if (!opened.isEmpty() && known.ofOpenReleases.contains(entity)) {
      waitsUntil = last.waitsUntil == null ? at.plus(LONGEST_WAIT) : last.waitsUntil;
      if (at.isBefore(waitsUntil)) {
        opened.clear();
      } else {
        changes.waitedEnough.add(new Object[] {entity});
        waitsUntil = null;
      }
    }
    closed.forEach(gap -> changes.closed.add(new Object[] {entity, gap.authority()}));
    opened.forEach(
        gap -> changes.opened.add(new Object[] {entity, gap.authority(), gap.openedOn()}));

    long events = last.events;
    DesignationState cause = cause(all, last);
    // To say of what is not public any more that nobody lists it would name what was just hidden.
    if (!closed.isEmpty() && !all.isEmpty()) {
      GapEvent event = event(entity, ++events, days, closed, onDay, inForce, known);
      changes.told.add(new Told(EventType.ALIGNMENT_GAP_CLOSED, event, cause));
    }
    if (!opened.isEmpty()) {
      GapEvent event = event(entity, ++events, days, opened, onDay, inForce, known);
      changes.told.add(new Told(EventType.ALIGNMENT_GAP_OPENED, event, cause));
    }
    Instant next = nextChange(all, known.zones, at);
    changes.computed.add(
        new Object[] {
          entity,
          events,
          at,
          waitsUntil == null || next.isBefore(waitsUntil) ? next : waitsUntil,
          waitsUntil
        });
  }

  /** Why an authority that somebody else lists before has no listing in force. */
  private static Reason reason(String authority, List<DesignationState> onDay, LocalDate day) {
    Set<Reason> reasons = new HashSet<>();
    for (DesignationState state : onDay) {
      if (state.authority().equals(authority)) {
        reasons.add(
            switch (state.status()) {
              case NOT_YET_IN_FORCE -> Reason.NOT_YET_IN_FORCE;
              case SUSPENDED -> Reason.SUSPENDED;
              case DELISTED -> Reason.NO_LONGER_IN_FORCE;
              case IN_FORCE ->
                  state.measures().stream().anyMatch(measure -> begins(measure, day))
                      ? Reason.NOT_YET_IN_FORCE
                      : Reason.NO_LONGER_IN_FORCE;
            });
      }
    }
    return reasons.stream().min(Comparator.naturalOrder()).orElse(Reason.NOT_LISTED);
  }

  private static boolean begins(Measure measure, LocalDate day) {
    return measure.startDate() != null && measure.startDate().isAfter(day);
  }

  /**
   * The newest of what is recorded, if the gaps changed by it: it came after they were computed
   * last, or they waited for its release. A day that begins, or a merge, has no such cause.
   */
  private static @Nullable DesignationState cause(List<DesignationState> all, Computed last) {
    return all.stream()
        .max(Comparator.comparing(DesignationState::recordedAt))
        .filter(
            newest ->
                last.events == 0 || last.waitsUntil != null || newest.recordedAt().isAfter(last.at))
        .orElse(null);
  }

  /**
   * What is to be told, once it is known whether an edition of a list is behind it.
   *
   * @param cause of what is registered, if it is any of that
   */
  private record Told(EventType type, GapEvent event, @Nullable DesignationState cause) {}

  private void tell(List<Told> all) {
    Map<UUID, EditionOfList> editions =
        editions(all.stream().flatMap(told -> Stream.ofNullable(told.cause)).toList());
    for (Told told : all) {
      GapEvent event =
          told.cause == null ? told.event : told.event.of(editions.get(told.cause.designationId()));
      String key = event.entityId().toString();
      if (event.edition() == null) {
        outbox.add(told.type, key, event.version(), event);
      } else {
        outbox.addInBulk(told.type, key, event.version(), event);
      }
    }
  }

  /** By designation, the edition that its newest version comes of, if it comes of one. */
  private Map<UUID, EditionOfList> editions(List<DesignationState> newest) {
    Map<UUID, EditionOfList> editions = new HashMap<>();
    if (newest.isEmpty()) {
      return editions;
    }
    entityManager
        .createNativeQuery(
            """
            select v.designation_id, i.source, p.announced_on, p.id, p.reference, p.authority
            from unnest(cast(cast(:ids as text[]) as uuid[]), cast(cast(:versions as text[]) as integer[])) as n(id, version)
            join designation_version v on v.designation_id = n.id and v.version = n.version
            join sanctions_package p on p.id = v.package_id
            join list_import i on i.id = p.list_import_id""",
            Tuple.class)
        .setParameter(
            "ids",
            newest.stream().map(state -> state.designationId().toString()).toArray(String[]::new))
        .setParameter(
            "versions",
            newest.stream().map(state -> Integer.toString(state.version())).toArray(String[]::new))
        .getResultList()
        .forEach(
            row ->
                editions.put(
                    ((Tuple) row).get(0, UUID.class),
                    new EditionOfList(
                        ((Tuple) row).get(1, String.class),
                        date(((Tuple) row).get(2)),
                        ((Tuple) row).get(3, UUID.class),
                        ((Tuple) row).get(4, String.class),
                        ((Tuple) row).get(5, String.class))));
    return editions;
  }

  private GapEvent event(
      UUID entity,
      long version,
      Days days,
      List<Gap> gaps,
      List<DesignationState> onDay,
      List<DesignationState> inForce,
      Known known) {
    Subject subject = known.subjects.get(entity);
    DesignationState any = onDay.isEmpty() ? null : onDay.get(0);
    return new GapEvent(
        entity,
        version,
        subject == null ? Objects.requireNonNull(any).caption() : subject.caption,
        subject == null ? Objects.requireNonNull(any).subjectType().name() : subject.subjectType,
        days.day(),
        gaps,
        inForce.stream()
            .limit(GapEvent.MOST_LISTINGS)
            .map(
                state ->
                    new Listing(
                        state.authority(),
                        state.designationId(),
                        state.authorityId(),
                        state.listingDate()))
            .toList(),
        inForce.size() > GapEvent.MOST_LISTINGS ? inForce.size() : null,
        all(onDay, DesignationState::programmes),
        all(onDay, DesignationState::measureKinds),
        all(onDay, DesignationState::countries),
        Marking.CLEAR,
        clock.instant(),
        null);
  }

  private static List<String> all(
      List<DesignationState> states, Function<DesignationState, List<String>> part) {
    return states.stream()
        .flatMap(state -> part.apply(state).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean holds(DesignationState state, LocalDate day) {
    return !state.validFrom().isAfter(day) && !state.validTo().isBefore(day);
  }

  /**
   * When the next day begins, where its authority is, on which a listing or a measure begins or is
   * over.
   */
  private static Instant nextChange(List<DesignationState> all, Zones zones, Instant now) {
    return all.stream()
        .flatMap(
            state ->
                Stream.concat(
                        Stream.of(state.validFrom()),
                        state.measures().stream().flatMap(Gaps::boundaries))
                    .map(day -> zones.start(day, state.authority())))
        .filter(boundary -> boundary.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(NEVER);
  }

  private static Stream<LocalDate> boundaries(Measure measure) {
    return Stream.concat(
        Stream.ofNullable(measure.startDate()),
        Stream.ofNullable(measure.endDate()).map(end -> end.plusDays(1)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime value) {
    return value == null ? null : value.toInstant();
  }

  private static LocalDate date(Object value) {
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }
}
