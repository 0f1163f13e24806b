package org.lockstep.entity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The distinct words of many names, and those of them that a word may be like. */
final class Vocabulary {
  /**
   * Given names come again and again: what the last words were like is kept, as many as these bits
   * leave.
   */
  private static final int FORGETTING = 19;

  /** Words that are like more than so many are worked out each time. */
  private static final int MOST_REMEMBERED = 512;

  private final Word[] words;
  private final KeyTable keys;
  private final long[] shapes;

  /** What each word counts where it is missed, where it stands against another, where it agrees. */
  private final float[] missed;

  private final float[] opposed;
  private final float[] weights;
  private final Word.Kind[] kinds;

  /** How the words sound, one after the other, and where each begins. */
  private final byte[] sounds;

  private final int[] beginnings;

  private final AtomicReferenceArray<Remembered> memory =
      new AtomicReferenceArray<>(1 << (32 - FORGETTING));

  private Vocabulary(Word[] words, KeyTable keys) {
    this.words = words;
    this.keys = keys;
    this.shapes = new long[words.length];
    this.missed = new float[words.length];
    this.opposed = new float[words.length];
    this.weights = new float[words.length];
    this.kinds = new Word.Kind[words.length];
    this.beginnings = new int[words.length + 1];
    for (int i = 0; i < words.length; i++) {
      shapes[i] = SoundShape.of(words[i]);
      missed[i] = (float) Scoring.missed(words[i]);
      opposed[i] = words[i].opposed();
      weights[i] = words[i].weight();
      kinds[i] = words[i].kind();
      beginnings[i + 1] = beginnings[i] + words[i].sound().length;
    }
    this.sounds = new byte[beginnings[words.length]];
    for (int i = 0; i < words.length; i++) {
      System.arraycopy(words[i].sound(), 0, sounds, beginnings[i], words[i].sound().length);
    }
  }

  /** Whether a word of the list may be like another: by the tables, or with letters changed. */
  boolean mayBeAlike(Word asked, long shape, int number) {
    long other = shapes[number];
    if (SoundShape.bothKnown(shape, other) && Likeness.areKnown(asked, words[number])) {
      return true;
    }
    return SoundShape.bothNamed(shape, other)
        ? sounds(asked.sound(), number)
        : mayBeWritten(asked.sound(), shape, number);
  }

  /** Whether a word of the list may be another one with letters changed. */
  boolean mayBeWritten(byte[] sound, long shape, int number) {
    long other = shapes[number];
    if (SoundShape.isAny(shape | other)) {
      return true;
    }
    if (!SoundShape.mayBeWritten(shape, other)) {
      return false;
    }
    int from = beginnings[number];
    int length = beginnings[number + 1] - from;
    int most = Likeness.most(sound.length, length);
    return EditDistance.of(sound, sounds, from, length, Costs.LETTERS, most) <= most;
  }

  boolean sounds(byte[] sound, int number) {
    return Arrays.equals(
        sound, 0, sound.length, sounds, beginnings[number], beginnings[number + 1]);
  }

  int size() {
    return words.length;
  }

  Word word(int number) {
    return words[number];
  }

  float missed(int number) {
    return missed[number];
  }

  float opposed(int number) {
    return opposed[number];
  }

  float weight(int number) {
    return weights[number];
  }

  Word.Kind kind(int number) {
    return kinds[number];
  }

  /** How many letters the sound of a word has. */
  int length(int number) {
    return beginnings[number + 1] - beginnings[number];
  }

  KeyTable keys() {
    return keys;
  }

  /** What was found like the word the last time, each followed by how alike; null if forgotten. */
  int @Nullable [] remembered(Word word) {
    Same same = new Same(word);
    Remembered found = memory.get(place(same));
    return found != null && found.same.equals(same) ? found.like : null;
  }

  void remember(Word word, int[] like) {
    if (like.length <= MOST_REMEMBERED) {
      Same same = new Same(word);
      memory.set(place(same), new Remembered(same, like));
    }
  }

  private int place(Same same) {
    return (same.hash * 0x9E3779B1) >>> FORGETTING;
  }

  private record Remembered(Same same, int[] like) {}

  /** Gives each word its number. */
  static final class Builder {
    private final Map<Same, Integer> numbers = new HashMap<>();
    private final List<Word> words = new ArrayList<>();

    int number(Word word) {
      Integer known = numbers.putIfAbsent(new Same(word), words.size());
      if (known != null) {
        return known;
      }
      words.add(word.asCompared());
      return words.size() - 1;
    }

    Vocabulary build() {
      numbers.clear();
      KeyTable.Builder keys = new KeyTable.Builder();
      for (int i = 0; i < words.size(); i++) {
        int number = i;
        WordKeys.ofListed(words.get(i), key -> keys.add(key, number));
      }
      return new Vocabulary(words.toArray(Word[]::new), keys.build());
    }
  }

  /** Two words that every other word is like to the same extent. */
  private record Same(Word word, int hash) {
    Same(Word word) {
      this(word, word.plain().hashCode() * 31 + word.kind().ordinal());
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object object) {
      if (!(object instanceof Same same)) {
        return false;
      }
      Word other = same.word;
      return word.kind() == other.kind()
          && word.script() == other.script()
          && word.group() == other.group()
          && word.weight() == other.weight()
          && word.opposed() == other.opposed()
          && word.plain().equals(other.plain())
          && Arrays.deepEquals(word.sounds(), other.sounds())
          && Arrays.equals(word.names(), other.names())
          && Arrays.equals(word.familiar(), other.familiar())
          && word.writtenAsCompared().equals(other.writtenAsCompared());
    }
  }
}
