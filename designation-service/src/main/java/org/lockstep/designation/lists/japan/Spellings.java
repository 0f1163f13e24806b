package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.japan.Brackets.Piece;
import org.lockstep.designation.lists.reading.Countries;

/**
 * A name with brackets in it: other spellings of the word before, as in {@code Sergey(Sergei)
 * AKSYONOV(AKSENOV)}; letters that it is called by, as in {@code Kurdistan Workers' Party (PKK)};
 * another name; or a part of the name, such as a country.
 *
 * @param names with each spelling, the one that is written first coming first
 * @param besides other names of the same
 */
record Spellings(List<String> names, List<String> besides) {
  private static final int MOST = 40;
  private static final int LONGEST_WORD = 60;

  /** Not the letters of the name alone, and no name themselves. */
  private static final Set<String> PARTS_OF_NAMES =
      Set.of("NGO", "非政府組織(NGO)", "SEZ", "PROPRIETARY", "プロプライエタリー");

  private static final Pattern BETWEEN_SPELLINGS = Pattern.compile("[,/、;]");
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[,、;]");
  private static final Pattern LETTERS =
      Pattern.compile("[A-Z0-9][A-Z0-9./&-]{1,11}(?: ?- ?[A-Z]{1,4})?");
  private static final Pattern CAPITALS_WITH_SLASH = Pattern.compile("[A-Z]/[A-Z]");
  private static final String AROUND_WORDS = " ・=\"“”「」";

  static boolean isPartOfName(String bracket) {
    return Writing.of(bracket) == Writing.NONE
        || PARTS_OF_NAMES.contains(bracket.toUpperCase(Locale.ROOT))
        || BETWEEN_NAMES.splitAsStream(bracket).anyMatch(part -> isCountry(part.strip()))
        || bracket.toLowerCase(Locale.ROOT).startsWith("including ")
        || bracket.endsWith("を含む");
  }

  /** Two or three letters may be a code, but are those of a body. */
  private static boolean isCountry(String text) {
    boolean isCode = text.length() <= 3 && Writing.of(text) == Writing.LATIN;
    return !isCode && Countries.code(text).isPresent();
  }

