package org.lockstep.entity.matching;

import java.lang.Character.UnicodeScript;

/** The writings that are read in different ways. */
enum Script {
  LATIN(Costs.LETTERS),
  /** Cyrillic, Greek, Armenian, Georgian: a letter for each sound. */
  ALPHABET(Costs.LETTERS),
  /** Arabic and Hebrew, which leave most vowels out. */
  ABJAD(Costs.CONSONANTS),
  HANGUL(Costs.SYLLABLES),
  KANA(Costs.SYLLABLES),
  HAN(Costs.SYLLABLES),
  /** Scripts of India, South-East Asia and Ethiopia, which are read roughly. */
  OTHER(Costs.CONSONANTS),
  DIGITS(Costs.LETTERS);

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
