package org.lockstep.entity.matching;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Finds, among very many names, those that a name is like, with the scores of {@link NameMatcher}
 * and without comparing with each. It does not change, and many threads may search at once.
 *
 * <p>A name is found by its words: from the rarest on, as many as are needed for that no name can
 * reach the least score that has none of them. A word is found by what {@link WordKeys} it has in
 * common with others; what is found that way is compared by the matcher itself.
 */
public final class NameIndex {
  private final Naming naming;
  private final Vocabulary vocabulary;

  /** Where the words of each name begin, and the words. */
  private final int[] beginnings;

  private final int[] words;

  /** Where the names of each word begin, and the names. */
  private final int[] postingBeginnings;

  private final int[] postings;

  /** Places of words which may be written together with the next, by how they sound then. */
  private final KeyTable pairs;

  /** What is told of what is found. */
  @FunctionalInterface
  public interface Found {
    /**
     * A name that is like the one asked for.
     *
     * @param name its number, in the order in which the names were added
     */
    void found(int name, double score);
  }

  private NameIndex(Naming naming, Vocabulary vocabulary, int[] beginnings, int[] words) {
    this.naming = naming;
    this.vocabulary = vocabulary;
    this.beginnings = beginnings;
    this.words = words;
    postingBeginnings = new int[vocabulary.size() + 1];
    for (int name = 0; name + 1 < beginnings.length; name++) {
      for (int i = beginnings[name]; i < beginnings[name + 1]; i++) {
        if (isFirst(name, i)) {
          postingBeginnings[words[i] + 1]++;
        }
      }
    }
    for (int i = 1; i < postingBeginnings.length; i++) {
      postingBeginnings[i] += postingBeginnings[i - 1];
    }
    postings = new int[postingBeginnings[vocabulary.size()]];
    int[] next = postingBeginnings.clone();
    for (int name = 0; name + 1 < beginnings.length; name++) {
      for (int i = beginnings[name]; i < beginnings[name + 1]; i++) {
        if (isFirst(name, i)) {
          postings[next[words[i]]++] = name;
        }
      }
    }
    pairs = pairsOf();
  }

  private KeyTable pairsOf() {
    KeyTable.Builder keys = new KeyTable.Builder();
    for (int name = 0; name < size(); name++) {
      for (int i = beginnings[name]; i + 1 < beginnings[name + 1]; i++) {
        Word first = vocabulary.word(words[i]);
        Word second = vocabulary.word(words[i + 1]);
        if (mayBeTogether(first) && mayBeTogether(second)) {
          keys.add(FoldKeys.ofPair(first.sound(), second.sound()), i);
        }
      }
    }
    return keys.build();
  }

  private static boolean mayBeTogether(Word word) {
    return word.kind() != Word.Kind.NUMBER && word.kind() != Word.Kind.FORM;
  }

  /** Whether the word tells the name, and the name has not had it before. */
  private boolean isFirst(int name, int at) {
    if (!vocabulary.word(words[at]).kind().distinguishes()) {
      return false;
    }
    for (int i = beginnings[name]; i < at; i++) {
      if (words[i] == words[at]) {
        return false;
      }
    }
    return true;
  }

  /** How many names there are. */
  public int size() {
    return beginnings.length - 1;
  }

  /**
   * Tells {@code found} the names whose score with {@code asked} is {@code least} or more, each
   * once, in no order.
   *
   * @param asked prepared as a name of the same type
   * @param expired whether the time is over; asked every now and then
   * @return whether all were looked at
   */
  public boolean search(PreparedName asked, double least, BooleanSupplier expired, Found found) {
    return size() == 0 || asked.isEmpty() || new NameSearch(this, asked, least).run(expired, found);
  }

  Naming naming() {
    return naming;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  KeyTable pairs() {
    return pairs;
  }

  /** The name that has a word at the place. */
  int nameAt(int at) {
    int found = Arrays.binarySearch(beginnings, at);
    int name = found >= 0 ? found : -found - 2;
    while (beginnings[name + 1] <= at) { // names without a word
      name++;
    }
    return name;
  }

  int firstWord(int name) {
    return beginnings[name];
  }

  int word(int at) {
    return words[at];
  }

  int firstPosting(int word) {
    return postingBeginnings[word];
  }

  int posting(int at) {
    return postings[at];
  }

  Word[] wordsOf(int name) {
    int first = beginnings[name];
    Word[] its = new Word[beginnings[name + 1] - first];
    for (int i = 0; i < its.length; i++) {
      its[i] = vocabulary.word(words[first + i]);
    }
    return its;
  }

  /** Collects names of subjects whose names are made alike. */
  public static final class Builder {
    private final Vocabulary.Builder vocabulary = new Vocabulary.Builder();
    private Naming naming = Naming.PERSON;
    private int[] beginnings = new int[64];
    private int[] words = new int[256];
    private int size;
    private int length;

    /** Adds a name, whose number is how many were added before it. */
    public void add(PreparedName name) {
      naming = NameMatcher.stricter(naming, name.naming());
      if (size + 1 == beginnings.length) {
        beginnings = Arrays.copyOf(beginnings, size * 2 + 2);
      }
      for (Word word : name.words()) {
        if (length == words.length) {
          words = Arrays.copyOf(words, length * 2);
        }
        words[length++] = vocabulary.number(word);
      }
      beginnings[++size] = length;
    }

    /** The index; nothing can be added any more. */
    public NameIndex build() {
      return new NameIndex(
          naming,
          vocabulary.build(),
          Arrays.copyOf(beginnings, size + 1),
          Arrays.copyOf(words, length));
    }
  }
}
