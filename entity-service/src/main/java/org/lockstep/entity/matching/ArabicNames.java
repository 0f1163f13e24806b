package org.lockstep.entity.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of Arabic origin that are composed of two, which are written as one word or as several:
 * Abdurrahman is Abd al-Rahman, Nooruddin is Nur al-Din.
 */
final class ArabicNames {
  private static final int SHORTEST = 7;

  private static final Set<String> COMMON =
      Set.of(
          "abd", "abdul", "abdel", "abdal", "abdol", "عبد", "allah", "ullah", "الله", "din", "deen",
          "dine", "eddine", "uddin", "دين", "abu", "abou", "أبو", "ابو");

  private static final String[] FAITH = {
    "eddine", "uddine", "addine", "uddeen", "eddeen", "aldeen", "eldeen", "uddin", "eddin", "addin",
    "oddin", "aldin", "eldin", "uldin"
  };

  private static final String[] GOD = {"oullah", "ullah", "ollah"};

  private ArabicNames() {}

  /** The parts of a name that is written as one word; null if it has none. */
  static String @Nullable [] pieces(String plain, Script script) {
    if (script == Script.ABJAD) {
      return written(plain);
    }
    if (script != Script.LATIN || plain.length() < SHORTEST) {
      return null;
    }
    if (plain.startsWith("abd") && !plain.endsWith("lah") && !plain.endsWith("lla")) {
      String rest = withoutArticle(plain);
      return rest.length() < 3 ? null : new String[] {"abd", rest};
    }
    for (String end : FAITH) {
      if (plain.endsWith(end) && plain.length() > end.length() + 1) {
        return new String[] {plain.substring(0, plain.length() - end.length()), "din"};
      }
    }
    for (String end : GOD) {
      if (plain.endsWith(end) && !plain.startsWith("abd")) {
        return new String[] {plain.substring(0, plain.length() - end.length()), "allah"};
      }
    }
    return null;
  }

  private static String @Nullable [] written(String plain) {
    if (plain.length() > 6 && plain.startsWith("عبدال") && !plain.equals("عبدالله")) {
      return new String[] {"عبد", plain.substring(5)};
    }
    if (plain.length() > 6 && plain.endsWith("الدين")) {
      return new String[] {plain.substring(0, plain.length() - 5), "دين"};
    }
    if (plain.length() > 5 && plain.endsWith("الله") && !plain.startsWith("عبد")) {
      return new String[] {plain.substring(0, plain.length() - 4), "الله"};
    }
    return null;
  }

  /** Whether the article is written to the word. */
  static boolean hasArticle(String plain, Script script) {
    return script == Script.ABJAD
        && plain.length() > 3
        && plain.startsWith("ال")
        && !plain.equals("الله");
  }

  /**
   * Other ways to read a word: the article that is written to it left out, in which the l may have
   * become the letter behind it; a final ya without dots as an a; and what Persian, Turkish and
   * Urdu make of letters that only Arabic has.
   */
  static List<String> otherwise(String written, String plain, Script script) {
    List<String> others = new ArrayList<>();
    if (script == Script.LATIN) {
      if (plain.length() > 4
          && (plain.charAt(0) == 'e' || plain.charAt(0) == 'a')
          && !Sound.isVowel(plain.charAt(1))
          && !Sound.isVowel(plain.charAt(2))
          && (plain.charAt(1) == 'l' || plain.charAt(1) == plain.charAt(2))) {
        others.add(plain.substring(2));
      }
      return others;
    }
    if (written.endsWith("ى")) {
      others.add(plain.substring(0, plain.length() - 1) + "ا");
    }
    String persian = plain.replace('ث', 'س').replace('ذ', 'ز').replace('ض', 'ز');
    if (!persian.equals(plain)) {
      others.add(persian);
    }
    return others;
  }

  /** A part that very many names have. */
  static boolean isCommonPiece(String plain) {
    return COMMON.contains(plain);
  }

  /** What follows abd and its article, which takes the sound of the letter behind it. */
  private static String withoutArticle(String plain) {
    int at = 3;
    while (at < plain.length() && at < 5 && Sound.isVowel(plain.charAt(at))) {
      at++;
    }
    if (at == 3) {
      return "";
    }
    if (at + 1 < plain.length()
        && (plain.charAt(at) == 'l' || plain.charAt(at) == plain.charAt(at + 1))) {
      at++;
    }
    return plain.substring(at);
  }
}
