import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a large file in OFAC's advanced XML of a small one, to measure imports with: its value sets
 * once, all that is in its other sections over and over until there are as many parties as asked
 * for.
 *
 * <p>Each copy is of other parties: its ids are its own wherever they stand, so that all references
 * hold within the copy, and its names and the numbers of its documents have the copy's word and
 * number behind them. Check digits do not hold any more.
 */
final class AdvancedAtSize {
  /** Greater than any id of OFAC. */
  private static final long IDS_OF_A_COPY = 1_000_000_000L;

  private static final List<String> SECTIONS =
      List.of(
          "Locations",
          "IDRegDocuments",
          "DistinctParties",
          "ProfileRelationships",
          "SanctionsEntries");

  /** Attributes that hold or refer to what is copied; all others refer to the value sets. */
  private static final Pattern ID =
      Pattern.compile(
          "( (?:ID|FixedRef|ProfileID|From-ProfileID|To-ProfileID|IdentityID|LocationID"
              + "|IssuedIn-LocationID|DocumentedNameID|FeatureVersionID|NamePartGroupID"
              + "|SanctionsEntryID|IDRegDocumentID)=\")([0-9]+)\"");

  private static final Pattern NAME =
      Pattern.compile(
          "<DocumentedName [^>]*>\\s*<DocumentedNamePart>\\s*<NamePartValue [^>]*>[^<]*");
  private static final Pattern NUMBER = Pattern.compile("<IDRegistrationNo>[^<]+");
  private static final Pattern PARTY = Pattern.compile("<DistinctParty ");

  private static final List<String> CONSONANTS =
      List.of("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z");
  private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u");

  private AdvancedAtSize() {}

  public static void main(String[] args) throws IOException {
    String file = Files.readString(Path.of(args[0]));
    Path out = Path.of(args[1]);
    int parties = Integer.parseInt(args[2]);
    long each = PARTY.matcher(section(file, "DistinctParties")).results().count();
    if (each == 0) {
      throw new IllegalArgumentException(args[0] + " has no DistinctParty");
    }
    int copies = (int) ((parties + each - 1) / each);
    try (Writer writer = Files.newBufferedWriter(out)) {
      int written = 0;
      for (String name : SECTIONS) {
        String section = section(file, name);
        int begin = file.indexOf(section, written);
        writer.write(file, written, begin - written);
        for (int copy = 0; copy < copies; copy++) {
          writer.write(copied(section, copy));
        }
        written = begin + section.length();
      }
      writer.write(file, written, file.length() - written);
    }
    System.out.printf("%d parties, %d bytes%n", copies * each, Files.size(out));
  }

  /** What is between the tags of a section. */
  private static String section(String file, String name) {
    int begin = file.indexOf("<" + name + ">");
    int end = file.indexOf("</" + name + ">");
    if (begin < 0 || end < 0) {
      throw new IllegalArgumentException("there is no section " + name);
    }
    return file.substring(begin + name.length() + 2, end);
  }

  private static String copied(String section, int copy) {
    if (copy == 0) {
      return section;
    }
    String ids =
        ID.matcher(section)
            .replaceAll(
                id ->
                    id.group(1)
                        + (copy * IDS_OF_A_COPY + Long.parseLong(id.group(2)))
                        + "\"");
    String names = NAME.matcher(ids).replaceAll("$0 " + word(copy));
    return NUMBER.matcher(names).replaceAll("$0" + copy);
  }

  /** A word of syllables that no other copy has. */
  private static String word(int copy) {
    StringBuilder word = new StringBuilder();
    for (int rest = copy; rest > 0; rest /= CONSONANTS.size() * VOWELS.size()) {
      int syllable = rest % (CONSONANTS.size() * VOWELS.size());
      word.append(CONSONANTS.get(syllable / VOWELS.size()))
          .append(VOWELS.get(syllable % VOWELS.size()));
    }
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
