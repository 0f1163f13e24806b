package org.lockstep.entity.matching;

import java.util.Arrays;

/**
 * How alike two words are, and why: a number in which the reason is, so that comparing makes no
 * garbage.
 */
final class Likeness {
  /** Two words that have nothing to do with each other. */
  static final int NONE = 0;

  static final float SPELLED = .97f;
  private static final float READ_THE_SAME = .99f;
  private static final float READ_ALOUD = .96f;

  /** Of what differs between scripts a part is how it was read, not how it is said. */
  private static final float READ_ROUGHLY = .75f;

  private static final int FINAL_VOWEL = 40;
  private static final float MEANT = .9f;
  private static final float FAMILIAR = .86f;
  private static final float BEGINS = .85f;
  private static final float CHARACTER_REPLACED = .9f;

  /** What is less alike than this is another word. */
  static final float LEAST = .69f;

  private static final int SCALE = 10_000;
  private static final int REASONS = 32;

  private static final int ALIKE_A_LETTER = Math.round((SPELLED - LEAST) * Costs.WHOLE);

  /** What a letter costs that no letter of the other word is near to, roughly. */
  private static final int STRANGE = 75;

  private static final Reason[] BY_NUMBER = Reason.values();

  private Likeness() {}

  static float value(int likeness) {
    return (float) (likeness / REASONS) / SCALE;
  }

  static Reason reason(int likeness) {
    return BY_NUMBER[likeness % REASONS];
  }

  static int of(float value, Reason reason) {
    return Math.round(value * SCALE) * REASONS + reason.ordinal();
  }

  /** Of two words; {@link #NONE} if they are not alike. */
  static int of(Word a, Word b) {
    if (a.kind() == Word.Kind.NUMBER || b.kind() == Word.Kind.NUMBER) {
      return numbers(a, b);
    }
    if (a.kind() == Word.Kind.FORM && b.kind() == Word.Kind.FORM) {
      return a.group() == b.group() || a.plain().equals(b.plain())
          ? of(1, Reason.COMPANY_FORM)
          : NONE;
    }
    boolean sameScript = a.script() == b.script();
    if (sameScript && areOtherNames(a, b)) {
      return related(a, b, true);
    }
    if (sameScript && a.plain().equals(b.plain())) {
      return of(1, a.kind() == Word.Kind.TITLE ? Reason.TITLE : Reason.SAME);
    }
    if (a.kind() == Word.Kind.ACRONYM || b.kind() == Word.Kind.ACRONYM) {
      return a.latin().equals(b.latin()) ? of(1, Reason.ROMANISED) : NONE;
    }
    if (a.kind() == Word.Kind.INITIAL || b.kind() == Word.Kind.INITIAL) {
      return initials(a, b);
    }
    if (a.group() > 0 && a.group() == b.group() && a.kind() == b.kind()) {
      return of(a.kind() == Word.Kind.MEANING ? MEANT : SPELLED, Reason.TRANSLATED);
    }
    if (sameScript && a.script() == Script.HAN) {
      return characters(a.plain(), b.plain());
    }
    if (sameScript && a.script() == Script.HANGUL) {
      return hangul(a, b);
    }
    if (a.latin().equals(b.latin()) && !a.latin().isEmpty()) {
      return sameScript ? of(1, Reason.SAME) : of(READ_THE_SAME, Reason.ROMANISED);
    }
    return related(a, b, sameScript);
  }

  /** Two ordinary words in Latin letters that are not one: most pairs, and soon told. */
  private static boolean areOtherNames(Word a, Word b) {
    return a.kind() == Word.Kind.NAME
        && b.kind() == Word.Kind.NAME
        && a.script() == Script.LATIN
        && (a.group() == 0 || b.group() == 0)
        && !Arrays.equals(a.sound(), b.sound());
  }

  private static int related(Word a, Word b, boolean sameScript) {
    if (share(a.names(), b.names())) {
      return of(SPELLED, Reason.VARIANT);
    }
    if (familiar(a.familiar(), b.familiar())) {
      return of(FAMILIAR, Reason.NICKNAME);
    }
    return sounds(a, b, sameScript);
  }

