package org.lockstep.entity.resolution;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The entities that bear one name.
 *
 * @param key subject type and normalised name, for example {@code VESSEL|MARIA}
 */
@MongoEntity(collection = "names")
public record NameEntry(@BsonId String key, List<String> entityIds) {}
