package org.lockstep.entity.profile;

import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A version of a designation that a newer one has replaced on its entity. Which entity it is of is
 * not said: who is who is today's judgement, also for the past.
 *
 * @param id designation and version, for example {@code 5b0d8a52-…:1}
 */
@MongoEntity(collection = "versions")
public record ListingVersion(@BsonId String id, Listing listing) {

  static ListingVersion of(Listing listing) {
    return new ListingVersion(key(listing.designationId(), listing.version()), listing);
  }

  static String key(String designationId, int version) {
    return designationId + ":" + version;
  }
}
