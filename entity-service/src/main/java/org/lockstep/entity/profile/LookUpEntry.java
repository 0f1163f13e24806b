package org.lockstep.entity.profile;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Entities that have ever had one name or identifier, as their ids were then.
 *
 * @param key see {@link LookUpKeys}
 */
@MongoEntity(collection = "lookups")
public record LookUpEntry(@BsonId String key, List<String> entityIds) {}
