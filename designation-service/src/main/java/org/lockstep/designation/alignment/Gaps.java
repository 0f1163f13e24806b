package org.lockstep.designation.alignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.alignment.GapEvent.Gap;
import org.lockstep.designation.alignment.GapEvent.Listing;
import org.lockstep.designation.alignment.GapEvent.Reason;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.Marking;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.intake.EntitiesHeard;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.register.DesignationState;

/**
 * Keeps which gaps are open and tells of each change once. An entity has a gap for every authority
 * of the reference data that has no listing of it in force, as long as some authority has one.
 *
 * <p>Computed anew, in the transaction of whatever may have changed it, from all that is known; so
 * a repeat changes nothing. Entities are locked in the order of their ids, after merges were held.
 */
@ApplicationScoped
class Gaps {
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private final EntityManager entityManager;
  private final Entities entities;
  private final ReferenceData referenceData;
  private final Outbox outbox;
  private final Clock clock;

  Gaps(
      EntityManager entityManager,
      Entities entities,
      ReferenceData referenceData,
      Outbox outbox,
      Clock clock) {
    this.entityManager = entityManager;
    this.entities = entities;
    this.referenceData = referenceData;
    this.outbox = outbox;
    this.clock = clock;
  }

  void heard(@Observes EntitiesHeard heard) {
    recompute(heard.entities(), LocalDate.now(clock));
  }

  /** Entities, after one, whose gaps may have changed by the day although nothing was heard. */
  @Transactional
  List<UUID> due(LocalDate day, UUID after, int most) {
    return entityManager
        .createNativeQuery(
            """
            select entity_id from alignment_entity
            where next_change <= :day and entity_id > :after order by entity_id limit :most""",
            UUID.class)
        .setParameter("day", day)
        .setParameter("after", after)
        .setParameter("most", most)
        .getResultList();
  }

  @Transactional
  void recompute(UUID entity, LocalDate day) {
    entities.holdMerges();
    recompute(Set.of(entity), day);
  }

  private void recompute(Collection<UUID> heard, LocalDate day) {
    SortedMap<UUID, Computed> locked = new TreeMap<>();
    Map<UUID, UUID> survivors = new TreeMap<>();
    for (UUID entity : heard) {
      survivors.put(entity, entities.survivor(entity));
    }
    Stream.concat(survivors.keySet().stream(), survivors.values().stream())
        .sorted()
        .distinct()
        .forEach(entity -> locked.put(entity, lock(entity, day)));
    survivors.forEach(
        (entity, survivor) -> {
          if (!entity.equals(survivor)) {
            handOver(entity, survivor);
          }
        });
    new TreeSet<>(survivors.values())
        .forEach(entity -> recompute(entity, Objects.requireNonNull(locked.get(entity)), day));
  }

  /**
   * What was computed of an entity last.
   *
   * @param events how many were told of it
   */
  private record Computed(long events, LocalDate day) {}

