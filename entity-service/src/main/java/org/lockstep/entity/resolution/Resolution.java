package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Claim;
import org.lockstep.entity.profile.Claims;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.IdentityScheme;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.SubjectType;

/** Resolves listing records to entities. */
@ApplicationScoped
public class Resolution {
  /** Each round more means that another replica claimed one of the same identifiers. */
  private static final int ROUNDS = 20;

  /** A name that more entities bear says nothing any more, and each would be a candidate. */
  private static final int TOO_COMMON = 20;

  private final Entities entities;
  private final Claims claims;
  private final Assignments assignments;
  private final Names names;
  private final Candidates candidates;

  Resolution(
      Entities entities,
      Claims claims,
      Assignments assignments,
      Names names,
      Candidates candidates) {
    this.entities = entities;
    this.claims = claims;
    this.assignments = assignments;
    this.names = names;
    this.candidates = candidates;
  }

  private record Doubt(String entityId, String because) {}

  private record Home(String entityId, List<Doubt> doubts) {}

  /**
   * The id of the entity that the listing belongs to, which need not exist yet and may have been
   * merged since. Asked again it answers the same, and finishes what a crash had left undone.
   */
  public String entityOf(Listing listing) {
    Assignment known = assignments.findById(listing.designationId());
    if (known != null && known.version() >= listing.version()) {
      return known.entityId();
    }
    Home home = home(listing, known == null ? null : known.entityId());
    for (Doubt doubt : home.doubts) {
      suggest(home.entityId, doubt.entityId, Candidate.Ground.IDENTIFIER, doubt.because);
    }
    suggestNamesakes(listing.listingRecord(), home.entityId);
    return assignments.assign(listing.designationId(), home.entityId, listing.version()).entityId();
  }

  private Home home(Listing listing, @Nullable String known) {
    List<ListingRecord.Identifier> identity = listing.identity();
    List<String> keys = identity.stream().map(Claim::key).toList();
    SubjectType type = listing.listingRecord().subjectType();
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Claim> claimed = claims.of(keys);
      Home home = decide(listing, identity, claimed, known);
      boolean claimedAll =
          keys.stream()
              .filter(key -> !claimed.containsKey(key))
              .allMatch(key -> claims.claim(new Claim(key, home.entityId, type, keys)));
      if (claimedAll) {
        return home;
      }
    }
    throw new IllegalStateException("The identifiers of a listing are claimed over and over");
  }

  /** The holder of the surest identifier; all others that hold one of them are doubts. */
  private Home decide(
      Listing listing,
      List<ListingRecord.Identifier> identity,
      Map<String, Claim> claimed,
      @Nullable String known) {
    List<String> stated = identity.stream().map(Claim::key).toList();
    String home = known == null ? null : entities.living(known).map(Entity::id).orElse(known);
    List<Doubt> doubts = new ArrayList<>();
    for (ListingRecord.Identifier identifier : identity) {
      Claim claim = claimed.get(Claim.key(identifier));
      if (claim == null) {
        continue;
      }
      Optional<Entity> holder = entities.living(claim.entityId());
      String holderId = holder.map(Entity::id).orElse(claim.entityId());
      SubjectType holderType = holder.map(Entity::subjectType).orElse(claim.subjectType());
      List<String> holderStates = holder.map(Resolution::identifiers).orElse(claim.stated());
      IdentityScheme scheme = IdentityScheme.of(identifier.scheme()).orElseThrow();
      String shared = identifier.scheme() + " " + identifier.value();
      if (holderType != listing.listingRecord().subjectType()) {
        doubts.add(new Doubt(holderId, "same " + shared + ", but not the same kind of subject"));
      } else if (Identity.contradictBefore(scheme, stated, holderStates)) {
        doubts.add(new Doubt(holderId, "same " + shared + ", but a surer identifier differs"));
      } else if (home == null) {
        home = holderId;
      } else {
        doubts.add(new Doubt(holderId, "one listing record has identifiers of both: " + shared));
      }
    }
    return new Home(home != null ? home : Entity.idBeginningWith(listing.designationId()), doubts);
  }

  static List<String> identifiers(Entity entity) {
    return entity.identifiers().stream()
        .map(stated -> stated.scheme() + ":" + stated.value())
        .toList();
  }

  private void suggestNamesakes(ListingRecord listingRecord, String home) {
    for (NameEntry entry : names.enter(Names.keys(listingRecord), home)) {
      if (entry.entityIds().size() > TOO_COMMON) {
        continue;
      }
      String name = entry.key().substring(entry.key().indexOf('|') + 1);
      for (String other : entry.entityIds()) {
        suggest(home, other, Candidate.Ground.NAME, "same name: " + name);
      }
    }
  }

  private void suggest(String one, String other, Candidate.Ground ground, String because) {
    if (!one.equals(other)) {
      candidates.suggest(Pair.of(one, other), ground, because);
    }
  }
}
