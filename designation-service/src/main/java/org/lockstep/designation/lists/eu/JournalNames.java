package org.lockstep.designation.lists.eu;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.reading.LegalForms;

/**
 * Names in a cell of the Journal. Acts print several behind one label with nothing but commas
 * between them, which names have, too: what is in doubt stays one name.
 */
final class JournalNames {
  /**
   * What a page shows in place of a name: the label of a language, an image's caption, a letter.
   */
  private static final Pattern NO_NAME =
      Pattern.compile("\\p{Lu}\\p{Ll}{2,14}:|Text of image|\\([a-z]{1,2}\\)");

  private static final Pattern ACRONYM = Pattern.compile("[\\p{Lu}0-9-]{2,8}");
  private static final Pattern CAPITALS = Pattern.compile("(?<!\\p{L})\\p{Lu}{3}");

  /** A place behind it has commas. */
  private static final Pattern BIRTH = Pattern.compile("(?i)\\b(?:born|birth|POB)\\b");

  private static final String OPENING = "(«“„";
  private static final String CLOSING = ")»”";
  private static final int FEWEST_OF_A_LIST = 3;
  private static final int LONGEST = 4000;

  private JournalNames() {}

  static boolean isNone(String value) {
    return NO_NAME.matcher(value).matches();
  }

  /** The names of a value that the act prints as another name. */
  static List<String> in(String value, boolean person) {
    if (value.length() > LONGEST || BIRTH.matcher(value).find()) {
      return List.of(value);
    }
    List<String> names = betweenCommas(value);
    boolean several = names.size() > 1 && (person ? arePersons(names) : areBodies(names));
    return several ? names : List.of(value);
  }

  /** A surname, a comma and given names are one. */
  private static boolean arePersons(List<String> names) {
    return names.stream().allMatch(name -> name.indexOf(' ') > 0)
        && (names.size() >= FEWEST_OF_A_LIST
            || names.stream().allMatch(name -> CAPITALS.matcher(name).find()));
  }

  private static boolean areBodies(List<String> names) {
    if (names.stream().anyMatch(name -> Character.isLowerCase(name.codePointAt(0)))) {
      return false;
    }
    if (names.size() >= FEWEST_OF_A_LIST) {
      return true;
    }
    String first = names.get(0);
    String second = names.get(1);
    return names.stream().allMatch(JournalNames::hasForm)
        || firstWord(first).equalsIgnoreCase(firstWord(second))
        || (ACRONYM.matcher(second).matches() && hasInitials(first, second))
        || (isQuoted(first) && isQuoted(second));
  }

  /** IRGC behind Air Force says whose it is. */
  private static boolean hasInitials(String name, String acronym) {
    int at = 0;
    for (int i = 0; i < name.length() && at < acronym.length(); i++) {
      at += name.charAt(i) == acronym.charAt(at) ? 1 : 0;
    }
    return at == acronym.length() && name.indexOf(' ') > 0;
  }

  private static boolean hasForm(String name) {
    return LegalForms.isAtBeginning(name)
        || LegalForms.isOne(name.substring(name.lastIndexOf(' ') + 1));
  }

  private static String firstWord(String name) {
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }

  private static boolean isQuoted(String name) {
    return "‘“«\"".indexOf(name.charAt(0)) >= 0;
  }

  /** The pieces that are in no bracket and in no quotation; a legal form belongs to its name. */
  private static List<String> betweenCommas(String text) {
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      if (OPENING.indexOf(c) >= 0) {
        depth++;
      } else if (CLOSING.indexOf(c) >= 0) {
        depth = Math.max(0, depth - 1);
      } else if (c == ',' && (depth == 0 || i == text.length())) {
        add(pieces, text.substring(from, i).strip());
        from = i + 1;
      }
    }
    return pieces;
  }

  private static void add(List<String> pieces, String piece) {
    if (piece.isEmpty() || isNone(piece)) {
      return;
    }
    if (!pieces.isEmpty() && LegalForms.isOne(piece)) {
      pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + ", " + piece);
    } else {
      pieces.add(piece);
    }
  }
}
