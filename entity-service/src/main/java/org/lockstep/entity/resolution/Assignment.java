package org.lockstep.entity.resolution;

import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Says which entity a designation was resolved to. Merges do not change it: the entity leads on to
 * the one that it lives on in.
 *
 * @param version the newest version of the designation that was resolved
 */
@MongoEntity(collection = "designations")
public record Assignment(@BsonId String designationId, String entityId, int version) {}
