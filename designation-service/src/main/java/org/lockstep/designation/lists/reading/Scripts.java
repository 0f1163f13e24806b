package org.lockstep.designation.lists.reading;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The script that a text is written in. */
final class Scripts {
  private static final Map<UnicodeScript, String> CODES = new EnumMap<>(UnicodeScript.class);

  static {
    CODES.put(UnicodeScript.LATIN, "Latn");
    CODES.put(UnicodeScript.CYRILLIC, "Cyrl");
    CODES.put(UnicodeScript.ARABIC, "Arab");
    CODES.put(UnicodeScript.HANGUL, "Hang");
    CODES.put(UnicodeScript.HAN, "Hani");
    CODES.put(UnicodeScript.KATAKANA, "Kana");
    CODES.put(UnicodeScript.HIRAGANA, "Hira");
    CODES.put(UnicodeScript.HEBREW, "Hebr");
    CODES.put(UnicodeScript.GREEK, "Grek");
    CODES.put(UnicodeScript.GEORGIAN, "Geor");
    CODES.put(UnicodeScript.ARMENIAN, "Armn");
    CODES.put(UnicodeScript.DEVANAGARI, "Deva");
    CODES.put(UnicodeScript.BENGALI, "Beng");
    CODES.put(UnicodeScript.TAMIL, "Taml");
    CODES.put(UnicodeScript.THAI, "Thai");
    CODES.put(UnicodeScript.MYANMAR, "Mymr");
    CODES.put(UnicodeScript.KHMER, "Khmr");
    CODES.put(UnicodeScript.ETHIOPIC, "Ethi");
  }

  private Scripts() {}

  /**
   * ISO 15924: Jpan where Han stands beside kana; absent where there are no letters, or letters of
   * scripts that do not go together.
   */
  static @Nullable String of(String text) {
    String found = null;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      String code = CODES.get(UnicodeScript.of(text.codePointAt(i)));
      if (code == null || code.equals(found)) {
        continue;
      }
      if (found == null) {
        found = code;
      } else if (isJapanese(found) && isJapanese(code)) {
        found = "Jpan";
      } else {
        return null;
      }
    }
    return found;
  }

  private static boolean isJapanese(String code) {
    return switch (code) {
      case "Hani", "Kana", "Hira", "Jpan" -> true;
      default -> false;
    };
  }
}
