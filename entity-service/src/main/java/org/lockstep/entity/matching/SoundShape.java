package org.lockstep.entity.matching;

/**
 * Which letters are in the sound of a word, and how many: in a number, so that most words are told
 * apart without looking at them.
 */
final class SoundShape {
  /** Of a word that is not compared letter by letter alone. */
  static final long ANY = -1;

  private static final int LETTERS = 26;
  private static final int MASK = (1 << LETTERS) - 1;

  /** For each letter those that are cheaper taken for it than it is left out. */
  private static final int[] NEAR = new int[LETTERS];

  /** What the cheapest of them costs. */
  private static final int[] NEAREST = new int[LETTERS];

  private static final int[] ALONE = new int[LETTERS];
  private static final int LEAST_ALONE;

  static {
    int least = Costs.WHOLE;
    for (byte a = 'a'; a <= 'z'; a++) {
      int alone = Costs.LETTERS.alone(a);
      ALONE[a - 'a'] = alone;
      NEAREST[a - 'a'] = alone;
      least = Math.min(least, alone);
      for (byte b = 'a'; b <= 'z'; b++) {
        int replaced = Costs.LETTERS.replace(a, b);
        if (a != b && replaced < alone) {
          NEAR[a - 'a'] |= 1 << (b - 'a');
          NEAREST[a - 'a'] = Math.min(NEAREST[a - 'a'], replaced);
        }
      }
    }
    LEAST_ALONE = least;
  }

  private SoundShape() {}

  static long of(Word word) {
    boolean letters = word.script() == Script.LATIN || word.script() == Script.ALPHABET;
    return letters && word.sounds().length == 1 ? of(word.sound()) : ANY;
  }

  static long of(byte[] sound) {
    long letters = 0;
    for (byte letter : sound) {
      letters |= 1L << (letter - 'a');
    }
    return letters | (long) sound.length << LETTERS;
  }

  /** Whether it may cost little enough to make the one of the other, letter by letter. */
  static boolean mayBeAlike(long one, long other) {
    if (one == ANY || other == ANY) {
      return true;
    }
    int a = (int) one & MASK;
    int b = (int) other & MASK;
    int longA = (int) (one >>> LETTERS);
    int longB = (int) (other >>> LETTERS);
    int most = Likeness.most(longA, longB);
    return Math.abs(longA - longB) * LEAST_ALONE <= most
        && strange(a & ~b, b) <= most
        && strange(b & ~a, a) <= most;
  }

  /** The least that letters cost which the other word does not have. */
  private static int strange(int letters, int other) {
    int cost = 0;
    for (int rest = letters; rest != 0; rest &= rest - 1) {
      int letter = Integer.numberOfTrailingZeros(rest);
      cost += (NEAR[letter] & other) != 0 ? NEAREST[letter] : ALONE[letter];
    }
    return cost;
  }
}
