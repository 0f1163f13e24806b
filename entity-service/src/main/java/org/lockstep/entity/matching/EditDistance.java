package org.lockstep.entity.matching;

/**
 * The cheapest way from one word to the other: letters left out, added, replaced, and neighbours
 * exchanged (optimal string alignment), each at its cost.
 */
final class EditDistance {
  /** Longer words are alike only if they are equal; no name has one. */
  static final int LONGEST = 64;

  /** Rows of words of an ordinary length; a thread needs them for one comparison at a time. */
  private static final ThreadLocal<int[][]> ROWS =
      ThreadLocal.withInitial(() -> new int[3][LONGEST + 1]);

  private EditDistance() {}

  /** The cost, or more than {@code most} if it is more than that. */
  static int of(byte[] a, byte[] b, Costs costs, int most) {
    return of(a, b, 0, b.length, costs, most);
  }

  /** The cost of a word and a part of {@code others}, or more than {@code most}. */
  static int of(byte[] a, byte[] others, int from, int length, Costs costs, int most) {
    if (a.length > LONGEST || length > LONGEST) {
      return most + 1;
    }
    int[][] rows = ROWS.get();
    int[] before = rows[0];
    int[] last = rows[1];
    int[] row = rows[2];
    int least = costs.leastAlone();
    int cheapestBefore = 0;
    last[0] = 0;
    for (int j = 1; j <= length; j++) {
      last[j] = last[j - 1] + costs.alone(others[from + j - 1]);
    }
    for (int i = 1; i <= a.length; i++) {
      byte letter = a[i - 1];
      int alone = costs.alone(letter);
      int left = last[0] + alone;
      row[0] = left;
      // What is longer here has to be made up for in the rest of the word.
      int ahead = length - (a.length - i);
      int cheapest = left + least * Math.abs(ahead);
      int cheapestSoFar = left;
      for (int j = 1; j <= length; j++) {
        byte other = others[from + j - 1];
        int cost = last[j - 1] + costs.replace(letter, other);
        cost = Math.min(cost, last[j] + alone);
        cost = Math.min(cost, left + costs.alone(other));
        if (i > 1
            && j > 1
            && letter == others[from + j - 2]
            && a[i - 2] == other
            && letter != other) {
          cost = Math.min(cost, before[j - 2] + EXCHANGED);
        }
        row[j] = cost;
        left = cost;
        cheapestSoFar = Math.min(cheapestSoFar, cost);
        cheapest = Math.min(cheapest, cost + least * Math.abs(ahead - j));
      }
      if (cheapestSoFar > most || (cheapest > most && cheapestBefore + EXCHANGED > most)) {
        return most + 1;
      }
      cheapestBefore = cheapest;
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[length];
  }

  private static final int EXCHANGED = 80;
}
