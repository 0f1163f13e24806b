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

  /** Their full stop is also that of the sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of("LTD", "CO", "INC", "CORP", "LTDA", "JR", "SR");

  Remarks {
    facts = List.copyOf(facts);
    texts = List.copyOf(texts);
  }

  /** Those with a full stop at their end. */
  static Remarks read(String remarks) {
    return readOpen(withoutFullStop(remarks.strip()));
  }

  /** Those of XML, which have none. */
  static Remarks readOpen(String remarks) {
    List<LabelledFact> facts = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    String text = remarks.strip();
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf("; ", from);
      String piece = text.substring(from, end < 0 ? text.length() : end).strip();
      from = end < 0 ? text.length() : end + 2;
      if (!piece.isEmpty()) {
        fact(piece).ifPresentOrElse(facts::add, () -> texts.add(piece));
      }
    }
    return new Remarks(facts, texts);
  }

  /** OFAC writes only one of two full stops at the end. */
  private static String withoutFullStop(String text) {
    if (!text.endsWith(".")) {
      return text;
    }
    String shorter = text.substring(0, text.length() - 1);
    String lastWord = shorter.substring(shorter.lastIndexOf(' ') + 1);
    boolean needed =
        (lastWord.indexOf('.') >= 0 && shorter.lastIndexOf("Linked To: ") >= 0)
            || ABBREVIATIONS.contains(lastWord.toUpperCase(Locale.ROOT));
    return needed ? text : shorter;
  }

  private static Optional<LabelledFact> fact(String piece) {
    boolean inBrackets = piece.startsWith("(Linked To: ") && piece.endsWith(")");
    String bare = inBrackets ? piece.substring(1, piece.length() - 1) : piece;
    boolean alternative = bare.regionMatches(true, 0, "alt. ", 0, 5);
    String text = alternative ? bare.substring(5).strip() : bare;
    Optional<Label> found = Label.before(text);
    if (found.isEmpty()) {
      return contact(text);
    }
    Label label = found.get();
    String wording = label.wording();
    String value = value(text.substring(wording.length()));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (label.topic()) {
      case DOCUMENT -> document(label, value, piece);
      case WEAK_NAME ->
          value.length() > 2 && value.startsWith("'") && value.endsWith("'")
              ? Optional.of(
                  LabelledFact.of(
                      label, wording, value.substring(1, value.length() - 1), null, null, false))
              : Optional.empty();
      case GENDER ->
          value.equals("Male") || value.equals("Female")
              ? Optional.of(LabelledFact.of(label, wording, value, null, null, alternative))
              : Optional.empty();
      // It has no field, and its wording is kept best as a whole.
      case TEXT -> Optional.empty();
      default -> Optional.of(LabelledFact.of(label, wording, value, null, null, alternative));
    };
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
        ? Label.of(wording)
            .map(label -> LabelledFact.of(label, wording, address, null, null, false))
        : Optional.empty();
  }

  private static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  /** {@code <number> (<country>) issued <date> expires <date>}, all but the number optional. */
  private static Optional<LabelledFact> document(Label label, String value, String piece) {
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
    String country = null;
    int open = rest.lastIndexOf(" (");
    if (open > 0 && rest.endsWith(")") && rest.chars().skip(open).noneMatch(Character::isDigit)) {
      country = rest.substring(open + 2, rest.length() - 1).strip();
      rest = rest.substring(0, open).strip();
    }
    boolean sentence =
        rest.length() > LONGEST_NUMBER
            || rest.contains(" and ")
            || (rest.chars().noneMatch(Character::isDigit) && rest.indexOf(' ') >= 0);
    return rest.isEmpty() || sentence
        ? Optional.empty()
        : Optional.of(
            new LabelledFact(
                label,
                label.wording(),
                rest,
                country == null || country.isEmpty() ? null : country,
                issued,
                expires,
                note,
                piece,
                null,
                false));
  }
}
