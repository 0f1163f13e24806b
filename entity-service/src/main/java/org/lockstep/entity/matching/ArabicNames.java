package org.lockstep.entity.matching;

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
      return plain.length() > 6 && plain.startsWith("عبدال") && !plain.equals("عبدالله")
          ? new String[] {"عبد", plain.substring(5)}
          : null;
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
