package org.lockstep.designation.listimport.identity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name in the forms by which two names compare: by letters and digits, without case and accents.
 */
final class NameForms {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /**
   * Accents of Latin, Greek and Cyrillic, and the vowels of Arabic and Hebrew. Marks of other
   * scripts are no accents: without them, other words remain.
   */
  private static final Pattern ACCENTS =
      Pattern.compile(
          "[\\u0300-\\u036F\\u0591-\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0640\\u0670]");

  /** Letters that have a plain one beside them, but no decomposition. */
  private static final Map<Integer, String> PLAIN =
      Map.of(
          (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'ð', "d", (int) 'þ', "th",
          (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ı', "i", (int) 'ħ', "h");

  private NameForms() {}

  /**
   * Its words in alphabetical order, and its letters in the order they have: two names are the same
   * if they share a form.
   */
  static Set<String> of(String name) {
    String folded = folded(name);
    String[] words =
        BETWEEN_WORDS.splitAsStream(folded).filter(word -> !word.isEmpty()).toArray(String[]::new);
    if (words.length == 0) {
      // A name of signs alone is that of its signs.
      return Set.of(folded.strip());
    }
    String letters = String.join("", words);
    Arrays.sort(words);
    String sorted = String.join(" ", words);
    return sorted.equals(letters) ? Set.of(letters) : Set.of(sorted, letters);
  }

  private static String folded(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
    // By way of capitals, as ß has two of them.
    String small = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String decomposed = Normalizer.normalize(small, Normalizer.Form.NFKD);
    return ACCENTS
        .matcher(decomposed)
        .replaceAll("")
        .codePoints()
        .mapToObj(letter -> PLAIN.getOrDefault(letter, Character.toString(letter)))
        .collect(Collectors.joining());
  }
}
