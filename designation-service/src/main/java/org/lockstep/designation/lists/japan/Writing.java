package org.lockstep.designation.lists.japan;

import java.lang.Character.UnicodeScript;

/** The writing of a text, as far as the list tells names apart by it. */
enum Writing {
  /** With any kana or Han, even beside Latin letters. */
  JAPANESE,
  /** With any other letters that are not Latin. */
  OTHER,
  LATIN,
  /** Without letters. */
  NONE;

  static Writing of(String text) {
    Writing found = NONE;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      UnicodeScript script = UnicodeScript.of(c);
      if (isJapanese(script)) {
        return JAPANESE;
      }
      if (Character.isLetter(c)) {
        found = script == UnicodeScript.LATIN && found != OTHER ? LATIN : OTHER;
      }
    }
    return found;
  }

  /** With the marks and signs that stand between kana. */
  static boolean isJapaneseSign(char c) {
    return c >= '\u3000' && c <= '\u9FFF';
  }

  private static boolean isJapanese(UnicodeScript script) {
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }

  static boolean hasKana(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                UnicodeScript.of(c) == UnicodeScript.KATAKANA
                    || UnicodeScript.of(c) == UnicodeScript.HIRAGANA);
  }

  static boolean hasLatin(String text) {
    return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN);
  }
}
