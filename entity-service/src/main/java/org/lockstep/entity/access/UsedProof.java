package org.lockstep.entity.access;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A proof that was used.
 *
 * @param endsAt from when on no clock takes it any more
 */
@MongoEntity(collection = "used_proofs")
record UsedProof(@BsonId String id, Instant endsAt) {}
