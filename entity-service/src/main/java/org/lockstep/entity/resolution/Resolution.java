package org.lockstep.entity.resolution;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Claim;
import org.lockstep.entity.profile.Claims;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.IdentityScheme;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.SubjectType;

/** Resolves listing records to entities, one at a time. */
@ApplicationScoped
public class Resolution {
  /** Each round more means that another replica claimed one of the same identifiers. */
  private static final int ROUNDS = 20;

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

  /** Another entity that may be the one as well. */
  record Doubt(String entityId, String because) {}

  /** Where a listing record belongs. */
  record Home(String entityId, List<Doubt> doubts) {}

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
    suggest(listing.listingRecord(), home);
    return assignments.assign(listing.designationId(), home.entityId, listing.version()).entityId();
  }

  private Home home(Listing listing, @Nullable String known) {
    List<ListingRecord.Identifier> identity = listing.identity();
    List<String> keys = identity.stream().map(Claim::key).toList();
    SubjectType type = listing.listingRecord().subjectType();
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Claim> claimed = claims.of(keys);
      Home home = decide(listing, identity, claimed, known, entities::living);
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

  /**
   * The holder of the surest identifier; all others that hold one of them are doubts.
   *
   * @param claimed those of the identifiers that are claimed
   * @param known the entity that the designation was assigned to before
   * @param living finds the entity with an id, or the one that it lives on in
   */
  static Home decide(
      Listing listing,
      List<ListingRecord.Identifier> identity,
      Map<String, Claim> claimed,
      @Nullable String known,
      Function<String, Optional<Entity>> living) {
    List<String> stated = identity.stream().map(Claim::key).toList();
    String home = known == null ? null : living.apply(known).map(Entity::id).orElse(known);
    List<Doubt> doubts = new ArrayList<>();
    for (ListingRecord.Identifier identifier : identity) {
      Claim claim = claimed.get(Claim.key(identifier));
      if (claim == null) {
        continue;
      }
      Optional<Entity> holder = living.apply(claim.entityId());
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
        .filter(stated -> IdentityScheme.identifies(stated.scheme(), stated.value()))
        .map(stated -> stated.scheme() + ":" + stated.value())
        .toList();
  }

  private void suggest(ListingRecord listingRecord, Home home) {
    Suggestions suggestions = new Suggestions();
    suggestions.doubts(home);
    Set<String> keys = Names.keys(listingRecord);
    names.enter(keys.stream().collect(toMap(identity(), key -> List.of(home.entityId))));
    names
        .bearers(keys)
        .forEach((key, bearers) -> suggestions.namesakes(home.entityId, key, bearers));
    candidates.suggest(suggestions.all());
  }
}
