package org.lockstep.entity.resolution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Verdict;
import org.lockstep.entity.profile.Cause;
import org.lockstep.entity.profile.Entities.Change;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Judgement;
import org.lockstep.entity.profile.Listing;

/**
 * What has to be written so that the entities of some records are as the partition says. First all
 * that entities gain, then all that others lose: a crash between the two leaves a listing in two
 * entities and never in none, and for whoever reads the events the higher assignment holds.
 */
final class Moves {
  private final Neighbourhood around;
  private final Map<String, Listing> incoming;
  private final Map<String, Entity> stored;
  private final @Nullable Cause why;
  private final Instant now;

  private final Map<String, String> homeOf = new HashMap<>();
  private final Map<String, SortedSet<String>> setOf = new TreeMap<>();
  private final Map<String, Entity> grown = new LinkedHashMap<>();
  private final Map<String, List<Listing>> entered = new LinkedHashMap<>();

  /**
   * @param incoming listings that come new, or in a new version, by designation
   * @param stored documents of entities that do not live, or hold none of the records, by id
   * @param why if somebody wanted it; else it follows from the records
   */
  Moves(
      Neighbourhood around,
      List<SortedSet<String>> sets,
      List<String> homes,
      Map<String, Listing> incoming,
      Map<String, Entity> stored,
      @Nullable Cause why,
      Instant now) {
    this.around = around;
    this.incoming = incoming;
    this.stored = stored;
    this.why = why;
    this.now = now;
    for (int i = 0; i < sets.size(); i++) {
      String home = homes.get(i);
      setOf.put(home, sets.get(i));
      sets.get(i).forEach(id -> homeOf.put(id, home));
    }
    setOf.forEach(this::grow);
  }

  /** Which entity each designation belongs to. */
  Map<String, String> homeOf() {
    return homeOf;
  }

  /** What entities gain. */
  List<Change> gains() {
    return grown.values().stream()
        .filter(after -> !after.equals(before(after.id())))
        .map(after -> new Change(before(after.id()), after))
        .toList();
  }

  /** The listings that each of them gains. */
  Map<String, List<Listing>> entered() {
    return entered;
  }

  private @Nullable Entity before(String id) {
    Entity living = around.entities().get(id);
    return living == null ? stored.get(id) : living;
  }

  private void grow(String home, SortedSet<String> set) {
    Entity entity = before(home);
    if (entity != null && entity.mergedInto() != null) {
      entity = entity.revived(own(set));
    }
    List<Listing> moved = new ArrayList<>();
    Set<String> absorbed = new LinkedHashSet<>();
    for (String id : set) {
      Entity holder = around.holder(id);
      Listing held = holder == null ? null : holder.listing(id);
      if (holder == null || held == null || holder.id().equals(home)) {
        continue;
      }
      Listing mine = entity == null ? null : entity.listing(id);
      if (mine == null
          || mine.assignment() <= held.assignment()
          || mine.version() < held.version()) {
        moved.add(held);
      }
      own(set).stream().filter(holder.absorbed()::contains).forEach(absorbed::add);
    }
    List<Entity> ending = ending(home);
    for (Entity other : ending) {
      absorbed.add(other.id());
      absorbed.addAll(other.absorbed());
    }
    absorbed.remove(home);
    Entity after = entity;
    if (!moved.isEmpty() || !ending.isEmpty()) {
      after =
          (entity == null ? Entity.empty(home, moved.get(0), now) : entity)
              .take(moved, absorbed, judgements(set, moved, ending), now);
      entered.computeIfAbsent(home, unknown -> new ArrayList<>()).addAll(moved);
    }
    for (String id : set) {
      Listing comes = incoming.get(id);
      if (comes != null) {
        Entity with = after == null ? Entity.first(home, comes, now) : after.list(comes, now);
        if (!with.equals(after)) {
          entered.computeIfAbsent(home, unknown -> new ArrayList<>()).add(comes);
        }
        after = with;
      }
    }
    if (after != null) {
      grown.put(home, after);
    }
  }

  /** The judgements over the set that its entity has to remember. */
  private List<Judgement> judgements(Set<String> set, List<Listing> moved, List<Entity> ending) {
    return Stream.concat(
            Stream.concat(
                    ending.stream(),
                    moved.stream().map(listing -> around.holder(listing.designationId())))
                .filter(Objects::nonNull)
                .flatMap(entity -> entity.judgements().stream())
                .filter(
                    judgement -> {
                      JudgedTie tie = around.judged().get(judgement.id());
                      return tie != null && tie.isOver(set);
                    }),
            around.judged().values().stream()
                .filter(tie -> tie.same() && tie.isBetween(set, set))
                .map(JudgedTie::judgement))
        .distinct()
        .toList();
  }

