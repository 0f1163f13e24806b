package org.lockstep.designation.lists.reading;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text as the register stores it: NFC, without what does not show (control characters,
 * bidirectional controls, zero-width characters, unpaired surrogates).
 *
 * @param harmless whether nothing had to be taken out
 */
record CleanText(String text, boolean harmless) {
  private static final int TAB = '\t';
  private static final int NO_BREAK_SPACE = 0xA0;
  private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\u2028\\u2029]+");
  private static final Pattern BREAK = Pattern.compile("\\r\\n?|[\\u2028\\u2029]");

  /** Letters and marks that take no room: fillers of Hangul and Khmer, the grapheme joiner. */
  private static final Set<Integer> INVISIBLE =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0);

  private static final int FIRST_INVISIBLE = 0x034F;

  /**
   * Scripts whose letters stand by themselves; those of Arabic or Devanagari are joined, or kept
   * apart.
   */
  private static final Set<UnicodeScript> NOT_JOINED =
      EnumSet.of(
          UnicodeScript.COMMON,
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.HEBREW,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL);

  static CleanText line(String raw) {
    return isPlain(raw)
        ? new CleanText(raw.strip(), true)
        : of(BREAKS.matcher(raw).replaceAll(" "));
  }

  static CleanText lines(String raw) {
    return isPlain(raw)
        ? new CleanText(raw.strip(), true)
        : of(BREAK.matcher(raw).replaceAll("\n"));
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
      boolean joiner = c == 0x200C || c == 0x200D;
      if (c == TAB || c == NO_BREAK_SPACE) {
        clean.append(' ');
      } else if (joiner ? !NOT_JOINED.contains(scriptBefore(raw, i)) : c == '\n' || isShown(c)) {
        clean.appendCodePoint(c);
      } else {
        // A byte order mark or a soft hyphen is no attempt to mislead.
        harmless &= c == 0xFEFF || c == 0x00AD;
      }
      i += Character.charCount(c);
    }
    String text = clean.toString();
    String normal =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
    return new CleanText(normal.strip(), harmless);
  }

  /** Marks are of the script of the letter before them. */
  private static UnicodeScript scriptBefore(String text, int end) {
    UnicodeScript script = UnicodeScript.INHERITED;
    for (int i = end; i > 0 && script == UnicodeScript.INHERITED; ) {
      int c = text.codePointBefore(i);
      i -= Character.charCount(c);
      script = UnicodeScript.of(c);
    }
    return script == UnicodeScript.INHERITED ? UnicodeScript.COMMON : script;
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.FORMAT -> false;
      default -> c < FIRST_INVISIBLE || !INVISIBLE.contains(c);
    };
  }
}
