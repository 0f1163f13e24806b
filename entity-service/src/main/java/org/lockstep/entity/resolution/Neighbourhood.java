package org.lockstep.entity.resolution;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Subject;
import org.lockstep.entity.evidence.Verdict;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;

/**
 * All that decides about some listing records, as it was read: the records that evidence,
 * judgements or a common entity connect with them, at any distance, and the entities that hold
 * them.
 *
 * @param subjects by designation
 * @param evidence of all pairs of them that meet, and of those with others that are only candidates
 * @param entities living, by their ids
 * @param overflowing keys that have just become too common
 */
record Neighbourhood(
    Map<String, Subject> subjects,
    Map<Pair, Weighed> evidence,
    Map<String, JudgedTie> judged,
    Map<String, Entity> entities,
    Set<String> overflowing) {

  /** The entities that hold a designation, the one that it was last assigned to first. */
  List<Entity> holders(String designationId) {
    return entities.values().stream()
        .filter(entity -> entity.listing(designationId) != null)
        .sorted(
            Comparator.comparingInt((Entity entity) -> -assignment(entity, designationId))
                .thenComparing(Entity::id))
        .toList();
  }

  private static int assignment(Entity entity, String designationId) {
    Listing listing = entity.listing(designationId);
    return listing == null ? 0 : listing.assignment();
  }

  @Nullable Entity holder(String designationId) {
    return holders(designationId).stream().findFirst().orElse(null);
  }

  /**
   * The records in groups that have nothing to do with each other, each by its first designation.
   */
  SortedMap<String, Set<String>> groups() {
    Map<String, String> leaders = new HashMap<>();
    subjects.keySet().forEach(id -> leaders.put(id, id));
    evidence.forEach(
        (pair, found) -> {
          if (found.verdict() == Verdict.SAME) {
            unite(leaders, pair.first(), pair.second());
          }
        });
    for (JudgedTie tie : judged.values()) {
      if (tie.same()) {
        tie.some().forEach(one -> tie.others().forEach(other -> unite(leaders, one, other)));
      }
    }
    for (Entity entity : entities.values()) {
      List<String> held =
          entity.listings().stream()
              .map(Listing::designationId)
              .filter(subjects::containsKey)
              .toList();
      held.forEach(id -> unite(leaders, held.get(0), id));
    }
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    new TreeSet<>(subjects.keySet())
        .forEach(
            id -> groups.computeIfAbsent(leader(leaders, id), unknown -> new TreeSet<>()).add(id));
    SortedMap<String, Set<String>> byFirst = new TreeMap<>();
    groups.values().forEach(group -> byFirst.put(group.iterator().next(), group));
    return byFirst;
  }

  private void unite(Map<String, String> leaders, String one, String other) {
    if (subjects.containsKey(one) && subjects.containsKey(other)) {
      leaders.put(leader(leaders, one), leader(leaders, other));
    }
  }

  private static String leader(Map<String, String> leaders, String id) {
    String leader = id;
    while (!leaders.getOrDefault(leader, leader).equals(leader)) {
      leader = leaders.getOrDefault(leader, leader);
    }
    leaders.put(id, leader);
    return leader;
  }
}
