package org.lockstep.local.story;

import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns; Hangul, kana and ideographs take two places of a terminal. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  Table row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
    }
    return line.toString().stripTrailing();
  }

  static int width(String text) {
    return text.codePoints()
        .map(c -> isWide(c) ? 2 : Character.getType(c) == Character.NON_SPACING_MARK ? 0 : 1)
        .sum();
  }

  private static boolean isWide(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HANGUL, HAN, HIRAGANA, KATAKANA -> true;
      default -> c == 0x30FB || c == 0x30FC || (c >= 0xFF01 && c <= 0xFF60);
    };
  }

  /** The text in at most so many places; what is cut off shows as an ellipsis. */
  static String fit(String text, int places) {
    if (width(text) <= places) {
      return text;
    }
    StringBuilder fitted = new StringBuilder();
    text.codePoints()
        .takeWhile(c -> width(fitted + Character.toString(c)) < places)
        .forEach(fitted::appendCodePoint);
    return fitted + "…";
  }
}
