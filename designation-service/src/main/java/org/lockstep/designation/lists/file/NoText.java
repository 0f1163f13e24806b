package org.lockstep.designation.lists.file;

import java.util.Locale;
import java.util.Optional;

/**
 * What no text has, though the escapes of a format can write it: NUL, and half of a surrogate pair.
 * Neither can be stored.
 */
final class NoText {
  private NoText() {}

  /** The first such code point, as {@code U+0000}. */
  static Optional<String> in(String text) {
    return text.codePoints()
        .filter(c -> c == 0 || Character.getType(c) == Character.SURROGATE)
        .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
        .findFirst();
  }
}
