package org.lockstep.designation.lists.japan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockstep.designation.lists.reading.MemoryBudget;

/**
 * Finds rows that are in another sheet already, as they are when a sheet was copied. They are of
 * the same subject only under the same title: one subject may be under two programmes.
 */
final class Copies {
  /** By chance, no two rows have the same. */
  private static final int LENGTH_OF_HASH = 16;

  private final Map<String, String> sheets = new HashMap<>();
  private final MemoryBudget memory;

  Copies(MemoryBudget memory) {
    this.memory = memory;
  }

  /**
   * Another sheet with a row that says the same; empty where there is none.
   *
   * @param title of the sheet
   * @param text all that the row says
   */
  Optional<String> sameRow(String sheet, String title, String text) {
    return before(sheet, "row\n" + title + "\n" + text);
  }

  /**
   * Another sheet with a row of the same notice and names.
   *
   * @param subject notice and names
   */
  Optional<String> sameSubject(String sheet, String title, String subject) {
    return before(sheet, "subject\n" + title + "\n" + subject);
  }

  private Optional<String> before(String sheet, String text) {
    String said = Keys.hash(text, LENGTH_OF_HASH);
    memory.add(said);
    return Optional.ofNullable(sheets.putIfAbsent(said, sheet))
        .filter(other -> !other.equals(sheet));
  }
}
