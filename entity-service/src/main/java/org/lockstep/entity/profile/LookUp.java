package org.lockstep.entity.profile;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds entities by what their authorities say of them, by exact keys and by ranges of keys. */
@ApplicationScoped
class LookUp {
  /** Keys that are read at once. */
  private static final int AT_ONCE = 100;

  /** Entities that are looked at for one page; some of them may not match. */
  private static final int MOST_LOOKED_AT = 2_000;

  private final LookUps lookUps;
  private final Claims claims;
  private final Entities entities;
  private final ListingVersions versions;

  LookUp(LookUps lookUps, Claims claims, Entities entities, ListingVersions versions) {
    this.lookUps = lookUps;
    this.claims = claims;
    this.entities = entities;
    this.versions = versions;
  }

  /**
   * @param next where the next page begins; none on the last
   */
  record Found(List<Entity> entities, @Nullable String next) {}

  /**
   * All entities with the identifier; the one that it belongs to comes first, if it tells who
   * somebody is.
   */
  List<Entity> by(StatedQuery query, AsOf asOf) {
    Set<String> ids = new LinkedHashSet<>();
    claims.of(query.keys()).values().forEach(claim -> ids.add(claim.entityId()));
    query
        .keys()
        .forEach(
            key -> lookUps.findByIdOptional(key).ifPresent(entry -> ids.addAll(entry.entityIds())));
    return then(living(ids), asOf).stream().filter(query::isStatedBy).toList();
  }

  /** Those with this name, then those with names that begin with it. */
  Found named(LookUpRequest.Named asked, AsOf asOf) {
    String prefix = LookUpKeys.NAME + asked.name();
    Place place = asked.from();
    List<Entity> found = new ArrayList<>();
    int lookedAt = 0;
    while (true) {
      List<LookUpEntry> entries =
          asked.whole()
              ? lookUps.findByIdOptional(prefix).stream().toList()
              : lookUps.beginning(prefix, place.key, AT_ONCE);
      for (LookUpEntry entry : entries) {
        Place last = place;
        List<Entity> bearers =
            living(entry.entityIds()).stream()
                .sorted(comparing(Entity::id))
                .filter(entity -> last.isBefore(entry.key(), entity.id()))
                .toList();
        for (Entity bearer : bearers) {
          if (found.size() == asked.limit() || lookedAt == MOST_LOOKED_AT) {
            return new Found(found, place.text());
          }
          lookedAt++;
          place = new Place(entry.key(), bearer.id());
          then(List.of(bearer), asOf).stream()
              .filter(entity -> isFirst(entry.key(), prefix, entity))
              .forEach(found::add);
        }
      }
      if (asked.whole() || entries.size() < AT_ONCE) {
        return new Found(found, null);
      }
      place =
          new Place(entries.get(entries.size() - 1).key(), Character.toString(Character.MAX_VALUE));
    }
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

  private List<Entity> living(Collection<String> ids) {
    Map<String, Entity> living = entities.living(ids);
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

    /** Before the first name with this beginning. */
    static Place before(String name) {
      return new Place(LookUpKeys.NAME + name, "");
    }

    /** Empty where the text is not a place that was given out for this beginning. */
    static Optional<Place> of(String text, Place beginning) {
      try {
        String place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int end = place.indexOf(END);
        if (end > 0 && place.startsWith(beginning.key)) {
          return Optional.of(new Place(place.substring(0, end), place.substring(end + 1)));
        }
      } catch (IllegalArgumentException e) {
        // Text that is not base64 is no place either.
      }
      return Optional.empty();
    }

    /** Of what the store has from this key on: its order of keys is not that of Java. */
    boolean isBefore(String otherKey, String otherId) {
      return !key.equals(otherKey) || entityId.compareTo(otherId) < 0;
    }

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((key + END + entityId).getBytes(StandardCharsets.UTF_8));
    }
  }
}
