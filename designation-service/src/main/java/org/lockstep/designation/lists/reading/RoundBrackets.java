package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Round brackets in the wordings of lists, some of which lack their other half. */
public final class RoundBrackets {
  private RoundBrackets() {}

  /**
   * What stands in brackets, with those within it.
   *
   * @param from where the bracket opens
   * @param to after it is closed
   */
  public record Group(int from, int to, String content) {}

  /** The outermost brackets of a text; one that is not closed is none. */
  public static List<Group> outermost(String text) {
    List<Group> groups = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' && depth++ == 0) {
        from = i;
      } else if (c == ')' && depth > 0 && --depth == 0) {
        groups.add(new Group(from, i + 1, text.substring(from + 1, i)));
      }
    }
    return groups;
  }

  /** What stands in brackets at the end of a text, and what stands before. */
  public record AtEnd(String before, String within) {}

  public static Optional<AtEnd> atEnd(String text) {
    String stripped = text.strip();
    int from = stripped.lastIndexOf('(');
    boolean closes = stripped.endsWith(")") && stripped.indexOf(')', from) == stripped.length() - 1;
    return from >= 0 && closes
        ? Optional.of(
            new AtEnd(
                stripped.substring(0, from).strip(),
                stripped.substring(from + 1, stripped.length() - 1).strip()))
        : Optional.empty();
  }

  /**
   * Without a half that closes nothing, or that opens the whole text and is not closed; any other
   * that is not closed is closed at the end.
   */
  public static String balanced(String text) {
    String whole = text.strip();
    StringBuilder balanced = new StringBuilder();
    int open = 0;
    int openAtBeginning = 0;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c == '(') {
        open++;
        openAtBeginning = i == 0 ? 1 : openAtBeginning;
      } else if (c == ')') {
        open--;
        openAtBeginning = open <= 0 ? 0 : openAtBeginning;
      }
      if (open < 0) {
        open = 0;
      } else {
        balanced.append(c);
      }
    }
    return balanced.append(")".repeat(open - openAtBeginning)).substring(openAtBeginning).strip();
  }
}