  static Spellings of(List<Piece> pieces, boolean person) {
    if (pieces.size() > 1 && isLoneWord(pieces.get(0))) {
      // A word that may be left out.
      Spellings without = of(pieces.subList(1, pieces.size()), person);
      String word = pieces.get(0).text();
      String between = Writing.of(word) == Writing.JAPANESE ? "・" : " ";
      List<String> names = new ArrayList<>();
      without.names.forEach(name -> names.add(word + between + name.strip()));
      names.addAll(without.names);
      return new Spellings(names, without.besides);
    }
    List<List<String>> parts = new ArrayList<>();
    List<String> besides = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (!piece.bracketed()) {
        parts.add(List.of(person ? apart(parts, piece.text()) : piece.text()));
      } else {
        boolean last =
            Brackets.outside(pieces.subList(i, pieces.size()))
                .chars()
                .noneMatch(Character::isLetter);
        new Bracket(piece.text(), last, person).take(parts, besides);
      }
    }
    return new Spellings(product(parts), besides);
  }

  /** {@code Aleksey(Aleksej)TESTOV} lacks the blank before the surname. */
  private static String apart(List<List<String>> before, String text) {
    String last = before.isEmpty() ? "" : before.get(before.size() - 1).get(0);
    boolean glued =
        !last.isEmpty()
            && Character.isLowerCase(last.charAt(last.length() - 1))
            && Character.isUpperCase(text.charAt(0));
    return glued ? " " + text : text;
  }

  private static boolean isLoneWord(Piece piece) {
    return piece.bracketed() && piece.text().chars().allMatch(Character::isLetter);
  }

  private static List<String> product(List<List<String>> parts) {
    List<String> names = List.of("");
    for (List<String> part : parts) {
      List<String> longer = new ArrayList<>();
      for (String name : names) {
        part.stream().limit(MOST - longer.size()).forEach(text -> longer.add(name + text));
      }
      names = longer;
    }
    return names;
  }

  /**
   * @param last whether nothing of the name follows
   */
  private record Bracket(String text, boolean last, boolean person) {
    void take(List<List<String>> parts, List<String> besides) {
      String before = parts.isEmpty() ? "" : parts.get(parts.size() - 1).get(0);
      int start = lastWord(before);
      String word = before.substring(start).strip();
      boolean isPart = isPartOfName(text);
      if (!isPart && !word.isEmpty() && areSpellings(word, name(parts))) {
        List<String> spellings = new ArrayList<>(List.of(word));
        for (String spelling : spellings()) {
          if (!last || isSimilar(word, spelling)) {
            spellings.add(spelling);
          } else {
            besides.add(spelling);
          }
        }
        parts.set(parts.size() - 1, List.of(before.substring(0, start)));
        parts.add(spellings);
      } else if (isPart || !last || person && !areWords(spellings())) {
        parts.add(List.of("(" + text + ")"));
      } else if (isLettersOf(name(parts)) || text.indexOf('(') >= 0) {
        besides.add(text);
      } else {
        besides.addAll(isList() ? spellings() : Brackets.split(text, ",、;"));
      }
    }

    /** Where the last word begins; blanks may stand behind it. */
    private static int lastWord(String text) {
      int start = text.stripTrailing().length();
      while (start > 0 && AROUND_WORDS.indexOf(text.charAt(start - 1)) < 0) {
        start--;
      }
      return start;
    }

    private static String name(List<List<String>> parts) {
      StringBuilder name = new StringBuilder();
      parts.forEach(part -> name.append(part.get(0)));
      return name.toString();
    }

    /** Words or names between slashes, too; not the letters of A/B. */
    private boolean isList() {
      return !CAPITALS_WITH_SLASH.matcher(text).find() && (person || text.indexOf(' ') >= 0);
    }

    private List<String> spellings() {
      boolean slash = person || !CAPITALS_WITH_SLASH.matcher(text).find();
      return Arrays.stream((slash ? BETWEEN_SPELLINGS : BETWEEN_NAMES).split(text))
          .map(String::strip)
          .filter(spelling -> !spelling.isEmpty())
          .toList();
    }

    private boolean areSpellings(String word, String name) {
      List<String> spellings = spellings();
      return text.indexOf('(') < 0
          && !spellings.isEmpty()
          && areWords(spellings)
          && !isLettersOf(name)
          && (person && !last || isSimilar(word, spellings.get(0)));
    }

    private static boolean areWords(List<String> spellings) {
      return spellings.stream().allMatch(s -> s.indexOf(' ') < 0 && s.indexOf('・') < 0);
    }

    /** Whether they begin like the name, as PKK does not; persons have none. */
    private boolean isLettersOf(String name) {
      String first = name.strip();
      return !person
          && LETTERS.matcher(text).matches()
          && !first.isEmpty()
          && Character.toUpperCase(first.charAt(0)) == text.charAt(0);
    }

    private boolean isSimilar(String one, String other) {
      String a = one.toLowerCase(Locale.ROOT);
      String b = other.toLowerCase(Locale.ROOT);
      int longest = Math.max(a.length(), b.length());
      if (longest > LONGEST_WORD) {
        return false;
      }
      boolean sameBeginning =
          person && a.length() > 1 && b.length() > 1 && a.substring(0, 2).equals(b.substring(0, 2));
      return sameBeginning || distance(a, b) <= longest * (person ? 0.6 : 0.4);
    }

    private static int distance(String a, String b) {
      int[] row = new int[b.length() + 1];
      for (int i = 0; i <= b.length(); i++) {
        row[i] = i;
      }
      for (int i = 1; i <= a.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
          int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
        }
      }
      return row[b.length()];
    }
  }
}
