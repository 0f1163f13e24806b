package org.lockstep.entity.matching;

import java.util.function.IntConsumer;

/**
 * What words are found by that sound alike: keys that two words have in common if letters of one
 * kind were taken for each other, and one letter more was left out, added or replaced.
 *
 * <p>Consonants that are written for one another are one; h is none. Of a short word vowels are
 * kept, for little else is in it; of a long one they are not. A word of a middle length has keys of
 * both kinds, so that it meets its neighbours of either length.
 */
final class FoldKeys {
  private static final int LONGEST_SHORT = 6;
  private static final int SHORTEST_LONG = 5;

  /** Those asked for with fewer letters have the keys of short words alone. */
  private static final int ASKED_SHORT = 5;

  private static final int MOST_LETTERS = 24;
  private static final int VOWEL = 9;
  private static final int NONE = 0;
  private static final byte[] NOTHING = {};
  private static final int[] CLASS = classes("bpvf", "dt", "gkq", "sz", "cxj", "lr", "m", "n");

  /** Keys of other kinds than by sound. */
  enum Kind {
    SHORT,
    LONG,
    NAME,
    FAMILIAR,
    GROUP,
    NUMBER,
    INITIAL,
    LATIN,
    PLAIN
  }

  private FoldKeys() {}

  /** Of a word that is to be found. */
  static void ofListed(byte[] sound, IntConsumer keys) {
    if (sound.length <= LONGEST_SHORT) {
      around(sound, Kind.SHORT, keys);
    }
    if (sound.length >= SHORTEST_LONG) {
      around(sound, Kind.LONG, keys);
    }
  }

  /** Of a word that is asked for. */
  static void ofAsked(byte[] sound, IntConsumer keys) {
    around(sound, sound.length <= ASKED_SHORT ? Kind.SHORT : Kind.LONG, keys);
  }

  /** Of a word that is asked for as it is, with no letter left out. */
  static int exact(byte[] sound) {
    return exact(sound, NOTHING, sound.length <= ASKED_SHORT ? Kind.SHORT : Kind.LONG);
  }

  /** Of a word that may be two of the list. */
  static void ofTogether(byte[] sound, IntConsumer keys) {
    around(sound, Kind.LONG, keys);
  }

  /** The same with no letter left out. */
  static int together(byte[] sound) {
    return exact(sound, NOTHING, Kind.LONG);
  }

  /** Of two words that may be one of a query. */
  static int ofPair(byte[] first, byte[] second) {
    return exact(first, second, Kind.LONG);
  }

  private static int exact(byte[] first, byte[] second, Kind kind) {
    int key = begin(kind);
    int last = NONE;
    int letters = 0;
    for (int i = 0; i < first.length + second.length && letters < MOST_LETTERS; i++) {
      byte sound = i < first.length ? first[i] : second[i - first.length];
      int letter = letter(sound, kind);
      if (letter != NONE && letter != last) {
        key = add(key, letter);
        last = letter;
        letters++;
      }
    }
    return end(key);
  }

  static int of(Kind kind, int value) {
    return end(add(begin(kind), value));
  }

  private static void around(byte[] sound, Kind kind, IntConsumer keys) {
    byte[] fold = new byte[Math.min(sound.length, MOST_LETTERS)];
    int length = 0;
    for (int i = 0; i < sound.length && length < fold.length; i++) {
      int letter = letter(sound[i], kind);
      if (letter != NONE && (length == 0 || fold[length - 1] != letter)) {
        fold[length++] = (byte) letter;
      }
    }
    keys.accept(without(fold, length, -1, kind));
    for (int left = 0; length > 1 && left < length; left++) {
      keys.accept(without(fold, length, left, kind));
    }
  }

  private static int without(byte[] fold, int length, int left, Kind kind) {
    int key = begin(kind);
    int last = NONE;
    for (int i = 0; i < length; i++) {
      if (i != left && fold[i] != last) { // what is left out may make two letters one
        key = add(key, fold[i]);
        last = fold[i];
      }
    }
    return end(key);
  }

  private static int letter(byte sound, Kind kind) {
    int letter = CLASS[sound - 'a'];
    return letter >= VOWEL && kind == Kind.LONG ? NONE : letter;
  }

  private static int begin(Kind kind) {
    return kind.ordinal() + 1;
  }

  private static int add(int key, int value) {
    return (key + value + 1) * 0x9E3779B1;
  }

  private static int end(int key) {
    int mixed = (key ^ (key >>> 15)) * 0x85EBCA6B;
    return mixed ^ (mixed >>> 13);
  }

  private static int[] classes(String... classes) {
    int[] of = new int[26];
    for (int i = 0; i < classes.length; i++) {
      for (char letter : classes[i].toCharArray()) {
        of[letter - 'a'] = i + 1;
      }
    }
    of[0] = VOWEL;
    of['i' - 'a'] = VOWEL + 1;
    of['u' - 'a'] = VOWEL + 2;
    return of;
  }
}
