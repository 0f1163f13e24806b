package org.lockstep.entity.matching;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** One search in a {@link NameIndex}. */
final class NameSearch {
  /** So many names are looked at between two looks at the clock. */
  private static final int BETWEEN_LOOKS = 256;

  private static final int MOST_JOINED = 3;
  private static final int SHORTEST_TOGETHER = 5;

  /** So many names are looked at even where fewer would do, for words with more letters changed. */
  private static final int ENOUGH = 200;

  /** Of a row in which every word of the query was compared. */
  private static final int WHOLE = 1;

  private static final int SEEN = 0;
  private static final int TOLD = 1;
  private static final double ROUNDING = 1e-6;

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** What one search needs, kept for the next one of the thread. */
  private static final class Scratch {
    /**
     * For each word of the vocabulary that is like one of those asked for, the place of its row.
     */
    final IntMap rows = new IntMap();

    /** Rows: how alike the word is to each of those asked for. */
    int[] likeness = new int[1 << 12];

    int likenesses;

    /** Words that were found like the one at hand, each with how alike it is. */
    int[] foundWords = new int[128];

    int found;
    final IntMap tried = new IntMap();
    final IntMap seen = new IntMap();

    /** The words that are like each of those asked for. */
    int[][] like = new int[PreparedName.MOST_WORDS][16];

    final int[] likes = new int[PreparedName.MOST_WORDS];
    final double[] agreed = new double[PreparedName.MOST_WORDS];
    final double[] differing = new double[PreparedName.MOST_WORDS];
    final boolean[] joined = new boolean[PreparedName.MOST_WORDS];

    void begin() {
      rows.clear();
      seen.clear();
      likenesses = 0;
      Arrays.fill(likes, 0);
    }
  }

  private final NameIndex index;
  private final Vocabulary vocabulary;
  private final Word[] asked;
  private final String order;
  private final Naming naming;
  private final double least;
  private final Scratch scratch;
  private final long[] shapes;
  private final double forms;

  /** In how many names each word is. */
  private final int[] postings;

  /** The words whose like are known. */
  private final boolean[] compared;

  private final boolean initials;
  private boolean byKeysAlone;

  /** Where the two words are that may be one of the query. */
  private int apartAt;

  NameSearch(NameIndex index, PreparedName asked, double least) {
    this.index = index;
    this.vocabulary = index.vocabulary();
    this.asked = asked.words();
    this.order = asked.order();
    this.naming = NameMatcher.stricter(asked.naming(), index.naming());
    this.least = least - ROUNDING;
    this.scratch = SCRATCH.get();
    scratch.begin();
    this.postings = new int[this.asked.length];
    this.compared = new boolean[this.asked.length];
    this.shapes = new long[this.asked.length];
    double itsForms = 0;
    boolean anyInitial = false;
    for (int i = 0; i < this.asked.length; i++) {
      Word word = this.asked[i];
      shapes[i] = SoundShape.of(word);
      anyInitial |= word.kind() == Word.Kind.INITIAL;
      itsForms += word.kind().distinguishes() ? 0 : word.weight();
    }
    this.forms = itsForms;
    this.initials = anyInitial;
  }

  boolean run(BooleanSupplier expired, NameIndex.Found found) {
    for (int count = 2; count <= MOST_JOINED; count++) {
      for (int i = 0; i + count <= asked.length; i++) {
        together(i, count);
      }
    }
    int[] telling = rarestFirst();
    int names = 0;
    for (int chosen = 0; chosen < telling.length; chosen++) {
      int i = telling[chosen];
      if (names + postings[i] > ENOUGH && withoutAnyOf(telling, chosen) < least) {
        break;
      }
      alike(i);
      for (int k = 0; k < scratch.likes[i]; k++) {
        int word = scratch.like[i][k];
        for (int at = index.firstPosting(word); at < index.firstPosting(word + 1); at++) {
          if (++names % BETWEEN_LOOKS == 0 && expired.getAsBoolean()) {
            return false;
          }
          if (names == ENOUGH) {
            byKeysAlone(telling, chosen + 1);
          }
          look(index.posting(at), IntMap.NONE, found);
        }
      }
    }
    for (int i = 0; i < asked.length; i++) {
      if (expired.getAsBoolean()) {
        return false;
      }
      apart(i, found);
    }
    return true;
  }

