package org.lockstep.entity.matching;

import java.util.Arrays;

/**
 * Which words of two names meet. First those that are surely the same, then words that are written
 * apart on one side and together on the other, then those that are somewhat alike; each word once.
 */
final class WordAlignment {
  /** Surely the same word. */
  private static final float SURE = .9f;

  /** Words that were written together are to be as alike as this. */
  private static final float JOINED = .8f;

  private static final int MOST_JOINED = 3;
  static final int NOBODY = -1;

  final Word[] left;
  final Word[] right;

  /** For each word of the left, the word of the right; {@link #NOBODY} if it met none. */
  final int[] ofLeft;

  final int[] ofRight;

  /** How alike a word of the left, and a word of the right, is with what it met. */
  final int[] likenessLeft;

  final int[] likenessRight;

  private final int[] table;

  WordAlignment(Word[] left, Word[] right) {
    this.left = left;
    this.right = right;
    ofLeft = new int[left.length];
    ofRight = new int[right.length];
    likenessLeft = new int[left.length];
    likenessRight = new int[right.length];
    table = new int[left.length * right.length];
    Arrays.fill(ofLeft, NOBODY);
    Arrays.fill(ofRight, NOBODY);
    meet();
  }

  private void meet() {
    boolean unsure = false;
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        int likeness = Likeness.of(left[i], right[j]);
        table[i * right.length + j] = likeness;
        unsure |= likeness != Likeness.NONE;
      }
    }
    if (unsure) {
      greedy(SURE);
    }
    if (anyFree(ofLeft) && anyFree(ofRight)) {
      join();
      if (unsure) {
        greedy(Likeness.LEAST);
      }
    }
  }

  /** The most alike pair of free words first; of equals the one whose places are the nearest. */
  private void greedy(float least) {
    while (true) {
      int best = Likeness.of(least, Reason.SAME) - 1;
      int bestAt = NOBODY;
      int bestDistance = 0;
      for (int i = 0; i < left.length; i++) {
        if (ofLeft[i] != NOBODY) {
          continue;
        }
        for (int j = 0; j < right.length; j++) {
          int likeness = table[i * right.length + j];
          if (ofRight[j] != NOBODY || likeness < best) {
            continue;
          }
          int distance = Math.abs(i - j);
          if (likeness > best || bestAt == NOBODY || distance < bestDistance) {
            best = likeness;
            bestAt = i * right.length + j;
            bestDistance = distance;
          }
        }
      }
      if (bestAt == NOBODY) {
        return;
      }
      pair(bestAt / right.length, bestAt % right.length, best);
    }
  }

  private void pair(int i, int j, int likeness) {
    ofLeft[i] = j;
    ofRight[j] = i;
    likenessLeft[i] = likeness;
    likenessRight[j] = likeness;
  }

  private void join() {
    for (int count = MOST_JOINED; count > 1; count--) {
      join(left, ofLeft, likenessLeft, right, ofRight, likenessRight, count);
      join(right, ofRight, likenessRight, left, ofLeft, likenessLeft, count);
    }
  }

  private static void join(
      Word[] apart,
      int[] ofApart,
      int[] likenessApart,
      Word[] together,
      int[] ofTogether,
      int[] likenessTogether,
      int count) {
    for (int i = 0; i + count <= apart.length; i++) {
      if (!free(ofApart, i, count)) {
        continue;
      }
      int best = Likeness.of(JOINED, Reason.SAME);
      int bestAt = NOBODY;
      for (int j = 0; j < together.length; j++) {
        if (ofTogether[j] == NOBODY && mayBe(apart, i, count, together[j])) {
          int likeness = Joined.likeness(apart, i, count, together[j]);
          if (likeness > best) {
            best = likeness;
            bestAt = j;
          }
        }
      }
      if (bestAt != NOBODY) {
        for (int k = i; k < i + count; k++) {
          ofApart[k] = bestAt;
          likenessApart[k] = best;
        }
        ofTogether[bestAt] = i;
        likenessTogether[bestAt] = best;
        i += count - 1;
      }
    }
  }

  /** Whether several words may be one, by the kinds of letters that are in them. */
  static boolean mayBe(Word[] apart, int from, int count, Word together) {
    if (together.kind() == Word.Kind.NUMBER || together.kind() == Word.Kind.FORM) {
      return false;
    }
    int letters = 0;
    for (int i = from; i < from + count; i++) {
      if (apart[i].kind() == Word.Kind.NUMBER || apart[i].kind() == Word.Kind.FORM) {
        return false;
      }
      letters |= apart[i].letters();
    }
    return together.script() != Script.LATIN
        || apart[from].script() != Script.LATIN
        || Integer.bitCount(letters ^ together.letters()) <= 1
        || together.written().length() <= MOST_JOINED;
  }

  private static boolean free(int[] met, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (met[i] != NOBODY) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyFree(int[] met) {
    for (int one : met) {
      if (one == NOBODY) {
        return true;
      }
    }
    return false;
  }
}
