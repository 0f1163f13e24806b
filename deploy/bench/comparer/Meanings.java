import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person takes a value of a source for, by its label alone, and whether the register took it
 * for the same: each name of a cell is a name by itself, each year of a date is in a date, each
 * number is in an identifier. To be found somewhere among the typed fields is not enough here.
 */
final class Meanings {
  /** What a value is. */
  enum Meaning {
    /** A name, or several in one cell. */
    NAMES(
        "SDN_Name|formattedFullName|wholeName|alias|weakAlias|previousName|name|ALIAS_NAME"
            + "|NAME_ORIGINAL_SCRIPT|NameNonLatinScript|Name of Individual or Entity|EntityOrShip[^/]*"
            + "|Aliases[^/]*|日本語表記|英語表記|別名.*|.*別名|旧称|.*原語.*"),
    /** A part of a name. */
    NAME_PARTS(
        "lastName|firstName|LastName[^/]*|GivenName[^/]*|(?:FIRST|SECOND|THIRD|FOURTH)_NAME"
            + "|Name ?[1-6]|NAME ?[1-6]"),
    /** A date, or several. */
    DATES(
        "dateOfBirth|DateOfBirth[^/]*|Date of Birth|birthDate|birthdate|year|DOB|D\\.?O\\.?B\\.?|YEAR"
            + "|FROM_YEAR|TO_YEAR|DATE|LISTED_ON|DateDesignated|DateOfListing[^/]*|listingDate|startDate"
            + "|生年月日|告示日付|設立.*|リスト掲載日"),
    /** A number, or several. */
    NUMBERS(
        "idNumber|passportNumber|registrationNumber|taxNumber|innCode|ogrnCode|kppCode|okpoCode"
            + "|leiCode|imoNumber|mmsi|NUMBER|number|IMO Number|IMONumber|ShipIMONumber[^/]*"
            + "|PassportNumber|NationalIdentifierNumber|BusinessRegistrationNumber|National Identifier number"
            + "|Passport number|Business registration number \\(s\\)|IMO number"
            + "|旅券番号|ID番号|身分登録番号");

    private final Pattern label;

    Meaning(String labels) {
      label = Pattern.compile("(?:.*[/@])?(?:" + labels + ")(?: [0-9])?");
    }

    static List<Meaning> of(String label) {
      List<Meaning> meanings = new ArrayList<>();
      for (Meaning meaning : values()) {
        if (meaning.label.matcher(label).matches()) {
          meanings.add(meaning);
        }
      }
      return meanings;
    }
  }

  private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])");
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z]{0,3}[0-9](?:[/.-]?[0-9A-Za-z]){4,}");

  /** OFAC has legal consequences among its documents. */
  private static final Pattern LAW = Pattern.compile("(?i)executive order|sanctions|directive");

  private static final Pattern BETWEEN_NAMES =
      Pattern.compile(
          "[;\\n]| / |\\(?(?<![\\p{L}])[a-z]\\) ?|\\(?\\b[afn]\\.k\\.a\\.?:? ?|\\(original script ?: ?"
              + "|\\((?:別称|別名|旧称)[1-9]?[、)]|\\([Pp]reviously listed as[^()]*\\)");
  private static final Pattern SEVERAL = Pattern.compile("[(),、/]| or | born |: ");

  private static final int MOST_EXAMPLES = 6;

  private final Map<Meaning, int[]> counts = new TreeMap<>();
  private final Map<Meaning, List<String>> examples = new HashMap<>();

  /**
   * Looks at a value.
   *
   * @param held what the register made of its record
   */
  void take(Held held, String label, String value) {
    for (Meaning meaning : Meaning.of(label)) {
      for (String piece : pieces(meaning, value)) {
        int[] count = counts.computeIfAbsent(meaning, one -> new int[2]);
        count[0]++;
        if (is(held, meaning, piece)) {
          count[1]++;
        } else {
          List<String> some = examples.computeIfAbsent(meaning, one -> new ArrayList<>());
          if (some.size() < MOST_EXAMPLES) {
            some.add(piece.length() > 120 ? piece.substring(0, 120) + "..." : piece);
          }
        }
      }
    }
  }

  private static List<String> pieces(Meaning meaning, String value) {
    return switch (meaning) {
      case NAMES -> names(value);
      case NAME_PARTS -> List.of(value);
      case DATES -> all(YEAR, value);
      case NUMBERS -> LAW.matcher(value).find() ? List.of() : all(NUMBER, value);
    };
  }

  /** The names of a cell, as far as signs part them that no name has. */
  private static List<String> names(String cell) {
    List<String> names = new ArrayList<>();
    for (String piece : BETWEEN_NAMES.split(Normalizer.normalize(cell, Normalizer.Form.NFKC))) {
      String name = piece.strip();
      if (Held.folded(name).matches(".*\\p{L}.*")) {
        names.add(name);
      }
    }
    return names;
  }

  private static List<String> all(Pattern pattern, String value) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(Held.normal(value));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static boolean is(Held held, Meaning meaning, String piece) {
    String folded = Held.folded(piece);
    return switch (meaning) {
      // What stands beside brackets and commas is several names, or one and what is said of it.
      case NAMES ->
          held.names.contains(folded) || (SEVERAL.matcher(piece).find() && held.isTyped(Held.normal(piece)));
      case NAME_PARTS -> held.names.stream().anyMatch(name -> name.contains(folded));
      case DATES -> held.years.contains(piece);
      // A number that is more than half words is found by nobody.
      case NUMBERS ->
          held.numbers.stream()
              .anyMatch(number -> number.contains(folded) && number.length() <= 2 * folded.length());
    };
  }

  void print() {
    System.out.println("By meaning, as the labels of the source have it:");
    counts.forEach(
        (meaning, count) ->
            System.out.printf(
                "  %-11s %,8d, taken for it %8.3f%%%s%n",
                meaning,
                count[0],
                100.0 * count[1] / count[0],
                examples.containsKey(meaning) ? "  not: " + String.join(" | ", examples.get(meaning)) : ""));
  }
}
