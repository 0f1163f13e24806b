package org.lockstep.entity.resolution;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Subject;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingRecord;

/**
 * What a listing record says of who its subject is, for as long as it is for everybody. It is
 * written before the entity that holds the listing.
 *
 * @param version of the designation
 * @param said without what tells nobody who it is
 * @param isWithdrawn whether it is not for everybody any more: nothing is resolved by it then
 * @param homes the entities that hold it, or held it, or are about to
 * @param judgements ids of those over it
 */
@MongoEntity(collection = "records")
public record KnownRecord(
    @BsonId String designationId,
    int version,
    String authority,
    @Nullable String authorityId,
    ListingRecord said,
    boolean isWithdrawn,
    List<String> homes,
    List<String> judgements) {

  public KnownRecord {
    homes = homes == null ? List.of() : List.copyOf(homes);
    judgements = judgements == null ? List.of() : List.copyOf(judgements);
  }

  static KnownRecord of(Listing listing) {
    return new KnownRecord(
        listing.designationId(),
        listing.version(),
        listing.authority(),
        listing.authorityId(),
        listing.listingRecord().whoItIs(),
        false,
        List.of(),
        List.of());
  }

  Subject subject() {
    return Subject.of(designationId, authority, authorityId, said);
  }
}
