package org.lockstep.entity.matching;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.lockstep.entity.matching.FoldKeys.Kind;

/** By which keys a word is found: how it sounds, and what the tables know of it. */
final class WordKeys {
  private WordKeys() {}

  static void ofListed(Word word, IntConsumer keys) {
    known(word, keys);
    if (word.kind() == Word.Kind.INITIAL) {
      initial(word, keys);
    } else {
      sounds(word, true, keys);
    }
  }

  /** Keys by which a word is found whatever it sounds like. */
  static void known(Word word, IntConsumer keys) {
    if (word.kind() == Word.Kind.NUMBER) {
      keys.accept(FoldKeys.of(Kind.NUMBER, word.group()));
      return;
    }
    if (word.group() > 0) {
      keys.accept(FoldKeys.of(Kind.GROUP, word.group() * 8 + word.kind().ordinal()));
    }
    for (int line : word.names()) {
      keys.accept(FoldKeys.of(Kind.NAME, line));
    }
    for (int line : word.familiar()) {
      keys.accept(FoldKeys.of(Kind.FAMILIAR, line / 2));
    }
    if (word.sound().length == 0) {
      keys.accept(FoldKeys.of(Kind.PLAIN, word.plain().hashCode()));
    }
  }

  /** Keys by which an initial and the words that it may begin are found. */
  static void initial(Word word, IntConsumer keys) {
    if (!word.latin().isEmpty()) {
      keys.accept(FoldKeys.of(Kind.INITIAL, word.latin().charAt(0)));
    }
    if (word.sound().length > 0 && word.sound()[0] != word.latin().charAt(0)) {
      keys.accept(FoldKeys.of(Kind.INITIAL, word.sound()[0]));
    }
  }

  static void sounds(Word word, boolean listed, IntConsumer keys) {
    if (word.kind() == Word.Kind.NUMBER) {
      return;
    }
    for (byte[] sound : word.sounds()) {
      sound(sound, listed, keys);
    }
    if (word.script() != Script.LATIN) {
      byte[] read = Sound.of(word.latin());
      if (!Arrays.equals(read, word.sound())) {
        sound(read, listed, keys);
      }
    }
  }

  private static void sound(byte[] sound, boolean listed, IntConsumer keys) {
    if (sound.length == 0) {
      return;
    }
    if (listed) {
      FoldKeys.ofListed(sound, keys);
    } else {
      FoldKeys.ofAsked(sound, keys);
    }
  }
}
