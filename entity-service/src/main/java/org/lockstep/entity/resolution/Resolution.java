package org.lockstep.entity.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Claim;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Identity;
import org.lockstep.entity.profile.IdentityScheme;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.SubjectType;

/**
 * Decides which entity a listing record belongs to, from what was read before; it reads and writes
 * nothing itself. {@link Resolving} carries out what it says.
 */
final class Resolution {
  private Resolution() {}

  /** Another entity that may be the one as well. */
  record Doubt(String entityId, String because) {}

  /** Where a listing record belongs. */
  record Home(String entityId, List<Doubt> doubts) {}

  /**
   * The holder of the surest identifier; all others that hold one of them are doubts.
   *
   * @param claimed the claims on its identifiers, by key; what is not in it is unclaimed
   * @param known the entity that the designation was assigned to before
   * @param living finds the entity with an id, or the one that it lives on in
   */
  static Home decide(
      Listing listing,
      Map<String, Claim> claimed,
      @Nullable String known,
      Function<String, Optional<Entity>> living) {
    List<ListingRecord.Identifier> identity = listing.identity();
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
      List<String> holderStates = holder.map(Entity::identity).orElse(claim.stated());
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
}
