package org.lockstep.designation.lists.eu;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell with several values: semicolons part them, and one that has a semicolon or a quotation
 * mark itself is quoted within the cell as in CSV. One in brackets parts nothing.
 */
final class JournalCell {
  private JournalCell() {}

  static List<String> values(String cell) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    int closed = -1;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '(' && !quoted) {
        closed = Math.max(closed, closing(cell, i));
      }
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < cell.length() && cell.charAt(i + 1) == '"';
        if (doubled) {
          i++;
        }
        quoted = c != '"' || doubled;
        if (quoted) {
          value.append(c);
        }
      } else if (c == '"' && value.toString().isBlank()) {
        quoted = true;
      } else if (c == ';' && i > closed) {
        add(values, value);
      } else {
        value.append(c);
      }
    }
    add(values, value);
    return values;
  }

  /** Where the bracket closes that no other one opens within; -1 where there is none. */
  private static int closing(String cell, int open) {
    for (int i = open + 1; i < cell.length() && cell.charAt(i) != '('; i++) {
      if (cell.charAt(i) == ')') {
        return i;
      }
    }
    return -1;
  }

  private static void add(List<String> values, StringBuilder value) {
    String text = value.toString().strip();
    if (!text.isEmpty()) {
      values.add(text);
    }
    value.setLength(0);
  }
}
