package org.lockstep.local.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers and words as people read them. */
final class Text {
  /** What a terminal would obey instead of showing it; a message may quote a list's own text. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final double MEGA = 1e6;
  private static final double KILO = 1e3;

  private Text() {}

  /** Without what a terminal would obey. */
  static String plain(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }

  /** Broken between words where a line would be longer; a longer word has a line of its own. */
  static List<String> lines(String text, int longest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > longest) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String bytes(long number) {
    double bytes = number;
    return bytes < MEGA
        ? String.format(Locale.ROOT, "%.1f kB", bytes / KILO)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / MEGA);
  }

  /** So many of a total, as a bar of so many places. */
  static String bar(double share, int places) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * places);
    return "█".repeat(full) + "░".repeat(places - full);
  }
}