  /**
   * From here on words are alike only if keys led from the one to the other: so many names are left
   * that their words cannot be compared one by one.
   */
  private void byKeysAlone(int[] telling, int from) {
    byKeysAlone = true;
    for (int k = from; k < telling.length; k++) {
      alike(telling[k]);
    }
  }

  /** The words of the query that tell a name, the rarest first. */
  private int[] rarestFirst() {
    int[] telling = new int[asked.length];
    int count = 0;
    for (int i = 0; i < asked.length; i++) {
      if (asked[i].kind().distinguishes() && asked[i].kind() != Word.Kind.INITIAL) {
        postings[i] = frequency(asked[i]);
        int at = count++;
        while (at > 0 && postings[telling[at - 1]] > postings[i]) {
          telling[at] = telling[at - 1];
          at--;
        }
        telling[at] = i;
      }
    }
    return Arrays.copyOf(telling, count);
  }

  /** In how many names the word is, written in any way that sounds the same. */
  private int frequency(Word word) {
    KeyTable keys = vocabulary.keys();
    int key =
        word.kind() == Word.Kind.NUMBER
            ? FoldKeys.of(FoldKeys.Kind.NUMBER, word.group())
            : FoldKeys.exact(word.sound());
    int names = 0;
    for (int at = keys.from(key); keys.has(at, key); at++) {
      int other = keys.word(at);
      if (vocabulary.sounds(word.sound(), other)) {
        names += index.firstPosting(other + 1) - index.firstPosting(other);
      }
    }
    return names;
  }

  /** The words that are like a word, by all that words have in common with it. */
  private void alike(int i) {
    if (compared[i]) {
      return;
    }
    compared[i] = true;
    Word word = asked[i];
    int[] known = vocabulary.remembered(word);
    if (known != null) {
      for (int k = 0; k < known.length; k += 2) {
        add(i, known[k], known[k + 1]);
      }
      return;
    }
    scratch.found = 0;
    scratch.tried.clear();
    WordKeys.known(word, key -> compare(i, key, false));
    WordKeys.initial(word, key -> compare(i, key, false));
    WordKeys.sounds(word, false, key -> compare(i, key, true));
    vocabulary.remember(word, Arrays.copyOf(scratch.foundWords, scratch.found));
  }

  private void compare(int i, int key, boolean bySound) {
    KeyTable keys = vocabulary.keys();
    long shape = shapes[i];
    for (int at = keys.from(key); keys.has(at, key); at++) {
      int word = keys.word(at);
      if (!scratch.tried.put(word, 0)
          || (bySound && !vocabulary.mayBeWritten(asked[i].sound(), shape, word))) {
        continue;
      }
      int likeness = Likeness.of(asked[i], vocabulary.word(word));
      if (likeness != Likeness.NONE) {
        add(i, word, likeness);
        if (scratch.found + 2 > scratch.foundWords.length) {
          scratch.foundWords = Arrays.copyOf(scratch.foundWords, scratch.found * 2);
        }
        scratch.foundWords[scratch.found++] = word;
        scratch.foundWords[scratch.found++] = likeness;
      }
    }
  }

  /** Several words of the query that are one word of the list. */
  private void together(int from, int count) {
    int length = 0;
    for (int i = from; i < from + count; i++) {
      if (!asked[i].kind().distinguishes() && asked[i].kind() != Word.Kind.TITLE) {
        return;
      }
      length += asked[i].sound().length;
    }
    byte[] sound = new byte[length];
    int at = 0;
    for (int i = from; i < from + count; i++) {
      for (byte letter : asked[i].sound()) {
        if (at == 0 || sound[at - 1] != letter) {
          sound[at++] = letter;
        }
      }
    }
    if (at == 0) {
      return;
    }
    byte[] all = Arrays.copyOf(sound, at);
    scratch.tried.clear();
    compareTogether(from, count, FoldKeys.exact(all));
  }

