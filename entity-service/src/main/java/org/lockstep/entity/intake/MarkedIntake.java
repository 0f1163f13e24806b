package org.lockstep.entity.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingVersions;
import org.lockstep.entity.profile.MarkedListing;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.entity.publication.Publication;
import org.lockstep.entity.resolution.Resolving;

/**
 * Takes in designations that are not for everybody. They are kept apart from the entities; what was
 * for everybody until now is taken from its entity, which tells of that like of every change.
 */
@ApplicationScoped
class MarkedIntake {
  private final MarkedListings marked;
  private final ListingVersions versions;
  private final Resolving resolving;
  private final Entities entities;
  private final Publication publication;
  private final Clock clock;

  MarkedIntake(
      MarkedListings marked,
      ListingVersions versions,
      Resolving resolving,
      Entities entities,
      Publication publication,
      Clock clock) {
    this.marked = marked;
    this.versions = versions;
    this.resolving = resolving;
    this.entities = entities;
    this.publication = publication;
    this.clock = clock;
  }

  /** What is kept of these designations. */
  Map<String, MarkedListing> kept(Collection<String> designationIds) {
    return marked.of(designationIds);
  }

  /** Keeps what a version said that is not the newest any more. */
  void keepOlder(Listing older) {
    versions.keep(List.of(older));
  }

  /** Forgets what is listed for everybody by now. */
  void open(Listing listed) {
    marked.open(listed.designationId(), listed.version());
  }

  /**
   * Answers those of these designations that are done; somebody else was faster with the others.
   */
  Set<String> take(List<DesignationEvent> events, Map<String, MarkedListing> kept) {
    Set<String> done = new HashSet<>();
    if (events.isEmpty()) {
      return done;
    }
    Map<String, Entity> holders =
        resolving.holdersOf(events.stream().map(DesignationEvent::designationId).toList());
    for (DesignationEvent event : events) {
      String id = event.designationId();
      if (take(event, kept.get(id), holders.get(id))) {
        done.add(id);
      }
    }
    return done;
  }

  private boolean take(
      DesignationEvent event, @Nullable MarkedListing kept, @Nullable Entity home) {
    Listing listing = event.toListing();
    Listing open = home == null ? null : home.listing(event.designationId());
    Listing held = newer(open, kept == null ? null : kept.listing());
    if (held != null && held.version() > event.version()) {
      keepOlder(listing);
      return true;
    }
    if (held != null && held.version() < event.version()) {
      keepOlder(held);
    }
    marked.keep(
        MarkedListing.of(
            held == null ? listing : listing.replacing(held),
            event.marking(),
            home != null ? home.id() : kept == null ? null : kept.assignedTo()));
    // Last: who may not see it any more finds it until then, and nobody ever misses it.
    return home == null || unlist(home, event);
  }

  private boolean unlist(Entity home, DesignationEvent event) {
    Entity without = home.unlist(event.designationId(), event.version(), clock.instant());
    if (without.version() != home.version() && !entities.replace(home, without)) {
      return false;
    }
    publication.publishOwed(without.id());
    resolving.withdrawn(event.designationId(), event.version(), without);
    return true;
  }

  private static @Nullable Listing newer(@Nullable Listing one, @Nullable Listing other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.version() > other.version() ? one : other;
  }
}
