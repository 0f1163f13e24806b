package org.lockstep.entity.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingVersions;
import org.lockstep.entity.profile.LookUps;
import org.lockstep.entity.publication.Publication;
import org.lockstep.entity.resolution.BatchResolution;

/**
 * Lists many designations at once: those that neither each other nor anybody else gets in the way
 * of. An official list is thousands of them, and the store writes many at once some twenty times as
 * fast as one after the other.
 */
@ApplicationScoped
class BatchIntake {
  private final BatchResolution resolution;
  private final Entities entities;
  private final ListingVersions versions;
  private final LookUps lookUps;
  private final Publication publication;
  private final Clock clock;

  BatchIntake(
      BatchResolution resolution,
      Entities entities,
      ListingVersions versions,
      LookUps lookUps,
      Publication publication,
      Clock clock) {
    this.resolution = resolution;
    this.entities = entities;
    this.versions = versions;
    this.lookUps = lookUps;
    this.publication = publication;
    this.clock = clock;
  }

  /**
   * Answers the events that are left for {@link Intake}, in their order. The others are done,
   * published included; doing them again changes nothing.
   *
   * @throws RuntimeException where a store does not answer, or one of the events cannot be written;
   *     any part may be done then
   */
  List<DesignationEvent> take(List<DesignationEvent> events) {
    Map<String, Listing> first = new LinkedHashMap<>();
    for (DesignationEvent event : events) {
      first.putIfAbsent(event.designationId(), event.toListing());
    }
    Set<String> done = list(first, resolution.entitiesOf(first));
    List<DesignationEvent> left = new ArrayList<>();
    for (DesignationEvent event : events) {
      // The first of a designation; those after it are left.
      if (!done.remove(event.designationId())) {
        left.add(event);
      }
    }
    return left;
  }

  /** Answers the designations whose entities are written and published. */
  private Set<String> list(Map<String, Listing> listings, Map<String, String> homes) {
    Instant now = clock.instant();
    Map<String, Entity> living = entities.living(homes.values());
    Map<String, Entity> after = new LinkedHashMap<>();
    List<Entities.Change> changes = new ArrayList<>();
    List<Listing> older = new ArrayList<>();
    Map<String, List<Listing>> entered = new HashMap<>();
    Set<String> changing = new HashSet<>();
    homes.forEach(
        (designationId, home) -> {
          Listing listing = Objects.requireNonNull(listings.get(designationId));
          Entity before = living.get(home);
          if (!changing.add(before == null ? home : before.id())
              || (before != null
                  && before.subjectType() != listing.listingRecord().subjectType())) {
            return;
          }
          ListingVersions.older(before, listing).ifPresent(older::add);
          Entity listed =
              before == null ? Entity.first(home, listing, now) : before.list(listing, now);
          if (before == null || listed.version() != before.version()) {
            changes.add(new Entities.Change(before, listed));
            entered.put(home, List.of(listing));
          }
          after.put(designationId, listed);
        });
    versions.keep(older);
    lookUps.enter(entered);
    Set<String> lost = new HashSet<>();
    changes.forEach(change -> lost.add(change.after().id()));
    lost.removeAll(entities.write(changes));
    after.values().removeIf(entity -> lost.contains(entity.id()));
    publication.publishOwed(after.values().stream().filter(Entity::owing).toList());
    return new HashSet<>(after.keySet());
  }
}
