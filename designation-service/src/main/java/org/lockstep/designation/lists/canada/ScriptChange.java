package org.lockstep.designation.lists.canada;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts a text where Latin letters follow those of a script that nobody mistakes for Latin, or the
 * other way round. Cyrillic ones are no sign: the list has Latin letters within Cyrillic words.
 */
final class ScriptChange {
  private ScriptChange() {}

  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    boolean distinct = false;
    boolean latin = false;
    int from = 0;
    int lastBlank = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == ' ') {
        lastBlank = i;
      }
      if (Character.isLetter(c)) {
        UnicodeScript script = UnicodeScript.of(c);
        boolean changes = isDistinct(script) ? latin : script == UnicodeScript.LATIN && distinct;
        if (changes && lastBlank > from) {
          parts.add(text.substring(from, lastBlank));
          from = lastBlank + 1;
          latin = false;
          distinct = false;
        }
        latin |= script == UnicodeScript.LATIN;
        distinct |= isDistinct(script);
      }
    }
    parts.add(text.substring(from));
    return parts.stream().filter(part -> !part.isBlank()).toList();
  }

  private static boolean isDistinct(UnicodeScript script) {
    return switch (script) {
      case ARABIC, ARMENIAN, ETHIOPIC, GEORGIAN, HAN, HANGUL, HEBREW, HIRAGANA, KATAKANA, MYANMAR ->
          true;
      default -> false;
    };
  }
}
