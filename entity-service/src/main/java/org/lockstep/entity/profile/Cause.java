package org.lockstep.entity.profile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Why an entity was merged into another one, or split from it: a judgement, or what its listing
 * records say.
 *
 * @param decidedBy the office; never a person's name
 */
public record Cause(String id, String reason, String decidedBy, Instant decidedAt) {
  private static final String RECORDS = "the listing records";

  public static Cause of(Judgement judgement) {
    return new Cause(judgement.id(), judgement.reason(), judgement.office(), judgement.decidedAt());
  }

  /**
   * The evidence of the records themselves.
   *
   * @param what it is about, for an id that is the same each time
   */
  public static Cause evidence(String what, String reason, Instant now) {
    return new Cause(
        UUID.nameUUIDFromBytes(("evidence " + what).getBytes(StandardCharsets.UTF_8)).toString(),
        reason,
        RECORDS,
        now);
  }
}
