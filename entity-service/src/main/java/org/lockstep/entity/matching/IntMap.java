package org.lockstep.entity.matching;

import java.util.Arrays;

/** Numbers by numbers, to be used again without being made anew. */
final class IntMap {
  static final int NONE = -1;

  private int[] keys = new int[64];
  private int[] values = new int[64];
  private int[] turns = new int[64];
  private int turn = 1;
  private int size;

  void clear() {
    size = 0;
    if (++turn == Integer.MAX_VALUE) {
      Arrays.fill(turns, 0);
      turn = 1;
    }
  }

  int get(int key) {
    int at = at(key);
    return turns[at] == turn ? values[at] : NONE;
  }

  /** Whether it was not there. */
  boolean put(int key, int value) {
    int at = at(key);
    boolean added = turns[at] != turn;
    keys[at] = key;
    values[at] = value;
    turns[at] = turn;
    if (added && ++size * 2 > keys.length) {
      grow();
    }
    return added;
  }

  private int at(int key) {
    int mask = keys.length - 1;
    int at = (key * 0x9E3779B1 >>> 8) & mask;
    while (turns[at] == turn && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    int[] oldTurns = turns;
    int oldTurn = turn;
    keys = new int[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    turns = new int[oldKeys.length * 2];
    turn = 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldTurns[i] == oldTurn) {
        int at = at(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
        turns[at] = turn;
      }
    }
  }
}
