package org.lockstep.entity.matching;

import java.util.Arrays;

/** Makes words: how each is read, sounds, and what is known of it. */
final class WordMaker {
  private static final float LESS_A_STEP = .08f;

  private final Tables tables;
  private final Naming naming;

  WordMaker(Tables tables, Naming naming) {
    this.tables = tables;
    this.naming = naming;
  }

  Word word(Plain token, Word.Kind kind, int group) {
    Script script = token.script();
    String plain = LookAlike.letters(token.plain());
    String latin = tables.romaniser().latin(plain, script);
    byte[] sound = Sound.of(tables.romaniser().apart(plain, script));
    byte[][] sounds = {sound};
    if (naming == Naming.PERSON && (script == Script.ABJAD || script == Script.LATIN)) {
      for (String other : ArabicNames.otherwise(token.written(), plain, script)) {
        sounds = with(sounds, Sound.of(tables.romaniser().apart(other, script)));
      }
    }
    if (script == Script.LATIN) {
      String spoken = tables.romaniser().spoken(token.written());
      if (spoken != null) {
        sounds = with(sounds, Sound.of(spoken));
      }
    }
    if (naming == Naming.ORGANIZATION && (script == Script.LATIN || script == Script.ALPHABET)) {
      String place = Russian.place(latin);
      if (place != null) {
        sounds = with(sounds, Sound.of(place));
      }
    }
    if (script == Script.HANGUL && plain.length() == 1) {
      char other = Hangul.withR(plain.charAt(0));
      char beginning = Hangul.atBeginning(plain.charAt(0));
      for (char syllable : new char[] {other, beginning}) {
        if (syllable != plain.charAt(0)) {
          sounds = with(sounds, Sound.of(Hangul.latin(String.valueOf(syllable))));
        }
      }
    }
    int[] names = Word.NONE;
    int[] familiar = Word.NONE;
    if (kind == Word.Kind.NAME && naming == Naming.PERSON) {
      names = tables.names(plain, sound);
      familiar = tables.familiar(sound);
    }
    return new Word(
        token.written(),
        script,
        plain,
        latin,
        sounds,
        Ending.of(sound),
        Likeness.letters(sound),
        names,
        familiar,
        kind,
        group,
        spaced(script) ? weight(1, latin) : 1,
        1);
  }

  private static boolean spaced(Script script) {
    return script != Script.HAN && script != Script.HANGUL && script != Script.KANA;
  }

  private static byte[][] with(byte[][] sounds, byte[] another) {
    for (byte[] sound : sounds) {
      if (Arrays.equals(sound, another)) {
        return sounds;
      }
    }
    byte[][] all = Arrays.copyOf(sounds, sounds.length + 1);
    all[sounds.length] = another;
    return all;
  }

  /** What a word counts where it agrees: the more names have it, the less. */
  float weight(float base, String latin) {
    return base * (1 - LESS_A_STEP * tables.frequency(latin));
  }
}
