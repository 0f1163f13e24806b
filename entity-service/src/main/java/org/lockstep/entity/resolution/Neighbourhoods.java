package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.lockstep.entity.evidence.Evidence;
import org.lockstep.entity.evidence.Subject;
import org.lockstep.entity.evidence.Verdict;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;

/** Reads {@link Neighbourhood neighbourhoods}, of many records with a few queries for each step. */
@ApplicationScoped
class Neighbourhoods {
  private static final Logger LOG = Logger.getLogger(Neighbourhoods.class);

  /**
   * Records beside those that were asked for. So many are connected only where somebody gave one
   * number to all of them; what is further away is left where it is.
   */
  private static final int MOST = 2_000;

  private final KnownRecords records;
  private final Meetings meetings;
  private final JudgementCases cases;
  private final EarlierAssignments earlier;
  private final Entities entities;

  Neighbourhoods(
      KnownRecords records,
      Meetings meetings,
      JudgementCases cases,
      EarlierAssignments earlier,
      Entities entities) {
    this.records = records;
    this.meetings = meetings;
    this.cases = cases;
    this.earlier = earlier;
    this.entities = entities;
  }

  /** What was read so far. */
  private static final class Reading {
    final Map<String, KnownRecord> records = new HashMap<>();
    final Map<String, Subject> all = new HashMap<>();
    final Map<String, Subject> reached = new TreeMap<>();
    final Map<Pair, Weighed> evidence = new LinkedHashMap<>();
    final Map<String, JudgedTie> judged = new TreeMap<>();
    final Map<String, Entity> entities = new TreeMap<>();
    final Set<String> homes = new HashSet<>();
    final Set<String> overflowing = new LinkedHashSet<>();
  }

  /** What decides about these designations. */
  Neighbourhood around(Collection<String> designationIds) {
    Reading reading = new Reading();
    Set<String> frontier = new LinkedHashSet<>(designationIds);
    int most = designationIds.size() + MOST;
    while (!frontier.isEmpty()) {
      Set<String> next = step(frontier, reading);
      next.removeAll(reading.reached.keySet());
      if (reading.reached.size() > most) {
        LOG.warnf(
            "More than %d listing records are connected; what is further away is left alone", most);
        break;
      }
      frontier = next;
    }
    return new Neighbourhood(
        reading.reached, reading.evidence, reading.judged, reading.entities, reading.overflowing);
  }

  private Set<String> step(Set<String> frontier, Reading reading) {
    read(frontier, reading);
    List<KnownRecord> now =
        frontier.stream()
            .map(reading.records::get)
            .filter(record -> record != null && !record.isWithdrawn())
            .toList();
    now.forEach(
        record ->
            reading.reached.put(record.designationId(), subject(record.designationId(), reading)));
    Set<String> next = new LinkedHashSet<>();
    next.addAll(heldWith(now, reading));
    next.addAll(judgedWith(now, reading));
    next.addAll(meet(now, reading));
    return next;
  }

  private void read(Collection<String> designationIds, Reading reading) {
    List<String> unread =
        designationIds.stream().filter(id -> !reading.records.containsKey(id)).toList();
    reading.records.putAll(records.of(unread));
  }

  private static Subject subject(String designationId, Reading reading) {
    return reading.all.computeIfAbsent(
        designationId, id -> Objects.requireNonNull(reading.records.get(id)).subject());
  }

  /** What shares an entity with them. */
  private Set<String> heldWith(List<KnownRecord> now, Reading reading) {
    Set<String> homes = new LinkedHashSet<>();
    Set<String> homeless = new LinkedHashSet<>();
    for (KnownRecord record : now) {
      homes.addAll(record.homes());
      if (record.homes().isEmpty()) {
        // A crash, or a time before records were kept, may have left it in an entity all the same.
        homeless.add(record.designationId());
        homes.add(Entity.idBeginningWith(record.designationId()));
      }
    }
    homes.addAll(earlier.entitiesOf(homeless));
    homes.removeIf(home -> !reading.homes.add(home));
    Set<String> held = new LinkedHashSet<>();
    if (!homes.isEmpty()) {
      Set<Entity> living = new LinkedHashSet<>(entities.living(homes).values());
      for (Entity entity : living) {
        reading.entities.put(entity.id(), entity);
        entity.listings().forEach(listing -> held.add(listing.designationId()));
      }
      learn(living, reading);
    }
    return held;
  }

