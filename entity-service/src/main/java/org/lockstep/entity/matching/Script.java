package org.lockstep.entity.matching;

import java.lang.Character.UnicodeScript;

/** The writings that are read in different ways. */
enum Script {
  LATIN(Costs.LETTERS),
  /** Cyrillic, Greek, Armenian, Georgian: a letter for each sound. */
  ALPHABET(Costs.LETTERS),
  /** Arabic and Hebrew, which leave most vowels out. */
  ABJAD(Costs.CONSONANTS),
  HANGUL(Costs.TRANSCRIBED),
  KANA(Costs.TRANSCRIBED),
  HAN(Costs.TRANSCRIBED),
  /** Scripts of India, South-East Asia and Ethiopia, which are read roughly. */
  OTHER(Costs.CONSONANTS),
  DIGITS(Costs.LETTERS);

  /** Of katakana; Unicode counts it to no script. */
  private static final int LONG_VOWEL = 0x30fc;

  private final Costs costs;

  Script(Costs costs) {
    this.costs = costs;
  }

  /** What it costs to hear a word of this script in Latin letters otherwise than it is read. */
  Costs costs() {
    return costs;
  }

  static Script of(int codePoint) {
    if (codePoint < 0x250) {
      return codePoint >= '0' && codePoint <= '9' ? DIGITS : LATIN;
    }
    if (Character.isDigit(codePoint)) {
      return DIGITS;
    }
    if (codePoint == LONG_VOWEL) {
      return KANA;
    }
    return switch (UnicodeScript.of(codePoint)) {
      case LATIN, COMMON, INHERITED -> LATIN;
      case CYRILLIC, GREEK, ARMENIAN, GEORGIAN -> ALPHABET;
      case ARABIC, HEBREW, SYRIAC -> ABJAD;
      case HANGUL -> HANGUL;
      case HIRAGANA, KATAKANA -> KANA;
      case HAN -> HAN;
      default -> OTHER;
    };
  }
}
