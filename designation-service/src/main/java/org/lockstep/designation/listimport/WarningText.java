package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.List;

/**
 * A warning, taken apart: what all warnings of its kind say, and what only this one says. The
 * latter is what stands in single quotes, a word with a digit, a code of a programme, and all that
 * follows a colon and a blank.
 *
 * @param kind with {@code …} in place of each value
 * @param values in the order of the warning
 */
record WarningText(String kind, List<String> values) {
  private static final String VALUE = "…";

  WarningText {
    values = List.copyOf(values);
  }

  static WarningText of(String message) {
    StringBuilder kind = new StringBuilder();
    List<String> values = new ArrayList<>();
    int lastClosing = lastClosing(message);
    int at = 0;
    while (at < message.length()) {
      if (message.startsWith(": ", at)) {
        kind.append(": ").append(VALUE);
        values.add(message.substring(at + 2).strip());
        break;
      }
      int end = at;
      if (message.charAt(at) == '\'' && at < lastClosing) {
        end = closing(message, at) + 1;
        kind.append('\'').append(VALUE).append('\'');
        values.add(message.substring(at, end));
      } else if (isOfAWord(message.charAt(at))) {
        end = wordEnd(message, at);
        if (isValue(message, at, end)) {
          kind.append(VALUE);
          values.add(message.substring(at, end));
        } else {
          kind.append(message, at, end);
        }
      } else {
        kind.append(message.charAt(at));
        end++;
      }
      at = end;
    }
    return new WarningText(kind.toString(), values);
  }

  private static int lastClosing(String message) {
    int at = message.lastIndexOf('\'');
    while (at >= 0 && !isClosing(message, at)) {
      at = message.lastIndexOf('\'', at - 1);
    }
    return at;
  }

  private static int closing(String message, int opening) {
    int at = message.indexOf('\'', opening + 1);
    while (!isClosing(message, at)) {
      at = message.indexOf('\'', at + 1);
    }
    return at;
  }

  /** An apostrophe is followed by a letter, the end of a quotation is not. */
  private static boolean isClosing(String message, int quote) {
    return quote + 1 == message.length() || !Character.isLetterOrDigit(message.charAt(quote + 1));
  }

  /** The end of the word that begins here, without the punctuation behind it, unless it is all. */
  private static int wordEnd(String message, int at) {
    int end = at;
    while (end < message.length() && isOfAWord(message.charAt(end))) {
      end++;
    }
    int last = end;
    while (last > at && !Character.isLetterOrDigit(message.charAt(last - 1))) {
      last--;
    }
    return last > at ? last : end;
  }

  private static boolean isOfAWord(char c) {
    return !Character.isWhitespace(c) && c != '\'' && c != ':' && c != ';';
  }

  private static boolean isValue(String message, int at, int end) {
    boolean dashed = false;
    boolean capital = false;
    boolean others = false;
    for (int i = at; i < end; i++) {
      char c = message.charAt(i);
      if (Character.isDigit(c)) {
        return true;
      }
      dashed |= c == '-';
      capital |= Character.isUpperCase(c);
      others |= c != '-' && !Character.isUpperCase(c);
    }
    return dashed && capital && !others;
  }
}
