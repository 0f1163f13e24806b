package org.lockstep.designation.lists.australia;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.file.TableRow;

/**
 * The rows of a table by the names of their columns, in lower case with underscores; capitals and
 * blanks of the header differ between editions.
 */
final class Columns {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern AT_ENDS = Pattern.compile("^_|_$");

  private final String table;
  private final Subjects subjects;
  private List<String> names = List.of();

  Columns(String table, Subjects subjects) {
    this.table = table;
    this.subjects = subjects;
  }

  /** Whether these are the cells of the header. */
  static boolean areIn(List<String> cells) {
    List<String> names = cells.stream().map(Columns::name).toList();
    return names.contains(Reference.COLUMN) && names.contains(NameRow.NAME);
  }

  private static String name(String cell) {
    String lower = Normalizer.normalize(cell, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String joined = BETWEEN_WORDS.matcher(lower).replaceAll("_");
    return AT_ENDS.matcher(joined).replaceAll("");
  }

  boolean hasHeader() {
    return !names.isEmpty();
  }

  /** Takes a row; what is before the header says nothing of a subject. */
  void accept(long line, List<String> cells) {
    if (names.isEmpty()) {
      if (areIn(cells)) {
        names = cells.stream().map(Columns::name).toList();
      }
      return;
    }
    subjects.add(TableRow.of(table, line, names, cells));
  }
}
