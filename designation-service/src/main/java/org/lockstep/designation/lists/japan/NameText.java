package org.lockstep.designation.lists.japan;

import java.util.regex.Pattern;
import org.lockstep.designation.lists.reading.Blanks;

/** The text of cells with names, and of the names themselves. */
final class NameText {
  /** Where the list leaves out a script: 【アラビア語】. */
  private static final Pattern LEFT_OUT = Pattern.compile("【[^【】]{0,50}】");

  private static final Pattern STOP = Pattern.compile("(?<=[A-Za-z]{4})\\.$");
  private static final Pattern BEFORE_COMMA = Pattern.compile(" ,");
  private static final String SEPARATORS = " \n;,、:。";

  private NameText() {}

  /** One blank for many, lines without blanks around them. */
  static String cell(String cell) {
    StringBuilder text = new StringBuilder();
    cell.lines()
        .map(line -> Blanks.single(line).strip())
        .filter(line -> !line.isEmpty())
        .forEach(line -> text.append(text.isEmpty() ? "" : "\n").append(line));
    return withWholeLetters(text);
  }

  /**
   * Letters of an enumeration that are not within brackets: {@code a)甲 b)乙} is {@code (a)甲 (b)乙}.
   * Those of another one within brackets, as in {@code (DOB: a)1960 b)1963)}, close none.
   */
  private static String withWholeLetters(CharSequence text) {
    StringBuilder whole = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ')' && isBareLetter(text, i - 1)) {
        if (depth == 0) {
          whole.insert(whole.length() - 1, '(').append(')');
        } else {
          whole.append('.');
        }
        continue;
      }
      depth = c == '(' ? depth + 1 : c == ')' ? Math.max(0, depth - 1) : depth;
      whole.append(c);
    }
    return whole.toString();
  }

  private static boolean isBareLetter(CharSequence text, int at) {
    return at >= 0
        && text.charAt(at) >= 'a'
        && text.charAt(at) <= 'z'
        && (at == 0 || " :\n;、".indexOf(text.charAt(at - 1)) >= 0);
  }

  /** Without what stands for a script that is left out. */
  static String withoutLeftOut(String text) {
    return trimmed(LEFT_OUT.matcher(text).replaceAll(""));
  }

  /** Without the separators at its ends. */
  static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && SEPARATORS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = 0;
    while (start < end && SEPARATORS.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start, end);
  }

  /** As a name is written; blank where there is nothing of a name in it. */
  static String name(String text) {
    String name = trimmed(Blanks.single(withoutLeftOut(text)));
    if (Writing.of(name) != Writing.JAPANESE) {
      name = Blanks.single(name.replace("、", ", "));
    }
    name = BEFORE_COMMA.matcher(name).replaceAll(",");
    return name.codePoints().anyMatch(Character::isLetter) ? name : "";
  }

  /** Without a full stop that ends a line, but for that of an abbreviation. */
  static String withoutStop(String text) {
    return STOP.matcher(text).replaceAll("");
  }
}