  private void compareTogether(int from, int count, int key) {
    KeyTable keys = vocabulary.keys();
    for (int at = keys.from(key); keys.has(at, key); at++) {
      int number = keys.word(at);
      if (!scratch.tried.put(number, 0)
          || !WordAlignment.mayBe(asked, from, count, vocabulary.word(number))) {
        continue;
      }
      int likeness = Joined.likeness(asked, from, count, vocabulary.word(number));
      if (likeness != Likeness.NONE) {
        for (int i = from; i < from + count; i++) {
          add(i, number, likeness);
        }
      }
    }
  }

  /** Names that have apart what is one word of the query. */
  private void apart(int i, NameIndex.Found found) {
    byte[] sound = asked[i].sound();
    if (asked[i].kind().distinguishes() && sound.length >= SHORTEST_TOGETHER) {
      if (postings[i] == 0) { // nobody is called so: a letter may be wrong as well
        FoldKeys.ofTogether(sound, key -> lookApart(i, key, found));
      } else {
        lookApart(i, FoldKeys.together(sound), found);
      }
    }
  }

  private void lookApart(int i, int key, NameIndex.Found found) {
    KeyTable pairs = index.pairs();
    for (int at = pairs.from(key); pairs.has(at, key); at++) {
      int place = pairs.word(at);
      int length = vocabulary.length(index.word(place)) + vocabulary.length(index.word(place + 1));
      int its = asked[i].sound().length;
      if (Math.abs(length - its) * 3 <= Math.max(length, 6)) {
        Word[] two = {vocabulary.word(index.word(place)), vocabulary.word(index.word(place + 1))};
        if (WordAlignment.mayBe(two, 0, 2, asked[i])
            && Joined.likeness(two, 0, 2, asked[i]) != Likeness.NONE) {
          apartAt = place;
          look(index.nameAt(place), i, found);
        }
      }
    }
  }

  /** Notes that a word of the list is like one of the query. */
  private void add(int i, int word, int likeness) {
    int row = scratch.rows.get(word);
    if (row == IntMap.NONE) {
      row = newRow();
      scratch.rows.put(word, row);
    }
    int count = scratch.likes[i]++;
    if (count == scratch.like[i].length) {
      scratch.like[i] = Arrays.copyOf(scratch.like[i], count * 2);
    }
    scratch.like[i][count] = word;
    scratch.likeness[row + i] = Math.max(scratch.likeness[row + i], likeness);
  }

  private int newRow() {
    int row = scratch.likenesses;
    scratch.likenesses += asked.length + 1;
    if (scratch.likenesses > scratch.likeness.length) {
      scratch.likeness = Arrays.copyOf(scratch.likeness, scratch.likenesses * 2);
    }
    Arrays.fill(scratch.likeness, row, row + asked.length + 1, Likeness.NONE);
    return row;
  }

  /** How alike a word of the list is to each of the query: nothing need have led to it. */
  private int rowOf(int number) {
    int row = scratch.rows.get(number);
    if (byKeysAlone && row == IntMap.NONE && !initials) {
      return IntMap.NONE;
    }
    if (row == IntMap.NONE) {
      row = newRow();
      scratch.rows.put(number, row);
    }
    if (scratch.likeness[row + asked.length] != WHOLE) {
      scratch.likeness[row + asked.length] = WHOLE;
      for (int i = 0; i < asked.length; i++) {
        if (scratch.likeness[row + i] == Likeness.NONE
            && (!byKeysAlone || asked[i].kind() == Word.Kind.INITIAL)
            && vocabulary.mayBeAlike(asked[i], shapes[i], number)) {
          scratch.likeness[row + i] = Likeness.of(asked[i], vocabulary.word(number));
        }
      }
    }
    return row;
  }

  /** The most that a name can score that has none of the first so many of these words. */
  private double withoutAnyOf(int[] words, int count) {
    double agreed = 0;
    double left = 0;
    double numbers = 0;
    int met = 0;
    for (int i = 0; i < asked.length; i++) {
      if (!asked[i].kind().distinguishes()) {
        continue;
      }
      boolean missing = false;
      for (int k = 0; k < count; k++) {
        missing |= words[k] == i;
      }
      if (missing && asked[i].kind() == Word.Kind.NUMBER) {
        numbers += asked[i].weight();
      } else if (missing) {
        left += Scoring.missed(asked[i]);
      } else if (asked[i].kind() == Word.Kind.INITIAL) {
        agreed += Scoring.INITIAL * (1 + asked[i].weight()) / 2;
        met++;
      } else {
        agreed += (1 + asked[i].weight()) / 2;
        met++;
      }
    }
    return agreed == 0
        ? 0
        : NameMatcher.SCORING.of(
            new Scoring.Agreed(agreed, forms, 0, met, true),
            new Scoring.Left(left, 0, numbers, 0, 0, left > 0 ? 1 : 0),
            Scoring.Left.NOTHING,
            0,
            naming);
  }