  /** Whether the tables know two words as one, whatever they sound like. */
  static boolean areKnown(Word a, Word b) {
    return (a.group() > 0 && a.group() == b.group())
        || share(a.names(), b.names())
        || familiar(a.familiar(), b.familiar());
  }

  private static int sounds(Word a, Word b, boolean sameScript) {
    if (a.ending() != Ending.NO_ENDING && a.ending() == b.ending()) {
      return sounds(a.ending().before(a.sound()), b.ending().before(b.sound()), sameScript);
    }
    boolean twoKnown = a.names().length > 0 && b.names().length > 0;
    Costs costs = costs(a, b);
    int lost = costs == Costs.CONSONANTS ? finalVowel(a, b) : 0;
    int best = NONE;
    for (int i = 0; i < a.sounds().length; i++) {
      for (int j = 0; j < b.sounds().length; j++) {
        byte[] one = a.sounds()[i];
        byte[] other = b.sounds()[j];
        if (Arrays.equals(one, other)) {
          return one.length == 0
              ? NONE
              : sameScript ? of(SPELLED, Reason.SPELLING) : of(READ_ALOUD, Reason.ROMANISED);
        }
        if (!twoKnown && (i + j > 0 || mayBeAlike(a.letters(), b.letters(), costs, one, other))) {
          best = Math.max(best, edited(one, other, costs, sameScript, i + j == 0 ? lost : 0));
        }
      }
    }
    return best;
  }

  /** Of what stands before an ending that both have. */
  private static int sounds(byte[] a, byte[] b, boolean sameScript) {
    return Arrays.equals(a, b)
        ? of(SPELLED, sameScript ? Reason.SPELLING : Reason.ROMANISED)
        : edited(a, b, Costs.LETTERS, sameScript, 0);
  }

  /** Of words as they sound when several are written together. */
  static int joined(byte[] a, byte[] b, Costs costs) {
    if (Arrays.equals(a, b)) {
      return of(SPELLED, Reason.JOINED);
    }
    int edited = edited(a, b, costs, true, 0);
    return edited == NONE ? NONE : of(value(edited), Reason.JOINED);
  }

  static Costs costs(Word a, Word b) {
    if (a.script() == b.script()) {
      return Costs.LETTERS;
    }
    if (a.isSyllable() || b.isSyllable()) {
      return Costs.SYLLABLES;
    }
    Costs first = a.script().costs();
    return first == Costs.LETTERS ? b.script().costs() : first;
  }

  private static int edited(byte[] a, byte[] b, Costs costs, boolean sameScript, int alreadyLost) {
    int shorter = Math.min(a.length, b.length);
    int longer = Math.max(a.length, b.length);
    if (shorter == 0) {
      return NONE;
    }
    float size = (shorter + longer) / 2f;
    int most = most(shorter, longer);
    if (costs == Costs.CONSONANTS) {
      int heard = Math.min(consonants(a), consonants(b));
      size = heard + 1f;
      most = heard < 2 ? 35 : heard == 2 ? 50 : heard == 3 ? 90 : 100 + 25 * (heard - 3);
    }
    if (costs == Costs.SYLLABLES) {
      most = 25 * Math.max(1, shorter / 3);
    }
    int cost = alreadyLost + EditDistance.of(a, b, costs, most);
    if (cost > most) {
      return NONE;
    }
    float lost = cost / (Costs.WHOLE * size);
    float likeness = SPELLED - (costs == Costs.LETTERS ? lost : lost * READ_ROUGHLY);
    if (likeness < LEAST) {
      return NONE;
    }
    return of(likeness, sameScript ? Reason.TYPO : Reason.ROMANISED);
  }

  /**
   * What it costs that one word ends in a vowel that the abjad writes and the other does not:
   * Mohammadi is not Mohammad. An e at the end may be silent.
   */
  private static int finalVowel(Word a, Word b) {
    return endsInVowel(a) == endsInVowel(b) ? 0 : FINAL_VOWEL;
  }

