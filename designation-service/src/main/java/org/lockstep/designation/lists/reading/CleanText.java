package org.lockstep.designation.lists.reading;

import java.text.Normalizer;

/**
 * Text as the register stores it: NFC, without what does not show (control characters,
 * bidirectional controls, zero-width characters, unpaired surrogates).
 *
 * @param harmless whether nothing had to be taken out
 */
record CleanText(String text, boolean harmless) {
  private static final int TAB = '\t';
  private static final int NO_BREAK_SPACE = 0xA0;

  static CleanText line(String raw) {
    return isPlain(raw)
        ? new CleanText(raw.strip(), true)
        : of(raw.replaceAll("[\\r\\n\\u2028\\u2029]+", " "));
  }

  static CleanText lines(String raw) {
    return isPlain(raw)
        ? new CleanText(raw.strip(), true)
        : of(raw.replaceAll("\\r\\n?|[\\u2028\\u2029]", "\n"));
  }

  /** Most of what is published is printable ASCII, which there is nothing to do about. */
  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < ' ' || raw.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static CleanText of(String raw) {
    StringBuilder clean = new StringBuilder(raw.length());
    boolean harmless = true;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (c == TAB || c == NO_BREAK_SPACE) {
        clean.append(' ');
      } else if (c == '\n' || isShown(c)) {
        clean.appendCodePoint(c);
      } else {
        // A byte order mark or a soft hyphen is no attempt to mislead.
        harmless &= c == 0xFEFF || c == 0x00AD;
      }
    }
    String text = clean.toString();
    String normal =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
    return new CleanText(normal.strip(), harmless);
  }

  /** Joiners belong to some scripts and are kept; other format characters do not show. */
  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE -> false;
      case Character.FORMAT -> c == 0x200C || c == 0x200D;
      default -> true;
    };
  }
}
