package org.lockstep.entity.profile;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules on identifiers, as keys such as {@code imoNumber:9358010}. */
public final class Identity {
  private Identity() {}

  /**
   * Whether two subjects cannot be one, for in one of the schemes both state values and none in
   * common.
   */
  public static boolean contradict(Collection<String> some, Collection<String> others) {
    return contradictBefore(null, some, others);
  }

  /** Whether two subjects cannot be one by the schemes that are surer than the given one. */
  public static boolean contradictBefore(
      @Nullable IdentityScheme limit, Collection<String> some, Collection<String> others) {
    for (IdentityScheme scheme : IdentityScheme.values()) {
      if (scheme == limit) {
        return false;
      }
      Set<String> mine = in(scheme, some);
      Set<String> theirs = in(scheme, others);
      if (!mine.isEmpty() && !theirs.isEmpty() && mine.stream().noneMatch(theirs::contains)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> in(IdentityScheme scheme, Collection<String> keys) {
    Set<String> found = new HashSet<>(keys);
    found.removeIf(key -> !key.startsWith(scheme.code() + ":"));
    return found;
  }
}