  /** Looks at a name once, or once more if a word of the query may be two of its words. */
  private void look(int name, int apart, NameIndex.Found found) {
    int known = scratch.seen.get(name);
    if (known == TOLD || (known == SEEN && apart == IntMap.NONE)) {
      return;
    }
    scratch.seen.put(name, SEEN);
    if (atMost(name, apart) < least) {
      return;
    }
    scratch.seen.put(name, TOLD);
    Word[] its = index.wordsOf(name);
    double score =
        NameMatcher.score(asked, order, its, PreparedName.order(its), naming, NameMatcher.SCORING);
    if (score >= least) {
      found.found(name, score);
    }
  }

  /** The most that the name can score, by how alike its words are to those of the query. */
  private double atMost(int name, int apart) {
    Arrays.fill(scratch.agreed, 0, asked.length, 0);
    Arrays.fill(scratch.differing, 0, asked.length, Double.MAX_VALUE);
    Arrays.fill(scratch.joined, 0, asked.length, false);
    double left = 0;
    double opposed = 0;
    double numbers = 0;
    int count = 0;
    int end = index.firstWord(name + 1);
    for (int at = index.firstWord(name); at < end; at++) {
      int number = index.word(at);
      int row = rowOf(number);
      boolean met = apart != IntMap.NONE && (at == apartAt || at == apartAt + 1);
      for (int i = 0; row != IntMap.NONE && i < asked.length; i++) {
        if (scratch.likeness[row + i] != Likeness.NONE) {
          meet(i, vocabulary.weight(number), scratch.likeness[row + i]);
          met = true;
        }
      }
      if (!met) {
        switch (vocabulary.kind(number)) {
          case NUMBER -> numbers += vocabulary.weight(number);
          case FORM, TITLE -> {}
          default -> {
            left += vocabulary.missed(number);
            opposed += vocabulary.opposed(number);
            count++;
          }
        }
      }
    }
    if (apart != IntMap.NONE) {
      scratch.agreed[apart] = 1;
      scratch.differing[apart] = 0;
      scratch.joined[apart] = true;
    }
    return atMost(new Scoring.Left(left, opposed, numbers, 0, 0, count));
  }

  private void meet(int i, float itsWeight, int likeness) {
    double weight = (asked[i].weight() + itsWeight) / 2;
    if (Likeness.reason(likeness) == Reason.INITIAL) {
      weight *= Scoring.INITIAL;
    }
    double value = Likeness.value(likeness);
    scratch.agreed[i] = Math.max(scratch.agreed[i], weight * value);
    scratch.differing[i] = Math.min(scratch.differing[i], weight * (1 - value));
    scratch.joined[i] |= Likeness.reason(likeness) == Reason.JOINED;
  }

  private double atMost(Scoring.Left theirs) {
    double agreed = 0;
    double differing = 0;
    double left = 0;
    double opposed = 0;
    double numbers = 0;
    int pairs = 0;
    int count = 0;
    for (int i = 0; i < asked.length; i++) {
      Word word = asked[i];
      if (scratch.agreed[i] > 0) {
        agreed += scratch.agreed[i];
        differing += scratch.differing[i];
        pairs += scratch.joined[i] || scratch.agreed[i] < Scoring.PIECE ? 2 : 1;
      } else if (word.kind() == Word.Kind.NUMBER) {
        numbers += word.weight();
      } else if (word.kind().distinguishes()) {
        left += Scoring.missed(word);
        opposed += word.opposed();
        count++;
      }
    }
    return agreed == 0
        ? 0
        : NameMatcher.SCORING.of(
            new Scoring.Agreed(agreed, forms, differing, pairs, true),
            new Scoring.Left(left, opposed, numbers, 0, 0, count),
            theirs,
            0,
            naming);
  }
}
