package org.lockstep.entity.resolution;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Two entities that may be one, for a curator to look at.
 *
 * @param id of the pair, see {@link Pair}
 * @param because in words, as it was when it was suggested
 */
@MongoEntity(collection = "candidates")
public record Candidate(@BsonId String id, List<String> entityIds, String because) {}
