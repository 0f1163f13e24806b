package org.lockstep.designation.lists.canada;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of a person that stand in one with an "or" or with a word in brackets: {@code Galina
 * Knizhonak or Knizhonok} is Galina Knizhonak and Galina Knizhonok, {@code Dzmitry (Zmitser)
 * Karsiuk} is Dzmitry Karsiuk and Zmitser Karsiuk. What is in doubt stays one name.
 */
final class Variants {
  private static final Pattern OR = Pattern.compile(",? (?:or|and) ");
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final int MOST = 10;
  private static final int LONGEST_WORD = 50;
  private static final int ALL_OF_A_NAME = 3;

  private Variants() {}

  /**
   * @param name with single blanks
   */
  static List<String> of(String name) {
    List<String> pieces = Arrays.asList(OR.split(name, MOST));
    if (pieces.size() == 1) {
      return bracketed(name);
    }
    boolean plain = pieces.stream().noneMatch(piece -> piece.isBlank() || piece.contains("/"));
    if (!plain) {
      return List.of(name);
    }
    List<String> first = words(pieces.get(0));
    List<String> names = new ArrayList<>(List.of(pieces.get(0)));
    for (String piece : pieces.subList(1, pieces.size())) {
      List<String> words = words(piece);
      if (isWhole(words, first)) {
        names.add(piece);
      } else if (words.size() == 1 && first.size() > 1) {
        names.add(joined(first.subList(0, first.size() - 1), words));
      } else {
        return pieces.size() == 2 ? ofOneWord(name, first, words) : List.of(name);
      }
    }
    return names;
  }

  /** "Ivan Petrovich or Petrowich Primer": two spellings of the one word between the others. */
  private static List<String> ofOneWord(String name, List<String> first, List<String> second) {
    return isLike(first.get(first.size() - 1), second.get(0))
        ? List.of(
            joined(first, second.subList(1, second.size())),
            joined(first.subList(0, first.size() - 1), second))
        : List.of(name);
  }

  /** One that begins like the first one, or has as many words; of two words, one may be missing. */
  private static boolean isWhole(List<String> words, List<String> first) {
    return words.size() > 1
        && first.size() > 1
        && (words.get(0).equals(first.get(0))
            || (words.size() == first.size() && words.size() >= ALL_OF_A_NAME));
  }

  private static List<String> bracketed(String name) {
    int open = name.indexOf('(');
    int close = name.indexOf(')');
    boolean one = open > 0 && close > open && name.indexOf('(', open + 1) < 0;
    if (!one || name.indexOf(')', close + 1) >= 0) {
      return List.of(name);
    }
    String other = name.substring(open + 1, close).strip();
    List<String> before = words(name.substring(0, open).strip());
    String after = name.substring(close + 1).strip();
    String replaced = before.get(before.size() - 1);
    boolean ofAWord = !other.contains(" ") && isLike(replaced, other);
    boolean alone = before.size() == 1 && after.isEmpty();
    if (!ofAWord || alone) {
      return List.of(name);
    }
    List<String> beginning = before.subList(0, before.size() - 1);
    List<String> rest = after.isEmpty() ? List.of() : words(after);
    return List.of(
        joined(joined(beginning, List.of(replaced)), rest),
        joined(joined(beginning, List.of(other)), rest));
  }

  /** Whether most letters of the one are in the other, as in two spellings of one word. */
  static boolean isLike(String one, String other) {
    String shorter = (one.length() < other.length() ? one : other).toLowerCase(Locale.ROOT);
    StringBuilder longer =
        new StringBuilder((one.length() < other.length() ? other : one).toLowerCase(Locale.ROOT));
    int common = 0;
    for (int i = 0; i < Math.min(shorter.length(), LONGEST_WORD); i++) {
      int at = longer.indexOf(shorter.substring(i, i + 1));
      if (at >= 0) {
        longer.deleteCharAt(at);
        common++;
      }
    }
    return common * 10 >= shorter.length() * 6 && common > 0;
  }

  private static String joined(List<String> words, List<String> others) {
    return Stream.concat(words.stream(), others.stream()).collect(Collectors.joining(" "));
  }

  private static String joined(String beginning, List<String> others) {
    return joined(beginning.isEmpty() ? List.of() : List.of(beginning), others);
  }

  private static List<String> words(String text) {
    return Arrays.asList(BLANK.split(text, -1));
  }
}
