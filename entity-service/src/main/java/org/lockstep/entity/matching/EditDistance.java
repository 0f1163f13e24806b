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
    if (a.length > LONGEST || b.length > LONGEST) {
      return most + 1;
    }
    int[][] rows = ROWS.get();
    int[] before = rows[0];
    int[] last = rows[1];
    int[] row = rows[2];
    last[0] = 0;
    for (int j = 1; j <= b.length; j++) {
      last[j] = last[j - 1] + costs.alone(b[j - 1]);
    }
    for (int i = 1; i <= a.length; i++) {
      int alone = costs.alone(a[i - 1]);
      row[0] = last[0] + alone;
      int least = row[0];
      for (int j = 1; j <= b.length; j++) {
        int cost = last[j - 1] + costs.replace(a[i - 1], b[j - 1]);
        cost = Math.min(cost, last[j] + alone);
        cost = Math.min(cost, row[j - 1] + costs.alone(b[j - 1]));
        if (i > 1
            && j > 1
            && a[i - 1] == b[j - 2]
            && a[i - 2] == b[j - 1]
            && a[i - 1] != a[i - 2]) {
          cost = Math.min(cost, before[j - 2] + EXCHANGED);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) {
        return most + 1;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length];
  }

  private static final int EXCHANGED = 80;
}
