package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Subject;
import org.lockstep.entity.evidence.Verdict;
import org.lockstep.entity.profile.Cause;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingVersions;
import org.lockstep.entity.profile.LookUps;
import org.lockstep.entity.profile.SubjectType;
import org.lockstep.entity.publication.Publication;

/**
 * Makes the entities what their listing records and the judgements say, for many records at once:
 *
 * <ol>
 *   <li>what comes new is entered, so that others who resolve at the same moment find it;
 *   <li>all that decides about it is read ({@link Neighbourhoods});
 *   <li>{@link Partition} says which records are of one subject, {@link Homes} which entity that
 *       is, {@link Moves} what has to be written for it;
 *   <li>it is written, each document unless somebody was faster, and published.
 * </ol>
 *
 * Whoever asked asks again until nothing has to be written: what others entered meanwhile is seen
 * then. A crash between any two writes does no harm, for the same is decided again.
 */
@ApplicationScoped
public class Resolving {
  private final KnownRecords records;
  private final Neighbourhoods neighbourhoods;
  private final Candidates candidates;
  private final Entities entities;
  private final ListingVersions versions;
  private final LookUps lookUps;
  private final Publication publication;
  private final Clock clock;

  Resolving(
      KnownRecords records,
      Neighbourhoods neighbourhoods,
      Candidates candidates,
      Entities entities,
      ListingVersions versions,
      LookUps lookUps,
      Publication publication,
      Clock clock) {
    this.records = records;
    this.neighbourhoods = neighbourhoods;
    this.candidates = candidates;
    this.entities = entities;
    this.versions = versions;
    this.lookUps = lookUps;
    this.publication = publication;
    this.clock = clock;
  }

  /**
   * One round; answers the designations whose entities were right already when it began, with all
   * events published.
   *
   * @param incoming by designation
   */
  public Set<String> resolve(Map<String, Listing> incoming) {
    enter(incoming.values());
    return round(incoming.keySet(), incoming, null);
  }

