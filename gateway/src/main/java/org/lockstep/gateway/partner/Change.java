package org.lockstep.gateway.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a partner system, and what has become of it.
 *
 * @param steps from the first to the one that it is at
 */
public record Change(
    UUID id,
    String partner,
    ChangeKind kind,
    ChangeContent content,
    Instant askedAt,
    ChangeState state,
    List<Step> steps) {

  /**
   * One thing that happened to it.
   *
   * @param by name of the administrator; absent where the gateway did it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(ChangeState state, @Nullable String by, @Nullable String note, Instant at) {}
}
