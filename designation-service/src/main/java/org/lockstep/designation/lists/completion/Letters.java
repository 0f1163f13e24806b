package org.lockstep.designation.lists.completion;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** Texts by their letters and digits: formats differ in commas, blanks and capitals. */
final class Letters {
  private Letters() {}

  /** The letters and digits, as small letters; of a text without any, the text itself. */
  static String of(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.isEmpty() ? text : letters.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether there is a letter in it that is not Latin. */
  static boolean areOtherThanLatin(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .anyMatch(script -> script != UnicodeScript.LATIN && script != UnicodeScript.COMMON);
  }
}