  /**
   * Resolves records anew, of which nothing comes new, until nothing changes any more.
   *
   * @param why if somebody wanted it
   */
  void again(Collection<String> designationIds, @Nullable Cause why) {
    Set<String> left = new LinkedHashSet<>(designationIds);
    for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
      left.removeAll(round(left, Map.of(), why));
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("The entities of records that are resolved keep changing");
    }
  }

  /** The same for what shared an entity with a designation that is not for everybody any more. */
  public void withdrawn(String designationId, int version, Entity home) {
    records.withdraw(designationId, version);
    again(
        home.listings().stream()
            .map(Listing::designationId)
            .filter(id -> !id.equals(designationId))
            .toList(),
        null);
  }

  private static final int ROUNDS = 50;

  /** The entity that holds a designation. */
  public Optional<Entity> holderOf(String designationId) {
    return Optional.ofNullable(holdersOf(Set.of(designationId)).get(designationId));
  }

  /** The entities that hold these designations, by designation. */
  public Map<String, Entity> holdersOf(Collection<String> designationIds) {
    Map<String, KnownRecord> known = records.of(designationIds);
    Map<String, Entity> living =
        entities.living(
            known.values().stream().flatMap(one -> one.homes().stream()).distinct().toList());
    Map<String, Entity> holders = new HashMap<>();
    known.forEach(
        (id, record) ->
            record.homes().stream()
                .map(living::get)
                .filter(entity -> entity != null && entity.listing(id) != null)
                .max(
                    Comparator.comparingInt(
                        entity -> Objects.requireNonNull(entity.listing(id)).assignment()))
                .ifPresent(entity -> holders.put(id, entity)));
    return holders;
  }

  /** The kinds of subject that these designations were of until now. */
  public Map<String, SubjectType> kinds(Collection<String> designationIds) {
    Map<String, SubjectType> kinds = new HashMap<>();
    records.of(designationIds).forEach((id, record) -> kinds.put(id, record.said().subjectType()));
    return kinds;
  }

  /** What these entities hold is known from now on, if it was not. */
  void learn(Collection<Entity> living) {
    neighbourhoods.learn(living);
  }

  /** Step 1. */
  public void enter(Collection<Listing> listings) {
    Map<String, KnownRecord> before =
        records.of(listings.stream().map(Listing::designationId).toList());
    List<KnownRecord> news =
        listings.stream()
            .map(KnownRecord::of)
            .filter(one -> KnownRecords.isNews(one, before.get(one.designationId())))
            .toList();
    if (!news.isEmpty()) {
      neighbourhoods.know(news, before);
    }
  }

  private Set<String> round(
      Collection<String> asked, Map<String, Listing> incoming, @Nullable Cause why) {
    Instant now = clock.instant();
    Neighbourhood around = neighbourhoods.around(asked);
    Map<Set<String>, List<SortedSet<String>>> partitions = new LinkedHashMap<>();
    around.groups().values().forEach(group -> partitions.put(group, partition(group, around)));
    Map<String, Entity> stored = stored(partitions.values(), around);
    List<Moves> all = new ArrayList<>();
    Map<String, String> homes = new HashMap<>();
    Set<String> settled = new HashSet<>(asked);
    partitions.forEach(
        (group, sets) -> {
          List<String> ids =
              Homes.of(
                  sets,
                  around::holder,
                  id -> isFree(around.entities().getOrDefault(id, stored.get(id))),
                  id -> hasEnded(stored.get(id)));
          Moves moves = new Moves(of(group, around), sets, ids, incoming, stored, why, now);
          homes.putAll(moves.homeOf());
          if (!moves.gains().isEmpty() || !moves.losses().isEmpty()) {
            all.add(moves);
            settled.removeAll(group);
          }
        });
    Set<String> news = new HashSet<>(asked);
    all.forEach(moves -> news.addAll(moves.homeOf().keySet()));
    suggest(news, around, homes);
    versions.keep(older(incoming, around));
    write(all);
    publication.publishOwed(
        settled.stream()
            .map(homes::get)
            .filter(Objects::nonNull)
            .map(around.entities()::get)
            .filter(entity -> entity != null && entity.owing())
            .distinct()
            .toList());
    if (all.isEmpty()) {
      neighbourhoods.markCommon(around.overflowing());
    }
    return settled;
  }

  private static boolean isFree(@Nullable Entity entity) {
    return entity == null || entity.mergedInto() != null || entity.listings().isEmpty();
  }

  private static boolean hasEnded(@Nullable Entity entity) {
    return entity != null && entity.mergedInto() != null;
  }

  /** The neighbourhood of one group alone. */
  private static Neighbourhood of(Set<String> group, Neighbourhood around) {
    Map<String, Subject> subjects = new TreeMap<>(around.subjects());
    subjects.keySet().retainAll(group);
    Map<String, Entity> held = new TreeMap<>();
    around
        .entities()
        .forEach(
            (id, entity) -> {
              if (entity.listings().stream().anyMatch(one -> group.contains(one.designationId()))) {
                held.put(id, entity);
              }
            });
    Map<Pair, Weighed> evidence = new LinkedHashMap<>();
    around
        .evidence()
        .forEach(
            (pair, found) -> {
              if (group.contains(pair.first()) && group.contains(pair.second())) {
                evidence.put(pair, found);
              }
            });
    return new Neighbourhood(subjects, evidence, around.judged(), held, around.overflowing());
  }

  private static List<SortedSet<String>> partition(Set<String> group, Neighbourhood around) {
    Neighbourhood near = of(group, around);
    return Partition.of(near.subjects(), near.judged().values(), near.evidence());
  }

  /** The documents under ids that sets without an entity may get. */
  private Map<String, Entity> stored(
      Collection<List<SortedSet<String>>> partitions, Neighbourhood around) {
    List<String> ids =
        partitions.stream()
            .flatMap(List::stream)
            .flatMap(Set::stream)
            .map(Entity::idBeginningWith)
            .filter(id -> !around.entities().containsKey(id))
            .toList();
    Map<String, Entity> stored = new HashMap<>();
    if (!ids.isEmpty()) {
      entities.stored(ids).forEach(entity -> stored.put(entity.id(), entity));
    }
    return stored;
  }

  private List<Listing> older(Map<String, Listing> incoming, Neighbourhood around) {
    return incoming.values().stream()
        .map(listing -> ListingVersions.older(around.holder(listing.designationId()), listing))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Step 4: first what all gain, then what those lose whose gains are written. */
  private void write(List<Moves> all) {
    if (all.isEmpty()) {
      return;
    }
    Map<String, List<Listing>> entered = new LinkedHashMap<>();
    all.forEach(moves -> entered.putAll(moves.entered()));
    Map<String, String> housed = new LinkedHashMap<>();
    entered.forEach(
        (home, listings) -> listings.forEach(one -> housed.put(one.designationId(), home)));
    records.housed(housed);
    lookUps.enter(entered);
    List<Entities.Change> gains = all.stream().flatMap(moves -> moves.gains().stream()).toList();
    Set<String> written = entities.write(gains);
    Map<String, Entity> told = new LinkedHashMap<>();
    gains.stream()
        .map(Entities.Change::after)
        .filter(entity -> written.contains(entity.id()))
        .forEach(entity -> told.put(entity.id(), entity));
    for (Moves moves : all) {
      if (moves.gains().stream().allMatch(change -> written.contains(change.after().id()))) {
        lose(moves, told);
      }
    }
    publication.publishOwed(told.values().stream().filter(Entity::owing).toList());
  }

  /** Where earlier ids lead is turned first: once the losses are written, nobody would do it. */
  private void lose(Moves moves, Map<String, Entity> told) {
    List<Entities.Change> losses = moves.losses();
    if (losses.isEmpty()) {
      return;
    }
    redirect(moves.redirects(), moves.losing(), told);
    for (Entities.Change loss : losses) {
      if (!entities.replace(Objects.requireNonNull(loss.before()), loss.after())) {
        return;
      }
      told.put(loss.after().id(), loss.after());
    }
  }

  private void redirect(
      Map<String, String> redirects, Set<String> losing, Map<String, Entity> told) {
    if (redirects.isEmpty()) {
      return;
    }
    for (Entity ended : entities.stored(redirects.keySet())) {
      String wanted = Objects.requireNonNull(redirects.get(ended.id()));
      String now = ended.mergedInto();
      if (now == null || (wanted.equals(now) && losing.contains(now))) {
        continue;
      }
      Instant at = clock.instant();
      Entity turned =
          ended.endIn(
              entities.living(wanted).orElseThrow(),
              Cause.evidence(
                  ended.id() + " in " + wanted,
                  "Its records are of one subject with those of this entity.",
                  at),
              at);
      if (entities.replace(ended, turned)) {
        told.put(turned.id(), turned);
      }
    }
  }

  private void suggest(Set<String> news, Neighbourhood around, Map<String, String> homes) {
    Map<String, Candidate> suggested = new TreeMap<>();
    Map<String, Double> scores = new HashMap<>();
    Set<String> elsewhere = new HashSet<>();
    around
        .evidence()
        .keySet()
        .forEach(
            pair ->
                pair.ids().stream().filter(id -> !homes.containsKey(id)).forEach(elsewhere::add));
    Map<String, Entity> holders = holdersOf(elsewhere);
    around
        .evidence()
        .forEach(
            (pair, found) -> {
              if (found.verdict() == Verdict.APART
                  || (!news.contains(pair.first()) && !news.contains(pair.second()))) {
                return;
              }
              String one = home(pair.first(), homes, holders);
              String other = home(pair.second(), homes, holders);
              if (one == null || other == null || one.equals(other)) {
                return;
              }
              Pair both = Pair.of(one, other);
              if (scores.merge(both.id(), found.score(), Math::max) == found.score()) {
                suggested.put(both.id(), new Candidate(both.id(), both.ids(), found.because()));
              }
            });
    candidates.suggest(suggested.values());
  }

  private static @Nullable String home(
      String designationId, Map<String, String> homes, Map<String, Entity> holders) {
    String home = homes.get(designationId);
    Entity holder = holders.get(designationId);
    return home != null ? home : holder == null ? null : holder.id();
  }
}
