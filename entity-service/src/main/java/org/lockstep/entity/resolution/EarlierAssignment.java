package org.lockstep.entity.resolution;

import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;

/** Which entity a designation was resolved to, in stores from before its record was kept. */
@MongoEntity(collection = "designations")
public record EarlierAssignment(@BsonId String designationId, String entityId) {}
