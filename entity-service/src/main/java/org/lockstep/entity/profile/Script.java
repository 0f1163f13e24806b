package org.lockstep.entity.profile;

import static java.util.Map.entry;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the script of a name that came without one (ISO 15924 codes). */
final class Script {
  private static final Map<UnicodeScript, String> CODES =
      Map.ofEntries(
          entry(UnicodeScript.LATIN, "Latn"),
          entry(UnicodeScript.CYRILLIC, "Cyrl"),
          entry(UnicodeScript.GREEK, "Grek"),
          entry(UnicodeScript.ARABIC, "Arab"),
          entry(UnicodeScript.HEBREW, "Hebr"),
          entry(UnicodeScript.HAN, "Hani"),
          entry(UnicodeScript.HANGUL, "Hang"),
          entry(UnicodeScript.HIRAGANA, "Hira"),
          entry(UnicodeScript.KATAKANA, "Kana"),
          entry(UnicodeScript.ARMENIAN, "Armn"),
          entry(UnicodeScript.GEORGIAN, "Geor"),
          entry(UnicodeScript.DEVANAGARI, "Deva"),
          entry(UnicodeScript.BENGALI, "Beng"),
          entry(UnicodeScript.THAI, "Thai"),
          entry(UnicodeScript.MYANMAR, "Mymr"),
          entry(UnicodeScript.KHMER, "Khmr"),
          entry(UnicodeScript.ETHIOPIC, "Ethi"));

  private Script() {}

  /**
   * The script of most letters, null where no letter has a known one. Han mixed with kana is
   * Japanese (Jpan), Han mixed with Hangul is Korean (Kore).
   */
  static @Nullable String of(String name) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    name.codePoints()
        .mapToObj(UnicodeScript::of)
        .filter(CODES::containsKey)
        .forEach(script -> letters.merge(script, 1, Integer::sum));
    boolean kana =
        letters.containsKey(UnicodeScript.HIRAGANA) || letters.containsKey(UnicodeScript.KATAKANA);
    if (kana && letters.size() > 1 && !letters.containsKey(UnicodeScript.LATIN)) {
      return "Jpan";
    }
    if (letters.containsKey(UnicodeScript.HAN) && letters.containsKey(UnicodeScript.HANGUL)) {
      return "Kore";
    }
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> CODES.get(most.getKey()))
        .orElse(null);
  }
}
