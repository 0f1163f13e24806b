package org.lockstep.entity.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.SubjectType;

/**
 * A name as it is compared: read once, compared often. It does not change, and many threads may use
 * it at once.
 *
 * <p>Of a very long name the first {@link #MOST_CHARACTERS} characters and {@link #MOST_WORDS}
 * words are read; {@link #shortened} says so.
 */
public final class PreparedName {
  /** Longer than any listed name; what follows is not read. */
  public static final int MOST_CHARACTERS = 1_024;

  /** More words than any listed name has; what follows is not read. */
  public static final int MOST_WORDS = 48;

  private final String name;
  private final @Nullable SubjectType type;
  private final Naming naming;
  private final Word[] words;
  private final String order;
  private final boolean shortened;

  private PreparedName(
      String name, @Nullable SubjectType type, Naming naming, Word[] words, boolean shortened) {
    this.name = name;
    this.type = type;
    this.naming = naming;
    this.words = words;
    this.shortened = shortened;
    this.order = order(words);
  }

  /**
   * Reads a name.
   *
   * @param name as it is written in any script, family name first or last
   * @param type what the name is of; null if that is not known
   */
  public static PreparedName of(String name, @Nullable SubjectType type) {
    Naming naming = Naming.of(type);
    String read = name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) : name;
    String text = Text.visible(read);
    List<Token> tokens = Token.of(text, MOST_WORDS);
    List<Word> words = NameReader.words(tokens, naming, Text.hasMiddleDot(text), Tables.shipped());
    int kept = Math.min(words.size(), MOST_WORDS);
    return new PreparedName(
        read,
        type,
        naming,
        words.subList(0, kept).toArray(Word[]::new),
        read.length() < name.length() || tokens.size() > MOST_WORDS || kept < words.size());
  }

  /** As it was written. */
  public String name() {
    return name;
  }

  /** What the name is of; null if that is not known. */
  public @Nullable SubjectType type() {
    return type;
  }

  /** Whether the name was longer than what is read. */
  public boolean shortened() {
    return shortened;
  }

  /** Whether it has no word that can be compared: only punctuation, or nothing. */
  public boolean isEmpty() {
    return words.length == 0;
  }

  Naming naming() {
    return naming;
  }

  Word[] words() {
    return words;
  }

  /** Which of two names is looked at first, so that their order does not matter. */
  String order() {
    return order;
  }

  static String order(Word[] words) {
    StringBuilder plain = new StringBuilder();
    for (Word word : words) {
      plain.append(word.plain()).append(' ');
    }
    return plain.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
