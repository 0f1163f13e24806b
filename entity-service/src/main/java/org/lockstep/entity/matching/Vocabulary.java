package org.lockstep.entity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct words of many names, and those of them that a word may be like. */
final class Vocabulary {
  private final Word[] words;
  private final KeyTable keys;
  private final long[] shapes;

  private Vocabulary(Word[] words, KeyTable keys) {
    this.words = words;
    this.keys = keys;
    this.shapes = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      shapes[i] = SoundShape.of(words[i]);
    }
  }

  int size() {
    return words.length;
  }

  Word word(int number) {
    return words[number];
  }

  long shape(int number) {
    return shapes[number];
  }

  KeyTable keys() {
    return keys;
  }

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
