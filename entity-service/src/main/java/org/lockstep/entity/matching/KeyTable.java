package org.lockstep.entity.matching;

import java.util.Arrays;

/**
 * Which words have a key: pairs in the order of the keys, and where each beginning of keys begins.
 */
final class KeyTable {
  private final int[] keys;
  private final int[] words;
  private final int[] beginnings;
  private final int shift;

  private KeyTable(int[] keys, int[] words) {
    this.keys = keys;
    this.words = words;
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(keys.length / 4));
    shift = 32 - bits;
    beginnings = new int[(1 << bits) + 1];
    for (int key : keys) {
      beginnings[(key >>> shift) + 1]++;
    }
    for (int i = 1; i < beginnings.length; i++) {
      beginnings[i] += beginnings[i - 1];
    }
  }

  /** The first pair that may have the key. */
  int from(int key) {
    int at = beginnings[key >>> shift];
    int end = beginnings[(key >>> shift) + 1];
    while (at < end && Integer.compareUnsigned(keys[at], key) < 0) {
      at++;
    }
    return at;
  }

  /** Whether the pair has the key. */
  boolean has(int at, int key) {
    return at < keys.length && keys[at] == key;
  }

  int word(int at) {
    return words[at];
  }

  /** Collects pairs. */
  static final class Builder {
    private long[] pairs = new long[1 << 10];
    private int size;

    void add(int key, int word) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
      }
      // As signed longs, in the order of unsigned keys.
      pairs[size++] = ((long) key << 32 | word) ^ Long.MIN_VALUE;
    }

    KeyTable build() {
      Arrays.sort(pairs, 0, size);
      int[] keys = new int[size];
      int[] words = new int[size];
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i > 0 && pairs[i] == pairs[i - 1]) {
          continue;
        }
        long pair = pairs[i] ^ Long.MIN_VALUE;
        keys[kept] = (int) (pair >>> 32);
        words[kept++] = (int) pair;
      }
      pairs = new long[0];
      return new KeyTable(Arrays.copyOf(keys, kept), Arrays.copyOf(words, kept));
    }
  }
}
