package org.lockstep.designation.lists.file;

import java.util.Optional;

/** What of a number the format of its cell shows: a number, or a date and how much of it. */
enum XlsxFormat {
  NUMBER,
  DAY,
  /** Year and month. */
  MONTH,
  YEAR;

  private static final int LENGTH_OF_MONTH = 7;
  private static final int LENGTH_OF_YEAR = 4;

  /** Of the ids that have no format code in the file (ECMA-376 18.8.30), those of Japanese, too. */
  static XlsxFormat builtIn(String id) {
    return switch (id) {
      case "14", "15", "16", "22" -> DAY;
      case "17" -> MONTH;
      // 32 and 33 are times; 35, 53 and 56 show no year, but a day has one.
      case "27", "28", "29", "30", "31", "35", "36" -> DAY;
      case "50", "51", "53", "54", "56", "57", "58" -> DAY;
      case "34", "52", "55" -> MONTH;
      default -> NUMBER;
    };
  }

  static XlsxFormat of(String formatCode) {
    String letters = letters(formatCode);
    boolean year = letters.indexOf('y') >= 0 || letters.contains("gg");
    if (letters.indexOf('d') >= 0) {
      return DAY;
    }
    if (!year) {
      return NUMBER;
    }
    return letters.indexOf('m') >= 0 ? MONTH : YEAR;
  }

  /** Without what is quoted, escaped or a condition, in small letters. */
  private static String letters(String formatCode) {
    StringBuilder letters = new StringBuilder();
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = 0; i < formatCode.length(); i++) {
      char c = formatCode.charAt(i);
      if (c == '"' && !bracketed) {
        quoted = !quoted;
      } else if (!quoted && (c == '[' || c == ']')) {
        bracketed = c == '[';
      } else if (c == '\\') {
        i++;
      } else if (!quoted && !bracketed) {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }

  /**
   * A date as the cell shows it: the first of a month, of which the cell shows only the month, is
   * the month.
   *
   * @param date ISO 8601
   */
  Optional<String> shown(String date) {
    boolean first = date.endsWith("-01");
    return switch (this) {
      case NUMBER -> Optional.empty();
      case DAY -> Optional.of(date);
      case MONTH -> Optional.of(first ? date.substring(0, LENGTH_OF_MONTH) : date);
      case YEAR -> Optional.of(date.endsWith("-01-01") ? date.substring(0, LENGTH_OF_YEAR) : date);
    };
  }
}
