package org.lockstep.http.page;

import org.jspecify.annotations.Nullable;

/** One page of a list. Its answer leads to the next page by a {@code Link} (RFC 8288) as well. */
public interface Paged {
  /** Where the next page begins; absent on the last one. */
  @Nullable Object next();

  /** The parameter that takes {@link #next}. */
  default String nextIsAskedBy() {
    return "after";
  }
}
