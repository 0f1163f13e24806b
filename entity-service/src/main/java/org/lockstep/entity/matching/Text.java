package org.lockstep.entity.matching;

import java.text.Normalizer;

/**
 * Text in one form: compatible characters are one, nothing is in it that cannot be seen. Whatever
 * was hidden in a name, so that a machine reads another one than a person, is gone.
 */
final class Text {
  /** Draws a word out; it is no letter. */
  private static final int TATWEEL = 0x640;

  private Text() {}

  /** As it is split into words: with its capitals and its marks. */
  static String visible(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (Character.getType(c)) {
        case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> {}
        case Character.FORMAT -> {}
        case Character.MODIFIER_LETTER -> {
          if (c != TATWEEL) {
            seen.appendCodePoint(c);
          }
        }
        case Character.CONTROL -> seen.append(' ');
        default -> seen.appendCodePoint(c);
      }
    }
    return Normalizer.isNormalized(seen, Normalizer.Form.NFKC)
        ? seen.toString()
        : Normalizer.normalize(seen, Normalizer.Form.NFKC);
  }

  /** Whether it is part of a word: a letter, a digit, or a mark on one. */
  static boolean ofWord(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          !isQuote(c);
      default -> false;
    };
  }

  /** The dot that East Asia writes between the parts of a foreign name. */
  static boolean hasMiddleDot(String text) {
    return text.indexOf('\u00b7') >= 0
        || text.indexOf('\u30fb') >= 0
        || text.indexOf('\u2027') >= 0;
  }

  /** A sign within a word that is not a letter of it: O'Neil, Ba'asyir, Ch'o'l. */
  static boolean isQuote(int c) {
    return c == '\''
        || c == '`'
        || c == '\u00b4'
        || c == '\u2018'
        || c == '\u2019'
        || c == '\u201b'
        || c == '\u2032'
        || (c >= 0x2b9 && c <= 0x2bf)
        || c == 0x2c8
        || c == 0x2ca
        || c == 0x2cb
        || c == '\uff07';
  }
}
