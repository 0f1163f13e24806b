package org.lockstep.designation.lists.canada;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.reading.LegalForms;

/**
 * Where one name of an organisation ends and the next begins. What is in doubt stays one name:
 * names of organisations have commas and conjunctions of their own.
 */
final class Separators {
  private static final Pattern OR = Pattern.compile(",? or (?=[^\\p{Ll}])");
  private static final Pattern AND = Pattern.compile(",? and (?=[^\\p{Ll}])");
  private static final Pattern FIRST_WORD = Pattern.compile("^[\\p{L}\\p{N}.]+");
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

  /** A real cell has some dozen. */
  private static final int MOST = 500;

  private static final String AT_ENDS = " ,;/\u060C";

  private Separators() {}

  /** The names between commas, "or", and "and" before the last of several. */
  static List<String> organizations(String text) {
    List<String> alternatives = Arrays.asList(OR.split(text, -1));
    boolean plain = alternatives.stream().map(String::strip).noneMatch(LegalForms::isOne);
    List<String> names = new ArrayList<>();
    for (String piece : plain ? alternatives : List.of(text)) {
      List<String> several = commas(piece);
      Set<String> firstWords = Set.copyOf(several.stream().map(Separators::firstWord).toList());
      several.forEach(name -> names.addAll(conjoined(name, firstWords)));
    }
    return names.stream().map(Separators::trimmed).filter(name -> !name.isEmpty()).toList();
  }

  /**
   * Two names with an "and" between them, if it is plain that the second one is a name: it begins
   * with a legal form, or like one of the others, or both are Cyrillic, with the list's own word.
   */
  private static List<String> conjoined(String text, Set<String> firstWords) {
    String name = text.startsWith("and ") ? text.substring(4) : text;
    List<String> two = Arrays.asList(AND.split(name, -1));
    if (two.size() != 2) {
      return List.of(name);
    }
    String second = two.get(1);
    boolean plain =
        LegalForms.isAtBeginning(second)
            || firstWords.contains(firstWord(second))
            || two.stream().allMatch(one -> CYRILLIC.matcher(one).find());
    return plain ? two : List.of(name);
  }

  private static String firstWord(String name) {
    Matcher word = FIRST_WORD.matcher(name);
    return word.find() ? word.group() : "";
  }

  private static List<String> commas(String text) {
    List<String> pieces = outsideBrackets(text);
    if (pieces.size() > MOST) {
      return pieces;
    }
    List<String> names = new ArrayList<>();
    String open = "";
    for (String piece : pieces) {
      String name = piece.strip();
      if (name.isEmpty()) {
        continue;
      }
      if (!open.isEmpty()) {
        names.add(open + ", " + name);
        open = "";
      } else if (!LegalForms.isOne(name)) {
        names.add(name);
      } else if (names.isEmpty()) {
        open = name;
      } else {
        names.set(names.size() - 1, names.get(names.size() - 1) + ", " + name);
      }
    }
    if (!open.isEmpty()) {
      names.add(open);
    }
    return names.stream().allMatch(Separators::beginsLikeAName) ? names : List.of(text);
  }

  /** The pieces between commas that are in no bracket and in no quotation. */
  private static List<String> outsideBrackets(String text) {
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int from = 0;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A straight quotation mark opens at the beginning of a word, and closes at its end.
      boolean opens = c == '"' && " (\"".indexOf(before) >= 0;
      if (opens || "(«“".indexOf(c) >= 0) {
        depth++;
      } else if (")»”\"".indexOf(c) >= 0) {
        depth = Math.max(0, depth - 1);
      } else if ((c == ',' || c == '\u060C') && depth == 0) {
        pieces.add(text.substring(from, i));
        from = i + 1;
      }
      before = c;
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  /** A small letter, as in "cultural, and social affairs", goes on with a name. */
  private static boolean beginsLikeAName(String name) {
    return name.startsWith("the ")
        || name.startsWith("and ")
        || !Character.isLowerCase(name.codePointAt(0));
  }

  /** Without separators at its ends. */
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && AT_ENDS.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && AT_ENDS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
