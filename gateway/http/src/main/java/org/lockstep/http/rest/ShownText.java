package org.lockstep.http.rest;

/**
 * The one rule for text that people read: it shows what it holds. No control characters, no
 * bidirectional controls, and something else than blanks and characters without width.
 */
public final class ShownText {
  private ShownText() {}

  /**
   * Whether it is such a text. That it is empty, or of spaces, is for others to say, where it must
   * not be.
   *
   * @param lines whether line feeds are allowed
   */
  public static boolean is(String text, boolean lines) {
    return text.chars().allMatch(c -> c == ' ')
        || (text.codePoints().allMatch(c -> (lines && c == '\n') || plain(c))
            && text.codePoints().anyMatch(ShownText::shows));
  }

  private static boolean shows(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR, Character.FORMAT, Character.CONTROL -> false;
      default -> true;
    };
  }

  private static boolean plain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> !bidirectional(codePoint);
      default -> true;
    };
  }

  /** Unicode property Bidi_Control. */
  private static boolean bidirectional(int codePoint) {
    return codePoint == 0x061C
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
