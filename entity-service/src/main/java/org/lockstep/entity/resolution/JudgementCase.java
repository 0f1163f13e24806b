package org.lockstep.entity.resolution;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Cause;
import org.lockstep.entity.profile.Judgement;

/**
 * A judgement, and how far it has been carried out.
 *
 * @param id of the pair, so that there is one judgement for two entities and no race for it; where
 *     one of them was undone, of the pair and how many there were
 * @param survivorId with SAME: which of the two was to live on
 * @param some designations of the first entity, when it was judged
 * @param others designations of the second
 * @param authorities whose records these are
 * @param confirmed by a second curator, where the records are of several authorities
 */
@MongoEntity(collection = "judgements")
public record JudgementCase(
    @BsonId String id,
    Judgement judgement,
    @Nullable String survivorId,
    State state,
    List<String> some,
    List<String> others,
    List<String> authorities,
    @Nullable Signature confirmed,
    @Nullable Signature undone) {

  public JudgementCase {
    some = some == null ? List.of() : List.copyOf(some);
    others = others == null ? List.of() : List.copyOf(others);
    authorities = authorities == null ? List.of() : List.copyOf(authorities);
  }

  /** How far it is. */
  public enum State {
    /** It waits for a second curator, and has no effect yet. */
    PROPOSED,
    /** It holds; not all that follows is written and published yet. */
    PENDING,
    /** It holds, and all that follows is written and published. */
    DONE,
    /** It does not hold any more; not all that follows is written and published yet. */
    UNDOING,
    /** It does not hold any more. */
    UNDONE
  }

  /**
   * Who took a further step, and why.
   *
   * @param by the curator, by name, which only colleagues see
   */
  public record Signature(String by, @Nullable String authority, String reason, Instant at) {
    String office() {
      return authority == null ? "a curator" : "a curator of " + authority;
    }
  }

  JudgedTie tie() {
    return new JudgedTie(judgement, some, others);
  }

  /** All records that it is over. */
  List<String> records() {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  boolean holds() {
    return state == State.PENDING || state == State.DONE;
  }

  /** Why entities are parted once it is undone. */
  @Nullable Cause causeOfUndoing() {
    return undone == null
        ? null
        : new Cause(id, "Undone: " + undone.reason(), undone.office(), undone.at());
  }
}
