package org.lockstep.entity.matching;

/**
 * A word of a name, with all that comparing it needs.
 *
 * @param written as it stands in the name
 * @param script that it is written in
 * @param plain in one form of its script
 * @param latin as it is read
 * @param sounds how it sounds: first the usual way, then others
 * @param ending that many names of its kind have
 * @param letters which kinds of letters the first of them has, a bit for each
 * @param names the lines of the table of names that have it
 * @param familiar the lines of the table of familiar forms that have it
 * @param kind what it says
 * @param group which form, meaning or number it is, by kind
 * @param weight what it counts where it agrees; a word that many names have says less
 * @param opposed what it counts where it does not
 */
record Word(
    String written,
    Script script,
    String plain,
    String latin,
    byte[][] sounds,
    Ending ending,
    int letters,
    int[] names,
    int[] familiar,
    Kind kind,
    int group,
    float weight,
    float opposed) {

  /** What a word says. */
  enum Kind {
    NAME,
    INITIAL,
    NUMBER,
    /** Letters that are spelt, each of which is one of the name: another one is another name. */
    ACRONYM,
    /** What many organisations are: bank, plant, trading. */
    MEANING,
    FORM,
    TITLE;

    /** Whether it is missed where the other name does not have it. */
    boolean distinguishes() {
      return this != FORM && this != TITLE;
    }
  }

  static final int[] NONE = {};
  private static final int FEW_LETTERS = 3;

  byte[] sound() {
    return sounds[0];
  }

  /** Whether it is one syllable of a name of which each has its meaning. */
  boolean isSyllable() {
    return plain.length() == 1 && (script == Script.HAN || script == Script.HANGUL);
  }

  /** As it stands in the name where that matters for comparing: letters that may be initials. */
  String writtenAsCompared() {
    return written.length() <= FEW_LETTERS || plain.length() <= FEW_LETTERS ? written : plain;
  }

  /** The same without what only an explanation needs. */
  Word asCompared() {
    return new Word(
        writtenAsCompared(),
        script,
        plain,
        latin,
        sounds,
        ending,
        letters,
        names,
        familiar,
        kind,
        group,
        weight,
        opposed);
  }

  Word as(Kind other, float itsWeight, float itsOpposed) {
    return new Word(
        written,
        script,
        plain,
        latin,
        sounds,
        ending,
        letters,
        names,
        familiar,
        other,
        group,
        itsWeight,
        itsOpposed);
  }
}
