package org.lockstep.entity.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingVersions;
import org.lockstep.entity.profile.LookUps;
import org.lockstep.entity.publication.Publication;
import org.lockstep.entity.resolution.Resolution;
import org.lockstep.events.PoisonException;

/** Lists a designation on its entity. */
@ApplicationScoped
class Intake {
  /** Each round more means that another replica or a curator wrote the entity at that moment. */
  private static final int ROUNDS = 50;

  private final Resolution resolution;
  private final Entities entities;
  private final ListingVersions versions;
  private final LookUps lookUps;
  private final Publication publication;
  private final Clock clock;

  Intake(
      Resolution resolution,
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

  /** Done, published included, when it returns; doing it again changes nothing. */
  void take(DesignationEvent event) {
    Listing listing = event.toListing();
    String home = resolution.entityOf(listing);
    lookUps.enter(Map.of(home, List.of(listing)));
    for (int round = 0; round < ROUNDS; round++) {
      Optional<String> written = write(home, listing);
      if (written.isPresent()) {
        publication.publishOwed(written.get());
        return;
      }
    }
    throw new IllegalStateException("Entity " + home + " keeps changing");
  }

  /** The id of the entity that holds the listing now; empty where somebody else was faster. */
  private Optional<String> write(String home, Listing listing) {
    Instant now = clock.instant();
    Entity before = entities.living(home).orElse(null);
    if (before == null) {
      Entity first = Entity.first(home, listing, now);
      return entities.insert(first) ? Optional.of(first.id()) : Optional.empty();
    }
    if (before.subjectType() != listing.listingRecord().subjectType()) {
      throw new PoisonException(
          "listingRecord.subjectType is another than that of its entity, which does not change");
    }
    versions.keepOlder(before, listing);
    Entity after = before.list(listing, now);
    return after.version() == before.version() || entities.replace(before, after)
        ? Optional.of(before.id())
        : Optional.empty();
  }
}
