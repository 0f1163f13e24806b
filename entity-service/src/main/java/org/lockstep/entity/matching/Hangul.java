package org.lockstep.entity.matching;

/**
 * Hangul, whose syllables are composed by rule. They are read as North Korea and McCune-Reischauer
 * do, without marks; the Revised romanisation sounds the same to {@link Sound}.
 */
final class Hangul {
  private static final int FIRST = 0xac00;
  private static final int LAST = 0xd7a3;
  private static final int VOWELS = 21;
  private static final int FINALS = 28;

  private static final String[] INITIAL = {
    "k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h"
  };
  private static final String[] VOWEL = {
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "u", "ui", "i"
  };
  private static final String[] FINAL = {
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t"
  };

  private static final int N = 2;
  private static final int R = 5;
  private static final int NONE = 11;

  /** i, and what begins with y. */
  private static final String SOFT = "\2\3\6\7\14\21\24";

  private Hangul() {}

  static boolean isSyllable(int c) {
    return c >= FIRST && c <= LAST;
  }

  static String latin(String text) {
    StringBuilder latin = new StringBuilder();
    text.chars()
        .filter(Hangul::isSyllable)
        .forEach(
            c -> {
              boolean doubled =
                  initial(c) == R && latin.length() > 0 && latin.charAt(latin.length() - 1) == 'l';
              latin
                  .append(doubled ? "l" : INITIAL[initial(c)])
                  .append(VOWEL[vowel(c)])
                  .append(FINAL[(c - FIRST) % FINALS]);
            });
    return latin.toString();
  }

  /**
   * The syllable as the South writes it at the beginning of a word, where it leaves out an r before
   * i and y and writes n for it elsewhere: 리 is 이, 로 is 노.
   */
  static char atBeginning(char syllable) {
    if (!isSyllable(syllable)) {
      return syllable;
    }
    boolean soft = SOFT.indexOf(vowel(syllable)) >= 0;
    int initial = initial(syllable);
    if (initial == R) {
      return with(syllable, soft ? NONE : N);
    }
    return initial == N && soft ? with(syllable, NONE) : syllable;
  }

  /** The syllable as the North writes it, of one that {@link #atBeginning} may have changed. */
  static char withR(char syllable) {
    if (!isSyllable(syllable)) {
      return syllable;
    }
    boolean soft = SOFT.indexOf(vowel(syllable)) >= 0;
    int initial = initial(syllable);
    return initial == NONE && soft || initial == N && !soft ? with(syllable, R) : syllable;
  }

  private static int initial(int c) {
    return (c - FIRST) / (VOWELS * FINALS);
  }

  private static int vowel(int c) {
    return (c - FIRST) / FINALS % VOWELS;
  }

  private static char with(char syllable, int initial) {
    return (char) (FIRST + initial * VOWELS * FINALS + (syllable - FIRST) % (VOWELS * FINALS));
  }
}
