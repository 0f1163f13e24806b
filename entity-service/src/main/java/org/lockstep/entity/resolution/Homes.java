package org.lockstep.entity.resolution;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Entity;

/**
 * Which entity each set of records is: an entity that has to be parted stays with the most of its
 * records, unless the others only get back what they were; of several that become one the one with
 * the most listings lives on. What has none gets the id that it had before it was merged, or that
 * its first record would have had alone.
 */
final class Homes {
  private final List<SortedSet<String>> sets;
  private final Function<String, @Nullable Entity> holder;
  private final Predicate<String> isFree;
  private final Predicate<String> hasEnded;

  private Homes(
      List<SortedSet<String>> sets,
      Function<String, @Nullable Entity> holder,
      Predicate<String> isFree,
      Predicate<String> hasEnded) {
    this.sets = sets;
    this.holder = holder;
    this.isFree = isFree;
    this.hasEnded = hasEnded;
  }

  /**
   * The id of the entity of each set, in their order.
   *
   * @param holder the entity that holds a designation now
   * @param isFree whether no living entity has an id
   * @param hasEnded whether an entity had an id and was merged into another one
   */
  static List<String> of(
      List<SortedSet<String>> sets,
      Function<String, @Nullable Entity> holder,
      Predicate<String> isFree,
      Predicate<String> hasEnded) {
    return new Homes(sets, holder, isFree, hasEnded).chosen();
  }

  private List<String> chosen() {
    Map<SortedSet<String>, Entity> kept = new HashMap<>();
    keepers()
        .forEach(
            (entity, set) ->
                kept.merge(
                    set, entity, (one, other) -> MOST_FIRST.compare(one, other) < 0 ? one : other));
    Set<String> taken = new HashSet<>();
    kept.values().forEach(entity -> taken.add(entity.id()));
    return sets.stream()
        .map(
            set -> {
              Entity entity = kept.get(set);
              String id = entity == null ? free(set, taken) : entity.id();
              taken.add(id);
              return id;
            })
        .toList();
  }

  private static final Comparator<Entity> MOST_FIRST =
      Comparator.comparingInt((Entity entity) -> -entity.listings().size())
          .thenComparing(Entity::id);

  /** Which set each entity stays with. */
  private Map<Entity, SortedSet<String>> keepers() {
    Map<String, Entity> entities = new TreeMap<>();
    Map<String, Map<SortedSet<String>, Integer>> counts = new HashMap<>();
    for (SortedSet<String> set : sets) {
      for (String designationId : set) {
        Entity entity = holder.apply(designationId);
        if (entity != null) {
          entities.put(entity.id(), entity);
          counts
              .computeIfAbsent(entity.id(), unknown -> new LinkedHashMap<>())
              .merge(set, 1, Integer::sum);
        }
      }
    }
    Map<Entity, SortedSet<String>> keepers = new LinkedHashMap<>();
    for (Entity entity : entities.values()) {
      keepers.put(entity, keeper(entity, counts.getOrDefault(entity.id(), Map.of())));
    }
    return keepers;
  }

  /**
   * The set with the most of its records; but the one with the record that it began with, where all
   * the others had entities of their own before they were merged.
   */
  private SortedSet<String> keeper(Entity entity, Map<SortedSet<String>, Integer> counts) {
    boolean othersHadTheirOwn =
        counts.keySet().stream().allMatch(set -> begins(set, entity) || hadItsOwn(set));
    return counts.entrySet().stream()
        .min(
            Comparator.comparing(
                    (Map.Entry<SortedSet<String>, Integer> count) ->
                        !(othersHadTheirOwn && begins(count.getKey(), entity)))
                .thenComparing(count -> -count.getValue())
                .thenComparing(count -> !begins(count.getKey(), entity))
                .thenComparing(count -> count.getKey().first()))
        .orElseThrow()
        .getKey();
  }

  private boolean hadItsOwn(Set<String> set) {
    return set.stream().map(Entity::idBeginningWith).anyMatch(hasEnded);
  }

  private static boolean begins(Set<String> set, Entity entity) {
    return set.stream().map(Entity::idBeginningWith).anyMatch(entity.id()::equals);
  }

  /**
   * An id under which some of them lived before they were merged, or else that of the first; where
   * the entity of that id lives on with others, a further one.
   */
  private String free(SortedSet<String> set, Set<String> taken) {
    String first = set.first();
    String id =
        set.stream()
            .map(Entity::idBeginningWith)
            .filter(own -> hasEnded.test(own) && !taken.contains(own))
            .findFirst()
            .orElseGet(() -> Entity.idBeginningWith(first));
    for (int further = 2; taken.contains(id) || !isFree.test(id); further++) {
      id =
          UUID.nameUUIDFromBytes(
                  ("entity " + first + " apart " + further).getBytes(StandardCharsets.UTF_8))
              .toString();
    }
    return id;
  }
}
