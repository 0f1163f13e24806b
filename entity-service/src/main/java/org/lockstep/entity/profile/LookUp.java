package org.lockstep.entity.profile;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.page.PageRequest;

/**
 * Finds entities by what their authorities say of them, by exact keys and by ranges of keys; those
 * that the reader may see, by what it may see of them.
 */
@ApplicationScoped
class LookUp {
  /** Keys that are read at once. */
  private static final int AT_ONCE = 100;

  /** Entities that are looked at for one page; some of them may not match. */
  private static final int MOST_LOOKED_AT = 2_000;

  /** The order of keys in the store: by their bytes in UTF-8. */
  private static final Comparator<String> AS_STORED =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final LookUps lookUps;
  private final MarkedListings marked;
  private final VisibleEntities entities;
  private final ListingVersions versions;

  LookUp(
      LookUps lookUps, MarkedListings marked, VisibleEntities entities, ListingVersions versions) {
    this.lookUps = lookUps;
    this.marked = marked;
    this.entities = entities;
    this.versions = versions;
  }

  /**
   * @param next of the page; none on the last
   */
  record Found(List<Entity> entities, @Nullable String next) {}

  /** All entities with the identifier, first the one of which most listings state it. */
  List<Entity> by(StatedQuery query, AsOf asOf, Reader reader) {
    Set<String> ids = new LinkedHashSet<>();
    query
        .keys()
        .forEach(
            key -> lookUps.findByIdOptional(key).ifPresent(entry -> ids.addAll(entry.entityIds())));
    marked.by(query.keys(), reader).forEach(one -> ids.add(one.ownEntityId()));
    return then(living(ids, reader), asOf).stream()
        .filter(query::isStatedBy)
        .sorted(
            Comparator.comparingInt((Entity entity) -> -query.statedHowOften(entity))
                .thenComparing(Entity::id))
        .toList();
  }

  /** Those with this name, then those with names that begin with it. */
  Found named(LookUpRequest.Named asked, PageRequest page, AsOf asOf, Reader reader) {
    String prefix = LookUpKeys.NAME + asked.name();
    Map<String, Set<String>> names = markedNames(prefix, asked.whole(), reader);
    String after = page.afterText();
    Place place = after == null ? new Place(prefix, "") : Place.of(after);
    List<Entity> found = new ArrayList<>();
    int lookedAt = 0;
    while (true) {
      List<LookUpEntry> open =
          asked.whole()
              ? lookUps.findByIdOptional(prefix).stream().toList()
              : lookUps.beginning(prefix, place.key, AT_ONCE);
      boolean isLast = asked.whole() || open.size() < AT_ONCE;
      for (LookUpEntry entry : together(open, names, place.key, isLast)) {
        Place last = place;
        List<Entity> bearers =
            living(entry.entityIds(), reader).stream()
                .sorted(comparing(Entity::id))
                .filter(entity -> last.isBefore(entry.key(), entity.id()))
                .toList();
        for (Entity bearer : bearers) {
          if (found.size() == page.limit() || lookedAt == MOST_LOOKED_AT) {
            return new Found(found, page.next(place.text()));
          }
          lookedAt++;
          place = new Place(entry.key(), bearer.id());
          then(List.of(bearer), asOf).stream()
              .filter(entity -> isFirst(entry.key(), prefix, entity))
              .forEach(found::add);
        }
      }
      if (isLast) {
        return new Found(found, null);
      }
      place = new Place(open.get(open.size() - 1).key(), Character.toString(Character.MAX_VALUE));
    }
  }

  /** The entities of marked designations that the reader may see, by names that were looked for. */
  private Map<String, Set<String>> markedNames(String prefix, boolean whole, Reader reader) {
    Map<String, Set<String>> names = marked.byBeginning(prefix, reader);
    if (whole) {
      names.keySet().removeIf(key -> !key.equals(prefix));
    }
    return names;
  }

  /**
   * What comes next, by all the names.
   *
   * @param first from which on the others are
   * @param isLast whether no more follow after these
   */
  private static List<LookUpEntry> together(
      List<LookUpEntry> open, Map<String, Set<String>> names, String first, boolean isLast) {
    if (names.isEmpty()) {
      return open;
    }
    Map<String, Set<String>> all = new TreeMap<>(AS_STORED);
    open.forEach(entry -> all.put(entry.key(), new LinkedHashSet<>(entry.entityIds())));
    names.forEach(
        (key, ids) -> {
          if (AS_STORED.compare(key, first) >= 0
              && (isLast || AS_STORED.compare(key, open.get(open.size() - 1).key()) <= 0)) {
            all.computeIfAbsent(key, unknown -> new LinkedHashSet<>()).addAll(ids);
          }
        });
    return all.entrySet().stream()
        .map(entry -> new LookUpEntry(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  /** Whether it has the name then, and none before it that was looked for too. */
  private static boolean isFirst(String key, String prefix, Entity entity) {
    return entity.listings().stream()
        .flatMap(listing -> LookUpKeys.of(listing.listingRecord()).stream())
        .filter(one -> one.startsWith(prefix))
        .min(String::compareTo)
        .filter(key::equals)
        .isPresent();
  }

  private List<Entity> living(Collection<String> ids, Reader reader) {
    Map<String, Entity> living = entities.living(ids, reader);
    Map<String, Entity> once = new LinkedHashMap<>();
    for (String id : ids) {
      Entity entity = living.get(id);
      if (entity != null) {
        once.putIfAbsent(entity.id(), entity);
      }
    }
    return List.copyOf(once.values());
  }

  private List<Entity> then(List<Entity> found, AsOf asOf) {
    return found.stream()
        .map(entity -> versions.asOf(entity, asOf))
        .filter(entity -> !entity.listings().isEmpty())
        .toList();
  }

  /** Where a page ended. */
  record Place(String key, String entityId) {
    private static final char END = '\n';

    static Place of(String text) {
      int end = text.indexOf(END);
      return new Place(text.substring(0, end), text.substring(end + 1));
    }

    /** Of what the store has from this key on: its order of keys is not that of Java. */
    boolean isBefore(String otherKey, String otherId) {
      return !key.equals(otherKey) || entityId.compareTo(otherId) < 0;
    }

    String text() {
      return key + END + entityId;
    }
  }
}
