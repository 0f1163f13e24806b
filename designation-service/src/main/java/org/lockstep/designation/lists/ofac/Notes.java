package org.lockstep.designation.lists.ofac;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said beside a value. */
final class Notes {
  private Notes() {}

  /** All that is said; null where nothing is. */
  static @Nullable String joined(@Nullable String... notes) {
    String all = Arrays.stream(notes).filter(Objects::nonNull).collect(Collectors.joining("; "));
    return all.isEmpty() ? null : all;
  }
}
