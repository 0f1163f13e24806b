package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.file.ListFile;

/** The four files by their columns; their names may be those of any archive. */
enum CsvPart {
  SDN(
      OfacCsvReader.NUMBER,
      "SDN_Name",
      "SDN_Type",
      "Program",
      "Title",
      "Call_Sign",
      "Vess_type",
      "Tonnage",
      "GRT",
      "Vess_flag",
      "Vess_owner",
      "Remarks"),
  ALT(OfacCsvReader.NUMBER, "alt_num", "alt_type", "alt_name", "alt_remarks"),
  ADD(
      OfacCsvReader.NUMBER,
      "Add_num",
      "Address",
      "City/State/Province/Postal Code",
      "Country",
      "Add_remarks"),
  COMMENTS(OfacCsvReader.NUMBER, "Remarks");

  static final char END_OF_FILE = 0x1A;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z]+");

  final List<String> columns;

  CsvPart(String... columns) {
    this.columns = List.of(columns);
  }

  static Optional<CsvPart> of(ListFile file) {
    String beginning = file.beginning();
    List<String> cells = firstRow(beginning);
    if (!isNumber(cells.get(0).strip())) {
      return cells.size() == 1 && cells.get(0).isBlank() ? byName(file.name()) : Optional.empty();
    }
    String line = beginning.lines().findFirst().orElse("");
    return first(part -> InnerQuotes.isRow(line, part.columns.size()))
        .or(() -> first(part -> InnerQuotes.canBeRow(line, part.columns.size())))
        .or(() -> first(part -> part.columns.size() == cells.size()));
  }

  private static Optional<CsvPart> first(Predicate<CsvPart> fits) {
    return Arrays.stream(values()).filter(fits).findFirst();
  }

  /** A file without rows has only its name. */
  private static Optional<CsvPart> byName(String name) {
    List<String> words = List.of(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT)));
    if (words.contains("comments")) {
      return Optional.of(COMMENTS);
    } else if (words.contains("alt")) {
      return Optional.of(ALT);
    } else if (words.contains("add")) {
      return Optional.of(ADD);
    }
    return words.contains("sdn") || words.contains("prim") ? Optional.of(SDN) : Optional.empty();
  }

  private static List<String> firstRow(String text) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && (c == '\n' || c == '\r' || c == END_OF_FILE)) {
        break;
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** Whether it could be an ent_num. */
  static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
