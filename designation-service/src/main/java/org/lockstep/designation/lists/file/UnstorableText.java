package org.lockstep.designation.lists.file;

import java.util.Locale;
import java.util.Optional;

/**
 * Characters that no text has and no database stores, though the escapes of a format can write
 * them: NUL, and half of a surrogate pair.
 */
final class UnstorableText {
  private UnstorableText() {}

  /** The first such code point, as {@code U+0000}. */
  static Optional<String> in(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c) && !isPair(text, i)) {
        return Optional.of(String.format(Locale.ROOT, "U+%04X", (int) c));
      }
      i += Character.isSurrogate(c) ? 1 : 0;
    }
    return Optional.empty();
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
