package org.lockstep.entity.matching;

import java.util.Arrays;

/**
 * What it costs to take one sound for another, in hundredths of an ordinary letter. Sounds are the
 * letters of {@link Sound}.
 */
final class Costs {
  /** Of a letter. */
  static final int WHOLE = 100;

  private static final String VOWELS = "aiu";

  /** Pairs that are written for one another in all languages that romanise. */
  private static final String[] NEAR = {
    "sz:30", "sx:40", "cx:40", "cs:50", "ck:50", "cj:50", "ji:40", "jg:50", "jz:40", "jx:60",
    "vf:40", "vu:40", "bv:50", "bp:50", "dt:50", "gk:50", "gh:40", "hk:50", "ct:60", "zt:70",
    "lr:70", "mn:70", "zc:50", "zd:60", "vb:50", "pf:60"
  };

  /** Between two words in Latin letters. */
  static final Costs LETTERS = new Costs(60, 60, 40, 100).with(NEAR);

  /** Where one of the two was written without most of its vowels. */
  static final Costs CONSONANTS =
      new Costs(15, 15, 30, 100)
          .with(NEAR)
          .with(
              "bv:15", "pf:20", "bp:20", "vu:10", "iu:15", "gj:25", "gk:30", "hk:40", "ck:30",
              "cj:30", "sx:40", "sz:60", "dt:25", "dz:30", "st:40", "cx:20", "ji:20", "ha:20",
              "zj:30", "gh:30", "lr:100", "zt:40");

  /** Where one of the two is a syllable of a Korean or Chinese name. */
  static final Costs SYLLABLES =
      new Costs(60, 20, 60, 100)
          .with("gk:5", "dt:5", "bp:5", "cj:5", "lr:5", "sx:5", "zj:15", "zc:10")
          .without('a', 60);

  /** Where one of the two is a foreign name in syllables, which add vowels and lack consonants. */
  static final Costs TRANSCRIBED =
      new Costs(30, 20, 40, 100)
          .with(NEAR)
          .with(
              "gk:5", "dt:5", "bp:5", "cj:5", "lr:5", "bv:20", "vu:20", "sx:15", "jz:15", "jd:40",
              "ct:30", "zc:15", "zs:15", "zd:30", "fh:30", "fp:20", "pv:20", "hv:40", "jc:5",
              "nr:50", "mn:50", "hk:40", "kc:30");

  private static final int GAP = 26;

  private final int[] table = new int[27 * 27];
  private int leastAlone = WHOLE;

  private Costs(int vowelForVowel, int vowelAlone, int hAlone, int otherwise) {
    Arrays.fill(table, otherwise);
    for (int i = 0; i < 27; i++) {
      table[i * 27 + i] = 0;
    }
    for (char vowel : VOWELS.toCharArray()) {
      set(vowel - 'a', GAP, vowelAlone);
      for (char other : VOWELS.toCharArray()) {
        if (other != vowel) {
          set(vowel - 'a', other - 'a', vowelForVowel);
        }
      }
    }
    set('h' - 'a', GAP, hAlone);
  }

  /** What it costs to leave the letter out. */
  private Costs without(char letter, int cost) {
    set(letter - 'a', GAP, cost);
    return this;
  }

  private Costs with(String... pairs) {
    for (String pair : pairs) {
      set(pair.charAt(0) - 'a', pair.charAt(1) - 'a', Integer.parseInt(pair.substring(3)));
    }
    return this;
  }

  private void set(int a, int b, int cost) {
    table[a * 27 + b] = cost;
    table[b * 27 + a] = cost;
    if (b == GAP) {
      leastAlone = Math.min(leastAlone, cost);
    }
  }

  /** The least that any letter costs that is left out. */
  int leastAlone() {
    return leastAlone;
  }

  int replace(byte a, byte b) {
    return table[(a - 'a') * 27 + (b - 'a')];
  }

  int alone(byte a) {
    return table[(a - 'a') * 27 + GAP];
  }
}