  /** Who else computes this entity waits here. */
  private Computed lock(UUID entity, LocalDate day) {
    entityManager
        .createNativeQuery(
            """
            insert into alignment_entity (entity_id, events, computed_for, next_change)
            values (:entity, 0, :day, :never) on conflict (entity_id) do nothing""")
        .setParameter("entity", entity)
        .setParameter("day", day)
        .setParameter("never", NEVER)
        .executeUpdate();
    Tuple row =
        (Tuple)
            entityManager
                .createNativeQuery(
                    """
                    select events, computed_for from alignment_entity
                    where entity_id = :entity for update""",
                    Tuple.class)
                .setParameter("entity", entity)
                .getSingleResult();
    return new Computed(row.get(0, Long.class), date(row.get(1)));
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
            "update alignment_entity set next_change = :never where entity_id = :entity")
        .setParameter("never", NEVER)
        .setParameter("entity", entity)
        .executeUpdate();
  }

  private void recompute(UUID entity, Computed last, LocalDate today) {
    // Another replica may have seen the next day already.
    LocalDate day = last.day.isAfter(today) ? last.day : today;
    List<DesignationState> all = states(entity);
    List<DesignationState> onDay =
        all.stream()
            .filter(state -> !state.validFrom().isAfter(day) && !state.validTo().isBefore(day))
            .toList();
    List<DesignationState> inForce =
        onDay.stream().filter(state -> Alignment.isInForce(state, day)).toList();
    Set<String> listing =
        inForce.stream().map(DesignationState::authority).collect(Collectors.toSet());
    SortedMap<String, LocalDate> open = open(entity);

    List<Gap> closed = new ArrayList<>();
    open.forEach(
        (authority, openedOn) -> {
          if (listing.isEmpty()) {
            closed.add(new Gap(authority, Reason.LISTED_BY_NOBODY, openedOn));
          } else if (listing.contains(authority)) {
            closed.add(new Gap(authority, Reason.LISTED, openedOn));
          }
        });
    List<Gap> opened = new ArrayList<>();
    if (!listing.isEmpty()) {
      for (String authority : referenceData.codes().authorities()) {
        if (!listing.contains(authority) && !open.containsKey(authority)) {
          opened.add(new Gap(authority, reason(authority, onDay, day), day));
        }
      }
    }
    closed.forEach(gap -> close(entity, gap));
    opened.forEach(gap -> open(entity, gap));

    long events = last.events;
    if (!closed.isEmpty()) {
      tell(EventType.ALIGNMENT_GAP_CLOSED, entity, ++events, day, closed, onDay, inForce);
    }
    if (!opened.isEmpty()) {
      tell(EventType.ALIGNMENT_GAP_OPENED, entity, ++events, day, opened, onDay, inForce);
    }
    entityManager
        .createNativeQuery(
            """
            update alignment_entity
            set events = :events, computed_for = :day, next_change = :next
            where entity_id = :entity""")
        .setParameter("events", events)
        .setParameter("day", day)
        .setParameter("next", nextChange(all, day))
        .setParameter("entity", entity)
        .executeUpdate();
  }

  /** All that is known of its designations, for every day. */
  private List<DesignationState> states(UUID entity) {
    return entityManager
        .createQuery(
            """
            select d from DesignationState d
            join EntityAssignment a on a.designationId = d.designationId
            join KnownEntity e on e.id = a.entityId
            where e.survivorId = :entity and d.supersededAt > :now
            order by d.registeredAt, d.designationId, d.validFrom""",
            DesignationState.class)
        .setParameter("entity", entity)
        .setParameter("now", AsOf.NOW)
        .getResultList();
  }

  private SortedMap<String, LocalDate> open(UUID entity) {
    SortedMap<String, LocalDate> open = new TreeMap<>();
    entityManager
        .createNativeQuery(
            "select authority, opened_on from alignment_gap where entity_id = :entity", Tuple.class)
        .setParameter("entity", entity)
        .getResultList()
        .forEach(row -> open.put(((Tuple) row).get(0, String.class), date(((Tuple) row).get(1))));
    return open;
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

  private void open(UUID entity, Gap gap) {
    entityManager
        .createNativeQuery(
            """
            insert into alignment_gap (entity_id, authority, opened_on)
            values (:entity, :authority, :openedOn)""")
        .setParameter("entity", entity)
        .setParameter("authority", gap.authority())
        .setParameter("openedOn", gap.openedOn())
        .executeUpdate();
  }

  private void close(UUID entity, Gap gap) {
    entityManager
        .createNativeQuery(
            "delete from alignment_gap where entity_id = :entity and authority = :authority")
        .setParameter("entity", entity)
        .setParameter("authority", gap.authority())
        .executeUpdate();
  }

  private void tell(
      EventType type,
      UUID entity,
      long version,
      LocalDate day,
      List<Gap> gaps,
      List<DesignationState> onDay,
      List<DesignationState> inForce) {
    Tuple known = known(entity);
    DesignationState any = onDay.isEmpty() ? null : onDay.get(0);
    outbox.add(
        type,
        entity.toString(),
        version,
        new GapEvent(
            entity,
            version,
            known == null
                ? Objects.requireNonNull(any).caption()
                : known.get("caption", String.class),
            known == null
                ? Objects.requireNonNull(any).subjectType().name()
                : known.get("subject_type", String.class),
            day,
            gaps,
            inForce.stream()
                .map(
                    state ->
                        new Listing(
                            state.authority(),
                            state.designationId(),
                            state.authorityId(),
                            state.listingDate()))
                .toList(),
            all(onDay, DesignationState::programmes),
            all(onDay, DesignationState::measureKinds),
            all(onDay, DesignationState::countries),
            Marking.CLEAR,
            clock.instant()));
  }

  private static List<String> all(
      List<DesignationState> states, Function<DesignationState, List<String>> part) {
    return states.stream()
        .flatMap(state -> part.apply(state).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private @Nullable Tuple known(UUID entity) {
    return (Tuple)
        entityManager
            .createNativeQuery(
                "select caption, subject_type from known_entity where id = :entity", Tuple.class)
            .setParameter("entity", entity)
            .getResultStream()
            .findFirst()
            .orElse(null);
  }

  /** The first day after this one on which a listing or a measure begins or is over. */
  private static LocalDate nextChange(List<DesignationState> all, LocalDate day) {
    return all.stream()
        .flatMap(
            state ->
                Stream.concat(
                    Stream.of(state.validFrom()),
                    state.measures().stream().flatMap(Gaps::boundaries)))
        .filter(boundary -> boundary.isAfter(day))
        .min(Comparator.naturalOrder())
        .orElse(NEVER);
  }

  private static Stream<LocalDate> boundaries(Measure measure) {
    return Stream.concat(
        Stream.ofNullable(measure.startDate()),
        Stream.ofNullable(measure.endDate()).map(end -> end.plusDays(1)));
  }

  private static LocalDate date(Object value) {
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }
}
