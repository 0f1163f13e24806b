package org.lockstep.entity.profile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Reader;

/**
 * The entities as one reader sees them. What is for everybody makes the entities; what is marked,
 * and the reader may see, is added to the one that it would have joined, or makes one of its own
 * with others of its surest identifier. So it joins no two, and who may not see it finds all as if
 * it were not there.
 */
@ApplicationScoped
public class VisibleEntities {
  private final Entities entities;
  private final LookUps lookUps;
  private final MarkedListings marked;

  VisibleEntities(Entities entities, LookUps lookUps, MarkedListings marked) {
    this.entities = entities;
    this.lookUps = lookUps;
    this.marked = marked;
  }

  /** The entity with this id, or the one that it lives on in. */
  Optional<Entity> living(String id, Reader reader) {
    return Optional.ofNullable(living(List.of(id), reader).get(id));
  }

  /** The living entities of many ids, by the id that was asked for. */
  public Map<String, Entity> living(Collection<String> ids, Reader reader) {
    Map<String, Entity> living = open(ids);
    if (!marked.any(reader)) {
      return living;
    }
    List<MarkedListing> beginning =
        marked.beginning(ids.stream().filter(id -> !living.containsKey(id)).toList(), reader);
    Map<String, Entity> homes = homes(beginning);
    homes.forEach((designation, home) -> living.put(Entity.idBeginningWith(designation), home));
    Map<String, List<Listing>> joining = joining(living.values(), reader);
    living.replaceAll((id, entity) -> with(entity, joining.getOrDefault(entity.id(), List.of())));
    beginning.stream()
        .filter(one -> !homes.containsKey(one.designationId()))
        .forEach(one -> living.put(one.ownEntityId(), ofMarkedAlone(one, reader)));
    return living;
  }

  /** Those that are for everybody. */
  private Map<String, Entity> open(Collection<String> ids) {
    Map<String, Entity> living = entities.living(ids);
    living.values().removeIf(Entity::isHidden);
    return living;
  }

  /** What joins each of these entities, by its id. */
  private Map<String, List<Listing>> joining(Collection<Entity> living, Reader reader) {
    if (living.isEmpty()) {
      return Map.of();
    }
    List<MarkedListing> near =
        marked.near(
            living.stream().flatMap(entity -> entity.identity().stream()).distinct().toList(),
            living.stream().flatMap(entity -> entity.cluster().stream()).distinct().toList(),
            reader);
    Map<String, Entity> homes = homes(near);
    Map<String, List<Listing>> joining = new HashMap<>();
    for (MarkedListing one : near) {
      Entity home = homes.get(one.designationId());
      if (home != null) {
        joining.computeIfAbsent(home.id(), unknown -> new ArrayList<>()).add(one.listing());
      }
    }
    return joining;
  }

  /**
   * The entities of all that these join, by designation: the one that it was assigned to while it
   * was for everybody, or else the one that has its surest identifier, unless a surer one differs.
   */
  private Map<String, Entity> homes(List<MarkedListing> some) {
    Map<String, Entity> homes = new HashMap<>();
    if (some.isEmpty()) {
      return homes;
    }
    Map<String, List<String>> bearers =
        lookUps.bearers(some.stream().flatMap(one -> one.identity().stream()).distinct().toList());
    Map<String, Entity> living =
        open(
            Stream.concat(
                    bearers.values().stream().flatMap(List::stream),
                    some.stream().map(MarkedListing::assignedTo).flatMap(Stream::ofNullable))
                .distinct()
                .toList());
    for (MarkedListing one : some) {
      Entity home = home(one, bearers, living);
      if (home != null) {
        homes.put(one.designationId(), home);
      }
    }
    return homes;
  }

  private static @Nullable Entity home(
      MarkedListing one, Map<String, List<String>> bearers, Map<String, Entity> living) {
    Entity before = one.assignedTo() == null ? null : living.get(one.assignedTo());
    if (before != null) {
      return before;
    }
    for (String key : one.identity()) {
      IdentityScheme scheme = IdentityScheme.of(key.substring(0, key.indexOf(':'))).orElseThrow();
      Optional<Entity> holder =
          bearers.getOrDefault(key, List.of()).stream()
              .map(living::get)
              .filter(Objects::nonNull)
              .filter(entity -> entity.subjectType() == one.subjectType())
              // What it stated once and no longer states leads nobody to it.
              .filter(entity -> entity.identity().contains(key))
              .filter(
                  entity -> !Identity.contradictBefore(scheme, one.identity(), entity.identity()))
              .min(
                  Comparator.comparingInt((Entity entity) -> -entity.listings().size())
                      .thenComparing(Entity::id));
      if (holder.isPresent()) {
        return holder.get();
      }
    }
    return null;
  }

  private static Entity with(Entity entity, List<Listing> joining) {
    Map<String, Listing> all = new LinkedHashMap<>();
    entity.listings().forEach(listing -> all.put(listing.designationId(), listing));
    // One that is just becoming marked, or open, is in both places: it is shown once.
    joining.forEach(listing -> all.putIfAbsent(listing.designationId(), listing));
    return all.size() == entity.listings().size() ? entity : entity.with(inOrder(all.values()));
  }

  /** The entity of those that join none, and have the surest identifier of this one in common. */
  private Entity ofMarkedAlone(MarkedListing one, Reader reader) {
    List<MarkedListing> alike = List.of(one);
    if (!one.identity().isEmpty()) {
      String surest = one.identity().get(0);
      List<MarkedListing> stating = new ArrayList<>(marked.identifiedBy(Set.of(surest), reader));
      Set<String> joiners = homes(stating).keySet();
      stating.removeIf(
          other ->
              joiners.contains(other.designationId())
                  || other.subjectType() != one.subjectType()
                  || !other.identity().get(0).equals(surest));
      if (!stating.isEmpty()) {
        alike = stating;
      }
    }
    return Entity.read(
        alike.get(0).ownEntityId(),
        one.subjectType(),
        inOrder(alike.stream().map(MarkedListing::listing).toList()));
  }

  private static List<Listing> inOrder(Collection<Listing> listings) {
    return listings.stream().sorted(Listing.IN_ORDER).toList();
  }
}
