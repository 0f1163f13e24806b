package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that say what kind of body an organisation is, and name none. */
public final class LegalForms {
  private static final int LONGEST_ABBREVIATION = 5;
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final Pattern COMMA = Pattern.compile(", ");
  private static final Set<String> LATIN =
      Set.of(
          "ag",
          "ao",
          "cjsc",
          "closed",
          "co",
          "co.",
          "company",
          "corp",
          "corp.",
          "dp",
          "fsue",
          "gmbh",
          "gup",
          "inc",
          "inc.",
          "joint",
          "jsc",
          "l.l.c.",
          "liability",
          "limited",
          "llc",
          "ltd",
          "ltd.",
          "oao",
          "ojsc",
          "ooo",
          "open",
          "pa",
          "pao",
          "pjsc",
          "plc",
          "private",
          "psc",
          "pte",
          "pte.",
          "public",
          "pvt",
          "pvt.",
          "s.a.",
          "sa",
          "sc",
          "stock",
          "tov",
          "zao");
  private static final Set<String> CYRILLIC =
      Set.of(
          "ак",
          "ано",
          "ао",
          "гуп",
          "зао",
          "мк",
          "нп",
          "оао",
          "ооо",
          "пао",
          "сао",
          "фгбу",
          "фгуп",
          "акционерное",
          "закрытое",
          "некоммерческое",
          "общество",
          "ограниченной",
          "ответственностью",
          "открытое",
          "партнерство",
          "публичное",
          "с");

  private LegalForms() {}

  /** Whether the text is nothing else. */
  public static boolean isOne(String text) {
    return Arrays.stream(BLANK.split(text, -1)).allMatch(LegalForms::isPartOfOne);
  }

  /** Whether a name begins with one; a word that stands in other names, too, needs a second. */
  public static boolean isAtBeginning(String name) {
    String[] words = BLANK.split(name, 3);
    boolean abbreviation =
        words[0].length() <= LONGEST_ABBREVIATION
            && words[0].equals(words[0].toUpperCase(Locale.ROOT));
    return isPartOfOne(words[0]) && (abbreviation || (words.length > 1 && isPartOfOne(words[1])));
  }

  /** The names of a text, parted by the commas that a legal form follows. */
  static List<String> namesIn(String text) {
    List<String> names = new ArrayList<>();
    for (String piece : COMMA.split(text)) {
      if (names.isEmpty() || (isAtBeginning(piece) && !isOne(piece))) {
        names.add(piece);
      } else {
        names.set(names.size() - 1, names.get(names.size() - 1) + ", " + piece);
      }
    }
    return names;
  }

  private static boolean isPartOfOne(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return LATIN.contains(lower) || CYRILLIC.contains(lower);
  }
}
