package org.lockstep.entity.profile;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The schemes of identifiers that listing records have. */
public final class StatedSchemes {
  /** As events and the API name them, in the order of the alphabet. */
  public static final Set<String> ALL =
      Collections.unmodifiableSet(
          new TreeSet<>(StatedQuery.SCHEMES.values().stream().flatMap(List::stream).toList()));

  private StatedSchemes() {}
}
