package org.lockstep.designation.lists.reading;

import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.GREEK;
import static java.lang.Character.UnicodeScript.LATIN;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words of which some letters are of another script that looks alike: a search for MARIA does not
 * find МАRIA, whose first two letters are Cyrillic. Latin beside Han, kana or Hangul is usual.
 */
final class MixedScripts {
  private static final Set<UnicodeScript> ALIKE = Set.of(LATIN, CYRILLIC, GREEK);

  private MixedScripts() {}

  /**
   * A word that mixes them.
   *
   * @param of the script that most of its letters are of
   * @param foreign its other letters, each once
   */
  record Word(String text, UnicodeScript of, List<Integer> foreign) {
    /** Such as {@code 'МАRIA' has letters that are not LATIN: U+041C U+0410}. */
    @Override
    public String toString() {
      return foreign.stream()
          .map(letter -> String.format(Locale.ROOT, "U+%04X", letter))
          .collect(
              Collectors.joining(" ", "'" + text + "' has letters that are not " + of + ": ", ""));
    }
  }

  /** In the order of the text. */
  static Set<Word> in(String text) {
    Set<Word> words = new LinkedHashSet<>();
    int start = 0;
    for (int at = 0; at <= text.length(); ) {
      int c = at < text.length() ? text.codePointAt(at) : ' ';
      if (!isOfAWord(c)) {
        add(words, text.substring(start, at));
        start = at + Character.charCount(c);
      }
      at += Character.charCount(c);
    }
    return words;
  }

  private static boolean isOfAWord(int c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static void add(Set<Word> words, String word) {
    if (word.chars().allMatch(c -> c <= 'z')) {
      return; // Latin alone; most are.
    }
    Map<UnicodeScript, List<Integer>> letters = new EnumMap<>(UnicodeScript.class);
    word.codePoints()
        .filter(c -> ALIKE.contains(UnicodeScript.of(c)))
        .forEach(
            c -> letters.computeIfAbsent(UnicodeScript.of(c), none -> new ArrayList<>()).add(c));
    if (letters.size() > 1) {
      UnicodeScript most =
          letters.entrySet().stream()
              .max(Comparator.comparingInt(entry -> entry.getValue().size()))
              .orElseThrow()
              .getKey();
      letters.remove(most);
      words.add(
          new Word(
              word, most, letters.values().stream().flatMap(List::stream).distinct().toList()));
    }
  }
}
