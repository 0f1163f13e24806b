package org.lockstep.gateway.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.quota.Quota;

/**
 * What is to be different afterwards; what is absent stays. Roles and keys are those to come and
 * those to go, not all that there are: what the console changes meanwhile stays, too.
 *
 * @param removeKey the {@code kid} of the key to go
 * @param reason why it is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeContent(
    @Nullable String name,
    @Nullable String contact,
    @Nullable String authority,
    @Nullable String clearance,
    @Nullable SortedSet<String> giveRoles,
    @Nullable SortedSet<String> takeRoles,
    @Nullable List<PublicKey> addKeys,
    @Nullable String removeKey,
    @Nullable Quota quota,
    @Nullable String reason) {
  /** Nothing but that it happens. */
  static ChangeContent because(@Nullable String reason) {
    return new ChangeContent(null, null, null, null, null, null, null, null, null, reason);
  }

  static ChangeContent addKey(PublicKey key, @Nullable String reason) {
    return new ChangeContent(null, null, null, null, null, null, List.of(key), null, null, reason);
  }

  static ChangeContent removeKey(String kid) {
    return new ChangeContent(null, null, null, null, null, null, null, kid, null, null);
  }

  /** Whether nothing would be different. */
  boolean isEmpty() {
    return because(reason).equals(this);
  }
}
