package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.List;

/** Values that one cell holds one after the other: (a) … (b) …, a) … b) …, (i) … (ii) …, (1) …. */
public final class Enumeration {
  private static final List<String> LETTERS =
      "abcdefghijklmnopqrstuvwxyz".chars().mapToObj(Character::toString).toList();
  private static final List<String> ROMAN =
      List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");
  private static final List<String> NUMBERS =
      List.of(
          "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
          "17", "18", "19", "20");

  private Enumeration() {}

  /**
   * The values without their marks, or the text as it is, where it is no enumeration. What stands
   * before the first mark is a value of its own.
   */
  public static List<String> split(String text) {
    for (List<String> marks : List.of(LETTERS, ROMAN, NUMBERS)) {
      for (String bracket : List.of("(", "")) {
        List<String> values = split(text, marks, bracket);
        if (!values.isEmpty()) {
          return values;
        }
      }
    }
    return text.isBlank() ? List.of() : List.of(text.strip());
  }

  /** Marks count only in their order, from the first on, so that no other bracket is one. */
  private static List<String> split(String text, List<String> marks, String bracket) {
    int start = find(text, bracket + marks.get(0) + ")", 0);
    if (start < 0) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    add(values, text.substring(0, start));
    int found = 0;
    while (start >= 0) {
      String mark = bracket + marks.get(found) + ")";
      found++;
      int from = start + mark.length();
      int next = found < marks.size() ? find(text, bracket + marks.get(found) + ")", from) : -1;
      add(values, text.substring(from, next < 0 ? text.length() : next));
      start = next;
    }
    boolean alone = found == 1 && !text.stripLeading().startsWith(bracket + marks.get(0) + ")");
    return alone ? List.of() : values;
  }

  private static int find(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    while (at > 0 && !mark.startsWith("(") && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at = text.indexOf(mark, at + 1);
    }
    boolean ofBracket = at > 0 && !mark.startsWith("(") && text.charAt(at - 1) == '(';
    return ofBracket ? -1 : at;
  }

  private static void add(List<String> values, String text) {
    int end = text.length();
    while (end > 0 && isSeparator(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isSeparator(text.charAt(start))) {
      start++;
    }
    if (start < end) {
      values.add(text.substring(start, end));
    }
  }

  private static boolean isSeparator(char c) {
    return Character.isWhitespace(c) || c == ';' || c == ',' || c == '、' || c == '\u00A0';
  }
}
