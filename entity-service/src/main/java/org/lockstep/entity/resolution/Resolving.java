package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Claim;
import org.lockstep.entity.profile.Claims;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;

/**
 * Finds out which entities listing records belong to, many with a few queries and writes:
 *
 * <ol>
 *   <li>assignments, claims, entities and bearers of names are read;
 *   <li>{@link Resolution} decides on each in memory. One that shares an identifier or an entity
 *       with another one before it is put off, for that one may change the decision;
 *   <li>identifiers are claimed, candidates suggested, names entered, designations assigned. Where
 *       another replica was faster, the record is put off, too.
 * </ol>
 *
 * What is put off is asked for again. The first of what is asked for is never put off for another
 * one, so asking for what is left comes to an end. A crash between any two writes does no harm:
 * when the record comes again, the decision is the same and what was left undone is done.
 */
@ApplicationScoped
public class Resolving {
  private final Entities entities;
  private final Claims claims;
  private final Assignments assignments;
  private final Names names;
  private final Candidates candidates;

  Resolving(
      Entities entities,
      Claims claims,
      Assignments assignments,
      Names names,
      Candidates candidates) {
    this.entities = entities;
    this.claims = claims;
    this.assignments = assignments;
    this.names = names;
    this.candidates = candidates;
  }

  /**
   * A listing record on its way.
   *
   * @param unclaimed keys of identifiers, the surest first
   */
  private record Resolved(
      Listing listing, @Nullable String known, Resolution.Home home, List<Claim> unclaimed) {}

  /**
   * The ids of the entities that listings belong to, by designation; without those that are put
   * off. An entity need not exist yet, and may have been merged since. Asked again, it answers the
   * same.
   *
   * @param listings by designation
   */
  public Map<String, String> entitiesOf(Map<String, Listing> listings) {
    Map<String, Assignment> known = assignments.of(listings.keySet());
    Map<String, String> homes = new LinkedHashMap<>();
    List<Resolved> resolved = new ArrayList<>();
    decide(listings.values(), known, homes, resolved);
    claim(resolved);
    suggest(resolved);
    assign(resolved, homes);
    return homes;
  }

  /** Which entities these designations were assigned to, those that were. */
  public Map<String, String> assigned(Collection<String> designationIds) {
    Map<String, String> assigned = new HashMap<>();
    assignments
        .of(designationIds)
        .forEach((designation, known) -> assigned.put(designation, known.entityId()));
    return assigned;
  }

  private void decide(
      Collection<Listing> listings,
      Map<String, Assignment> known,
      Map<String, String> homes,
      List<Resolved> resolved) {
    Map<String, Claim> claimed =
        claims.of(listings.stream().flatMap(Resolving::keys).distinct().toList());
    Map<String, Entity> living =
        entities.living(
            Stream.concat(
                    known.values().stream().map(Assignment::entityId),
                    claimed.values().stream().map(Claim::entityId))
                .distinct()
                .toList());
    Set<String> stated = new HashSet<>();
    Set<String> changing = new HashSet<>();
    for (Listing listing : listings) {
      boolean isAlone = keys(listing).filter(key -> !stated.add(key)).count() == 0;
      Assignment assigned = known.get(listing.designationId());
      if (assigned != null && assigned.version() >= listing.version()) {
        Entity entity = living.get(assigned.entityId());
        if (changing.add(entity == null ? assigned.entityId() : entity.id())) {
          homes.put(listing.designationId(), assigned.entityId());
        }
        continue;
      }
      String before = assigned == null ? null : assigned.entityId();
      Resolution.Home home =
          Resolution.decide(listing, claimed, before, id -> Optional.ofNullable(living.get(id)));
      if (isAlone
          && home.doubts().stream().noneMatch(doubt -> changing.contains(doubt.entityId()))
          && changing.add(home.entityId())) {
        List<String> keys = keys(listing).toList();
        resolved.add(
            new Resolved(
                listing,
                before,
                home,
                keys.stream()
                    .filter(key -> !claimed.containsKey(key))
                    .map(
                        key ->
                            new Claim(
                                key, home.entityId(), listing.listingRecord().subjectType(), keys))
                    .toList()));
      }
    }
  }

  private static Stream<String> keys(Listing listing) {
    return listing.identity().stream().map(Claim::key);
  }

  /**
   * The surest identifier of each record first: a record that loses one must not have claimed a
   * less sure one.
   */
  private void claim(List<Resolved> resolved) {
    int most = resolved.stream().mapToInt(one -> one.unclaimed.size()).max().orElse(0);
    for (int i = 0; i < most; i++) {
      int rank = i;
      Set<String> lost =
          claims.claim(
              resolved.stream()
                  .filter(one -> one.unclaimed.size() > rank)
                  .map(one -> one.unclaimed.get(rank))
                  .toList());
      resolved.removeIf(
          one ->
              one.unclaimed.size() > rank && lost.contains(one.unclaimed.get(rank).identifier()));
    }
  }

  /**
   * Each record sees the bearers before it, so that the same pairs are suggested as if they came
   * one after the other. The suggestions come before the names: names that a crash left entered
   * count as bearers before all.
   */
  private void suggest(List<Resolved> resolved) {
    Map<String, Set<String>> bearers =
        names.bearers(
            resolved.stream()
                .flatMap(one -> Names.keys(one.listing.listingRecord()).stream())
                .distinct()
                .toList());
    Map<String, Set<String>> entered = new HashMap<>();
    Suggestions suggestions = new Suggestions();
    for (Resolved one : resolved) {
      String home = one.home.entityId();
      suggestions.doubts(one.home);
      for (String key : Names.keys(one.listing.listingRecord())) {
        Set<String> now = bearers.computeIfAbsent(key, unknown -> new LinkedHashSet<>());
        if (now.add(home)) {
          entered.computeIfAbsent(key, unknown -> new LinkedHashSet<>()).add(home);
        }
        suggestions.namesakes(home, key, now);
      }
    }
    candidates.suggest(suggestions.all());
    names.enter(entered);
    Set<String> overtaken = new HashSet<>();
    names
        .bearers(entered.keySet())
        .forEach(
            (key, now) -> {
              if (!bearers.getOrDefault(key, Set.of()).containsAll(now)) {
                overtaken.add(key);
              }
            });
    if (!overtaken.isEmpty()) {
      resolved.removeIf(
          one -> Names.keys(one.listing.listingRecord()).stream().anyMatch(overtaken::contains));
    }
  }

  private void assign(List<Resolved> resolved, Map<String, String> homes) {
    if (resolved.isEmpty()) {
      return;
    }
    Set<String> fresh =
        assignments.assign(
            resolved.stream()
                .map(
                    one ->
                        new Assignment(
                            one.listing.designationId(),
                            one.home.entityId(),
                            one.listing.version()))
                .toList());
    for (Resolved one : resolved) {
      String id = one.listing.designationId();
      if (one.known != null) {
        homes.put(id, one.known);
      } else if (fresh.contains(id)) {
        homes.put(id, one.home.entityId());
      }
    }
  }
}
