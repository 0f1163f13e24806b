package org.lockstep.entity.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.SubjectType;

/**
 * A name as it is compared: read once, compared often. It does not change, and many threads may use
 * it at once.
 *
 * <p>Of a very long name the first {@link #MOST_CHARACTERS} characters and {@link #MOST_WORDS} words
 * are read; {@link #shortened} says so.
 */
public final class PreparedName {
  /** Longer than any listed name; what follows is not read. */
  public static final int MOST_CHARACTERS = 1_024;

  /** More words than any listed name has; what follows is not read. */
  public static final int MOST_WORDS = 48;

  private final String name;
  private final @Nullable SubjectType type;
  private final List<String> words;
  private final boolean shortened;

  private PreparedName(
      String name, @Nullable SubjectType type, List<String> words, boolean shortened) {
    this.name = name;
    this.type = type;
    this.words = words;
    this.shortened = shortened;
  }

  /**
   * Reads a name.
   *
   * @param name as it is written in any script, family name first or last
   * @param type what the name is of; null if that is not known
   */
  public static PreparedName of(String name, @Nullable SubjectType type) {
    String read = name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) : name;
    String plain =
        Normalizer.normalize(read, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= plain.length(); i++) {
      char c = i < plain.length() ? plain.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK && word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    boolean tooMany = words.size() > MOST_WORDS;
    return new PreparedName(
        read,
        type,
        List.copyOf(tooMany ? words.subList(0, MOST_WORDS) : words),
        tooMany || read.length() < name.length());
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
    return words.isEmpty();
  }

  List<String> words() {
    return words;
  }

  @Override
  public String toString() {
    return name;
  }
}
