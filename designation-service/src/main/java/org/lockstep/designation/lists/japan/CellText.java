package org.lockstep.designation.lists.japan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.designation.lists.reading.Blanks;

/** Cells of the list as all of its forms are read. */
final class CellText {
  private CellText() {}

  /**
   * Full-width digits, letters and brackets become plain ones; line breaks stay. A word processor
   * made © of some (c).
   */
  static String plain(String cell) {
    return Blanks.lines(Normalizer.normalize(cell, Normalizer.Form.NFKC).replace("©", "(c)"));
  }

  /** The headers of columns, each once: some sheets have one twice. */
  static List<String> headers(List<String> cells) {
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      String header = Blanks.none(plain(cell));
      String unique = header.isEmpty() ? "column " + (names.size() + 1) : header;
      for (int i = 2; names.contains(unique); i++) {
        unique = header + " " + i;
      }
      names.add(unique);
    }
    return List.copyOf(names);
  }
}
