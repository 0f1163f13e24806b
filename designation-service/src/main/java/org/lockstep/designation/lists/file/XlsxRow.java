package org.lockstep.designation.lists.file;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of a sheet, without the blank cells at its end.
 *
 * @param number from 1
 * @param cells as text; one that is merged with that above it has its value
 * @param merged the columns, from 0, whose value is that of a cell above
 */
public record XlsxRow(String sheet, long number, List<String> cells, BitSet merged) {
  public XlsxRow {
    cells = List.copyOf(cells);
    merged = (BitSet) merged.clone();
  }

  /** The cells that have a value themselves; those merged with one above are blank. */
  public List<String> own() {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> merged.get(i) ? "" : cells.get(i))
        .toList();
  }

  /** How many cells have a value themselves. */
  public long filled() {
    return own().stream().filter(cell -> !cell.isBlank()).count();
  }
}