  private static boolean endsInVowel(Word word) {
    String latin = word.latin();
    for (int i = latin.length() - 1; i > 0; i--) {
      switch (latin.charAt(i)) {
        case 'a', 'h', 'e' -> {}
        case 'i', 'y', 'u', 'w', 'o' -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  /** What may be wrong between two words, so that they are as alike as the least that counts. */
  static int most(int one, int other) {
    return Math.min(most(Math.min(one, other)), (one + other) * ALIKE_A_LETTER / 2);
  }

  /** The most that may be wrong with a word, by its length: a short one is soon another. */
  private static int most(int length) {
    return switch (length) {
      case 1 -> 0;
      case 2 -> 60;
      case 3 -> 100;
      case 4 -> 120;
      case 5 -> 160;
      case 6, 7 -> 200;
      case 8, 9 -> 240;
      default -> 300;
    };
  }

  private static int numbers(Word a, Word b) {
    if (a.kind() != b.kind()) {
      return NONE;
    }
    return a.group() == b.group() ? of(1, Reason.NUMBER) : NONE;
  }

  private static int initials(Word a, Word b) {
    Word initial = a.kind() == Word.Kind.INITIAL ? a : b;
    Word other = initial == a ? b : a;
    if (!other.kind().distinguishes()
        || other.latin().isEmpty()
        || initial.latin().isEmpty()
        || other.script() == Script.HAN
        || other.script() == Script.HANGUL) {
      return NONE;
    }
    boolean begins =
        other.latin().charAt(0) == initial.latin().charAt(0)
            || (a.script() != b.script()
                && other.sound().length > 0
                && initial.sound().length > 0
                && other.sound()[0] == initial.sound()[0]);
    if (!begins) {
      return NONE;
    }
    return other.kind() == Word.Kind.INITIAL ? of(1, Reason.SAME) : of(BEGINS, Reason.INITIAL);
  }

  /** Each character is a syllable with a meaning: another one is another name. */
  private static int characters(String a, String b) {
    if (a.length() != b.length() || a.length() < 4) {
      return NONE;
    }
    int other = 0;
    for (int i = 0; i < a.length(); i++) {
      other += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return other == 1 ? of(CHARACTER_REPLACED - 1f / a.length(), Reason.TYPO) : NONE;
  }

  private static int hangul(Word a, Word b) {
    boolean same = a.plain().length() == b.plain().length();
    for (int i = 0; same && i < a.plain().length(); i++) {
      same =
          i == 0
              ? Hangul.atBeginning(a.plain().charAt(0)) == Hangul.atBeginning(b.plain().charAt(0))
              : a.plain().charAt(i) == b.plain().charAt(i);
    }
    return same ? of(SPELLED, Reason.SPELLING) : characters(a.plain(), b.plain());
  }

  private static boolean share(int[] a, int[] b) {
    for (int one : a) {
      for (int other : b) {
        if (one == other) {
          return true;
        }
      }
    }
    return false;
  }

  /** A familiar form and its name have one line, the one odd and the other even. */
  private static boolean familiar(int[] a, int[] b) {
    for (int one : a) {
      for (int other : b) {
        if (one / 2 == other / 2 && (one | other) % 2 == 1) {
          return true;
        }
      }
    }
    return false;
  }

  private static int consonants(byte[] sound) {
    int consonants = 0;
    for (byte letter : sound) {
      if (letter != 'a' && letter != 'i' && letter != 'u') {
        consonants++;
      }
    }
    return consonants;
  }

  /** Which families of consonants are in a word, those that are written for each other together. */
  static int letters(byte[] sound) {
    int letters = 0;
    for (byte letter : sound) {
      letters |= FAMILY[letter - 'a'];
    }
    return letters;
  }

  private static final int[] FAMILY = family("bpvf", "dt", "gkh", "cjszx", "lr", "mn");

  private static int[] family(String... families) {
    int[] bits = new int[26];
    for (int i = 0; i < families.length; i++) {
      for (char letter : families[i].toCharArray()) {
        bits[letter - 'a'] = 1 << i;
      }
    }
    return bits;
  }

  /** Whether comparing letter by letter may come to an end that counts. */
  private static boolean mayBeAlike(int a, int b, Costs costs, byte[] one, byte[] other) {
    if (costs != Costs.LETTERS) {
      return true;
    }
    int strange = Math.max(Integer.bitCount(a & ~b), Integer.bitCount(b & ~a));
    return strange * STRANGE <= most(one.length, other.length);
  }
}
