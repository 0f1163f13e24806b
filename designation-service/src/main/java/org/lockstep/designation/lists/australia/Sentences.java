package org.lockstep.designation.lists.australia;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the sentences of additional information end, which is full of abbreviations. */
final class Sentences {
  /** A semicolon ends one, too, unless more of the same document or another number follows. */
  private static final Pattern END =
      Pattern.compile(
          "\\.(?= {0,3}[A-Z])|\\. ?$|\n"
              + "|;(?! ?(?:(?i:date |place |expir|exp\\.|issue|alt)|[A-Z]{0,3}[- /]?[0-9]))");

  private static final Pattern LAST_WORD = Pattern.compile("([A-Za-z]{1,6})$");
  private static final int LONGEST_WORD = 7;

  /** After these a point ends no sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no",
          "nos", "dr", "mr", "mrs", "st", "approx", "exp", "gen", "col", "lt", "brig", "maj");

  private Sentences() {}

  /** The length of the first sentence, or of the text, where none ends. */
  static int endOfFirst(String text) {
    Matcher end = END.matcher(text);
    while (end.find()) {
      if (!isAbbreviation(text, end.start())) {
        return end.start();
      }
    }
    return text.length();
  }

  private static boolean isAbbreviation(String text, int point) {
    Matcher word = LAST_WORD.matcher(text.substring(Math.max(0, point - LONGEST_WORD), point));
    return text.charAt(point) == '.'
        && word.find()
        && ABBREVIATIONS.contains(word.group(1).toLowerCase(Locale.ROOT));
  }
}
