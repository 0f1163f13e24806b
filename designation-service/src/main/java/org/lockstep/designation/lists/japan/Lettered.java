package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Items such as {@code (a)甲 (b)乙 (a.k.a.: (a)Ko (b)Otsu)}: the letters may begin anew, in small or
 * capital ones; one may be there twice, and the first one may be missing.
 */
final class Lettered {
  private static final Pattern MARK = Pattern.compile("\\(([A-Za-z]|[a-z]{2})\\)");

  private Lettered() {}

  /** The items; none where the text has no letters in their order. */
  static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    String last = "";
    int from = 0;
    while (mark.find()) {
      String letter = mark.group(1).toLowerCase(Locale.ROOT);
      // A capital A may be part of a name.
      boolean begins = mark.group(1).equals("a");
      if (begins || follows(letter, last)) {
        add(items, text.substring(from, mark.start()));
        last = letter;
        from = mark.end();
      }
    }
    if (last.isEmpty()) {
      return List.of();
    }
    add(items, text.substring(from));
    return items;
  }

  private static boolean follows(String letter, String last) {
    return switch (last) {
      case "" -> letter.equals("b");
      case "z" -> letter.equals("aa");
      default -> letter.equals(last) || letter.equals(next(last));
    };
  }

  private static String next(String letters) {
    int end = letters.length() - 1;
    return letters.substring(0, end) + (char) (letters.charAt(end) + 1);
  }

  /** What is only an open bracket before the first letter is no item. */
  private static void add(List<String> items, String text) {
    String item = NameText.trimmed(text);
    if (!item.isEmpty() && !item.equals("(")) {
      items.add(item);
    }
  }
}
