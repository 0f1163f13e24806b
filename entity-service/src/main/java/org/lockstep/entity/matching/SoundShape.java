package org.lockstep.entity.matching;

/**
 * Which letters are in the sound of a word, and how many: in a number, so that most words are told
 * apart without looking at them.
 */
final class SoundShape {
  /** Of a word that is not compared by the letters of one sound. */
  static final long ANY = 1L << 40;

  /** Of a word of which the tables know something. */
  private static final long KNOWN = 1L << 41;

  /** Of a word in one sound that the tables know as a name: letters do not make another of it. */
  private static final long NAMED = 1L << 42;

  private static final int LETTERS = 26;
  private static final int MASK = (1 << LETTERS) - 1;
  private static final int LENGTH = 0xff;

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
    boolean letters =
        (word.script() == Script.LATIN || word.script() == Script.ALPHABET)
            && word.kind() != Word.Kind.INITIAL
            && word.kind() != Word.Kind.NUMBER
            && word.sounds().length == 1
            && word.sound().length <= EditDistance.LONGEST;
    boolean known = word.names().length > 0 || word.familiar().length > 0 || word.group() > 0;
    return (letters ? of(word.sound()) : ANY)
        | (known ? KNOWN : 0)
        | (letters && word.names().length > 0 ? NAMED : 0);
  }

  /** Of what sounds so, in Latin letters. */
  static long of(byte[] sound) {
    long letters = 0;
    for (byte letter : sound) {
      letters |= 1L << (letter - 'a');
    }
    return letters | (long) sound.length << LETTERS;
  }

  /** Whether the tables know something of both words. */
  static boolean bothKnown(long one, long other) {
    return (one & other & KNOWN) != 0;
  }

  /** Whether the tables know both as names, which letters do not make one of the other. */
  static boolean bothNamed(long one, long other) {
    return (one & other & NAMED) != 0;
  }

  static boolean isAny(long shape) {
    return (shape & ANY) != 0;
  }

  /** Whether it may cost little enough to make the one of the other, letter by letter. */
  static boolean mayBeWritten(long one, long other) {
    int a = (int) one & MASK;
    int b = (int) other & MASK;
    int longA = (int) (one >>> LETTERS) & LENGTH;
    int longB = (int) (other >>> LETTERS) & LENGTH;
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
