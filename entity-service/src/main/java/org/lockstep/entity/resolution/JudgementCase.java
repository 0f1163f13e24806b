package org.lockstep.entity.resolution;

import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Judgement;

/**
 * A judgement on its way to being carried out.
 *
 * @param id of the pair, so that there is one judgement for two entities and no race for it
 * @param survivorId with SAME: which of the two lives on. Fixed with the judgement, so that whoever
 *     carries it out carries out the same
 */
@MongoEntity(collection = "judgements")
public record JudgementCase(
    @BsonId String id, Judgement judgement, @Nullable String survivorId, State state) {

  /** Pending until both entities know of it and their events are published. */
  public enum State {
    PENDING,
    DONE
  }
}
