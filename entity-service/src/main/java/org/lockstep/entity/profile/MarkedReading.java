package org.lockstep.entity.profile;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One answer that showed designations of {@code AMBER} and above.
 *
 * @param reader the name that is unique in the realm
 * @param client through which; absent if the token names none
 * @param path of the request
 * @param designations the ids of those that it showed
 */
@MongoEntity(collection = "marked_reads")
public record MarkedReading(
    @BsonId String id,
    Instant at,
    String reader,
    @Nullable String client,
    @Nullable String authority,
    String clearance,
    String purpose,
    String path,
    List<String> designations) {

  public MarkedReading {
    designations = List.copyOf(designations);
  }
}
