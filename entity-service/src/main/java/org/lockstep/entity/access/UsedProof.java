package org.lockstep.entity.access;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A proof that was used. Public, because the driver of MongoDB reads it.
 *
 * @param endsAt from when on no clock takes it any more
 */
@MongoEntity(collection = "used_proofs")
public record UsedProof(@BsonId String id, Instant endsAt) {}
