package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.lists.reading.Dates;

/**
 * The Remarks of OFAC: pieces with a semicolon and a blank between them, most of which begin with a
 * label.
 *
 * @param facts the pieces with a known label, in their order
 * @param texts the others, verbatim
 */
record Remarks(List<LabelledFact> facts, List<String> texts) {
  private static final int LONGEST_NUMBER = 200;
  private static final String LINKED_TO = "Linked To: ";

  /** Their full stop is also that of the sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of("LTD", "CO", "INC", "CORP", "LTDA", "JR", "SR");

  Remarks {
    facts = List.copyOf(facts);
    texts = List.copyOf(texts);
  }

  static Remarks read(String remarks) {
    List<LabelledFact> facts = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String piece : pieces(withoutFullStop(remarks.strip()))) {
      fact(piece).ifPresentOrElse(facts::add, () -> texts.add(withoutFullStop(piece)));
    }
    return new Remarks(facts, texts);
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf("; ", from);
      int brackets = text.indexOf(") (" + LINKED_TO, from);
      if (brackets >= 0 && (end < 0 || brackets < end)) {
        end = brackets + 1;
      }
      String piece = text.substring(from, end < 0 ? text.length() : end).strip();
      from = end < 0 ? text.length() : text.charAt(end) == ';' ? end + 2 : end;
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /**
   * OFAC writes only one of two full stops at the end of CSV's Remarks, and both elsewhere; so that
   * the one that ends a sentence counts nowhere.
   */
  static String withoutFullStop(String text) {
    if (!text.endsWith(".")) {
      return text;
    }
    String shorter = text.substring(0, text.length() - 1);
    String lastWord = shorter.substring(shorter.lastIndexOf(' ') + 1);
    boolean needed =
        (lastWord.indexOf('.') >= 0 && shorter.lastIndexOf(LINKED_TO) >= 0)
            || ABBREVIATIONS.contains(lastWord.toUpperCase(Locale.ROOT));
    return needed ? text : shorter;
  }

  /** What XML puts into brackets; those of several may close behind the last one. */
  private static String withoutBrackets(String piece) {
    boolean opens = piece.startsWith("(" + LINKED_TO);
    // The full stop behind the bracket is the sentence's.
    int end = opens && piece.endsWith(").") ? piece.length() - 1 : piece.length();
    String bare = piece.substring(opens ? 1 : 0, end);
    boolean closes =
        bare.startsWith(LINKED_TO)
            && bare.endsWith(")")
            && bare.chars().filter(c -> c == ')').count()
                > bare.chars().filter(c -> c == '(').count();
    return closes ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static Optional<LabelledFact> fact(String piece) {
    String bare = withoutBrackets(piece);
    boolean alternative = bare.regionMatches(true, 0, "alt. ", 0, 5);
    String text = alternative ? bare.substring(5).strip() : bare;
    Optional<Label> found = Label.before(text);
    if (found.isEmpty()) {
      return contact(text);
    }
    Label label = found.get();
    String value = value(text.substring(label.wording().length()));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (label.topic()) {
      case DOCUMENT -> document(label, value, alternative);
      case WEAK_NAME ->
          isQuoted(value, '\'') || isQuoted(value, '"')
              ? Optional.of(
                  LabelledFact.of(
                      label, value.substring(1, value.length() - 1).strip(), null, null, false))
              : Optional.empty();
      case GENDER ->
          value.equals("Male") || value.equals("Female")
              ? Optional.of(LabelledFact.of(label, value, null, null, alternative))
              : Optional.empty();
      default -> Optional.of(LabelledFact.of(label, value, null, null, alternative));
    };
  }

  private static boolean isQuoted(String value, char quote) {
    return value.length() > 2
        && value.charAt(0) == quote
        && value.charAt(value.length() - 1) == quote;
  }

  /** Without what stands between a label and its value. */
  private static String value(String rest) {
    int from = 0;
    while (from < rest.length() && " :#".indexOf(rest.charAt(from)) >= 0) {
      from++;
    }
    return (rest.startsWith("- ", from) ? rest.substring(from + 2) : rest.substring(from)).strip();
  }

  /** Some addresses of the web have no label. */
  private static Optional<LabelledFact> contact(String text) {
    String address = withoutSuffix(withoutSuffix(text, " (website)"), " (email)");
    if (address.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    String wording =
        address.startsWith("http://")
                || address.startsWith("https://")
                || address.startsWith("www.")
            ? "Website"
            : "Email Address";
    return wording.equals("Website") || (address.indexOf('@') > 0 && address.indexOf('.') > 0)
        ? Label.of(wording).map(label -> LabelledFact.of(label, address, null, null, false))
        : Optional.empty();
  }

  private static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  /** {@code <number> (<country>) issued <date> expires <date>}, all but the number optional. */
  private static Optional<LabelledFact> document(Label label, String value, boolean alternative) {
    String rest = value;
    String expires = null;
    String issued = null;
    String note = null;
    int at = rest.lastIndexOf(" expires ");
    if (at >= 0) {
      expires = rest.substring(at + 9).strip();
      rest = rest.substring(0, at).strip();
    }
    at = rest.lastIndexOf(" issued ");
    if (at >= 0) {
      String wording = rest.substring(at + 8).strip();
      rest = rest.substring(0, at).strip();
      if (Dates.read(wording).precision() == StatedDate.Precision.UNKNOWN) {
        note = "issued " + wording;
      } else {
        issued = wording;
      }
    }
    DocumentNumber document = DocumentNumber.of(rest, null);
    return isNumber(document.number())
        ? Optional.of(
            new LabelledFact(
                label,
                document.number(),
                document.country(),
                issued,
                expires,
                Notes.joined(document.note(), note),
                null,
                alternative))
        : Optional.empty();
  }

  /** Not a sentence about a document. */
  private static boolean isNumber(String text) {
    boolean hasDigit = text.chars().anyMatch(Character::isDigit);
    boolean hasSmallLetter = text.chars().anyMatch(Character::isLowerCase);
    return !text.isEmpty()
        && text.length() <= LONGEST_NUMBER
        && !text.contains(" and ")
        && (hasDigit || !hasSmallLetter || text.indexOf(' ') < 0);
  }
}