  private static Set<String> own(Set<String> set) {
    Set<String> ids = new HashSet<>();
    set.forEach(id -> ids.add(Entity.idBeginningWith(id)));
    return ids;
  }

  /** The entities that live on in this one: none of their records keeps them. */
  private List<Entity> ending(String home) {
    return around.entities().values().stream()
        .filter(entity -> !setOf.containsKey(entity.id()) && home.equals(successor(entity)))
        .toList();
  }

  /**
   * Where most of an entity's records of these are; null where it holds others besides, which keep
   * it alive.
   */
  private @Nullable String successor(Entity entity) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Listing listing : entity.listings()) {
      String home = homeOf.get(listing.designationId());
      if (home == null) {
        return null;
      }
      counts.merge(home, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** What entities lose, once all gains are written. */
  List<Change> losses() {
    List<Change> losses = new ArrayList<>();
    for (Entity living : around.entities().values()) {
      Entity base = grown.getOrDefault(living.id(), living);
      Map<String, Set<String>> leaving = new TreeMap<>();
      for (Listing listing : living.listings()) {
        String home = homeOf.get(listing.designationId());
        if (home != null && !home.equals(living.id())) {
          leaving.computeIfAbsent(home, unknown -> new TreeSet<>()).add(listing.designationId());
        }
      }
      if (leaving.isEmpty()) {
        continue;
      }
      String successor = setOf.containsKey(living.id()) ? null : successor(living);
      Entity after = base;
      for (Map.Entry<String, Set<String>> one : leaving.entrySet()) {
        if (!one.getKey().equals(successor)) {
          Set<String> gone = own(setOf.getOrDefault(one.getKey(), new TreeSet<>()));
          gone.add(one.getKey());
          after =
              after.release(
                  one.getValue(), one.getKey(), gone, parted(living, one.getValue()), now);
        }
      }
      if (successor != null) {
        Entity survivor = Objects.requireNonNull(grown.get(successor));
        after = after.endIn(survivor, united(living, successor), now);
      }
      losses.add(new Change(base, after));
    }
    return losses;
  }

  /**
   * Where ids of entities that were merged lead from now on, by id: those whose record has left
   * follow it, the others do not.
   */
  Map<String, String> redirects() {
    Map<String, String> redirects = new TreeMap<>();
    for (Change loss : losses()) {
      Entity before = Objects.requireNonNull(loss.before());
      String rest = loss.after().mergedInto() == null ? before.id() : loss.after().mergedInto();
      for (String id : before.absorbed()) {
        if (!setOf.containsKey(id)) {
          redirects.put(id, rest);
        }
      }
    }
    setOf.forEach(
        (home, set) ->
            own(set).stream()
                .filter(redirects::containsKey)
                .forEach(id -> redirects.put(id, home)));
    return redirects;
  }

  /** Ids of the entities that lose listings. */
  Set<String> losing() {
    return losses().stream().map(loss -> loss.after().id()).collect(Collectors.toSet());
  }

  private Cause united(Entity ending, String home) {
    Set<String> mine = ids(ending);
    Set<String> theirs = setOf.getOrDefault(home, new TreeSet<>());
    return around.judged().values().stream()
        .filter(tie -> tie.same() && tie.isBetween(mine, theirs))
        .findFirst()
        .map(tie -> Cause.of(tie.judgement()))
        .orElseGet(
            () ->
                Cause.evidence(
                    ending.id() + " in " + home,
                    around.evidence().entrySet().stream()
                        .filter(one -> one.getValue().verdict() == Verdict.SAME)
                        .filter(
                            one ->
                                mine.contains(one.getKey().first())
                                        && theirs.contains(one.getKey().second())
                                    || mine.contains(one.getKey().second())
                                        && theirs.contains(one.getKey().first()))
                        .max(Comparator.comparingDouble(one -> one.getValue().score()))
                        .map(one -> one.getValue().because())
                        .orElse("Their listing records are of one subject."),
                    now));
  }

  private Cause parted(Entity entity, Set<String> leaving) {
    if (why != null) {
      return why;
    }
    Set<String> staying = ids(entity);
    staying.removeAll(leaving);
    return around.judged().values().stream()
        .filter(tie -> !tie.same() && tie.isBetween(leaving, staying))
        .findFirst()
        .map(tie -> Cause.of(tie.judgement()))
        .orElseGet(
            () ->
                Cause.evidence(
                    entity.id() + " without " + leaving,
                    "What the listing records say does not hold them together any more.",
                    now));
  }

  private static Set<String> ids(Entity entity) {
    Set<String> ids = new HashSet<>();
    entity.listings().forEach(listing -> ids.add(listing.designationId()));
    return ids;
  }
}
