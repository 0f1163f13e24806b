package org.lockstep.entity.matching;

/**
 * A word of a name, with all that comparing it needs.
 *
 * @param written as it stands in the name
 * @param script that it is written in
 * @param plain in one form of its script
 * @param latin as it is read
 * @param sounds how it sounds: first the usual way, then others
 * @param letters which kinds of letters the first of them has, a bit for each
 * @param names the lines of the table of names that have it
 * @param familiar the lines of the table of familiar forms that have it
 * @param kind what it says
 * @param group which form, meaning or number it is, by kind
 * @param weight what it counts
 */
record Word(
    String written,
    Script script,
    String plain,
    String latin,
    byte[][] sounds,
    int letters,
    int[] names,
    int[] familiar,
    Kind kind,
    int group,
    float weight) {

  /** What a word says. */
  enum Kind {
    NAME,
    INITIAL,
    NUMBER,
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

  byte[] sound() {
    return sounds[0];
  }

  Word as(Kind other, float itsWeight) {
    return new Word(
        written, script, plain, latin, sounds, letters, names, familiar, other, group, itsWeight);
  }
}