  /** What these living entities hold is known from now on, if it was not. */
  void learn(Collection<Entity> living) {
    learn(living, new Reading());
  }

  private void learn(Collection<Entity> living, Reading reading) {
    Map<String, Listing> held = new LinkedHashMap<>();
    living.forEach(
        entity -> entity.listings().forEach(listing -> held.put(listing.designationId(), listing)));
    read(held.keySet(), reading);
    List<KnownRecord> unknown =
        held.values().stream()
            .filter(listing -> !reading.records.containsKey(listing.designationId()))
            .map(KnownRecord::of)
            .toList();
    if (!unknown.isEmpty()) {
      know(unknown, Map.of());
      reading.records.putAll(records.of(unknown.stream().map(KnownRecord::designationId).toList()));
    }
    Map<String, String> homes = new LinkedHashMap<>();
    for (Entity entity : living) {
      for (Listing listing : entity.listings()) {
        KnownRecord record = reading.records.get(listing.designationId());
        if (record != null && !record.homes().contains(entity.id())) {
          homes.put(listing.designationId(), entity.id());
        }
      }
    }
    records.housed(homes);
  }

  /**
   * Enters what is new, the keys first: whoever reads by them then misses nobody who is written.
   */
  void know(Collection<KnownRecord> news, Map<String, KnownRecord> before) {
    Map<String, Set<String>> keys = new HashMap<>();
    for (KnownRecord record : news) {
      for (String key : record.subject().keys()) {
        keys.computeIfAbsent(key, unknown -> new LinkedHashSet<>()).add(record.designationId());
      }
    }
    meetings.enter(keys);
    records.keep(news, before);
  }

  private Set<String> judgedWith(List<KnownRecord> now, Reading reading) {
    Set<String> ids =
        now.stream()
            .flatMap(record -> record.judgements().stream())
            .filter(id -> !reading.judged.containsKey(id))
            .collect(Collectors.toSet());
    Set<String> with = new LinkedHashSet<>();
    if (!ids.isEmpty()) {
      cases
          .holding(ids)
          .forEach(
              held -> {
                reading.judged.put(held.id(), held.tie());
                with.addAll(held.some());
                with.addAll(held.others());
              });
    }
    return with;
  }

  /** Those that evidence makes one with them. */
  private Set<String> meet(List<KnownRecord> now, Reading reading) {
    Map<String, Set<String>> met = new HashMap<>();
    Set<String> keys = new HashSet<>();
    now.forEach(record -> keys.addAll(subject(record.designationId(), reading).keys()));
    Map<String, Meeting> found = meetings.of(keys);
    Set<String> same = new LinkedHashSet<>();
    for (Meeting meeting : found.values()) {
      if (meeting.isOverflowing()) {
        reading.overflowing.add(meeting.key());
        // They met by it until now: whatever followed from that is looked at again.
        same.addAll(meeting.designationIds());
      } else if (meeting.tells()) {
        met.put(meeting.key(), new LinkedHashSet<>(meeting.designationIds()));
      }
    }
    read(met.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), reading);
    for (KnownRecord record : now) {
      Subject one = subject(record.designationId(), reading);
      for (String key : one.keys()) {
        for (String id : met.getOrDefault(key, Set.of())) {
          KnownRecord other = reading.records.get(id);
          if (other == null || other.isWithdrawn() || id.equals(record.designationId())) {
            continue;
          }
          Pair pair = Pair.of(record.designationId(), id);
          Subject theirs = subject(id, reading);
          if (!reading.evidence.containsKey(pair) && theirs.keys().contains(key)) {
            reading.evidence.put(pair, Weighed.of(Evidence.of(one, theirs)));
          }
          Weighed weighed = reading.evidence.get(pair);
          if (weighed != null && weighed.verdict() == Verdict.SAME) {
            same.add(id);
          }
        }
      }
    }
    return same;
  }

  /** Makes keys say nothing any more, once those who met by them have been looked at again. */
  void markCommon(Collection<String> keys) {
    meetings.markCommon(keys);
  }
}
