package org.lockstep.designation.lists.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * A row of a table, by the names of its columns. It remembers what was asked of it; {@link
 * #unread()} is the rest. Readers hold many: the names are those of the table, not the row's own.
 */
public final class TableRow {
  private final String file;
  private final long line;
  private final List<String> columns;
  private final List<String> cells;
  private final BitSet read = new BitSet();

  private TableRow(String file, long line, List<String> columns, List<String> cells) {
    this.file = file;
    this.line = line;
    this.columns = columns;
    this.cells = List.copyOf(cells);
  }

  /**
   * @param line where it begins in the file, from 1
   * @param cells in the order of the columns; blank ones too
   */
  public TableRow(String file, long line, Map<String, String> cells) {
    this(file, line, List.copyOf(cells.keySet()), List.copyOf(cells.values()));
  }

  /**
   * A row whose cells stand under these columns.
   *
   * @param columns of the table, each name once
   * @throws RefusedFileException where something stands beyond the last one
   */
  public static TableRow of(String file, long line, List<String> columns, List<String> cells) {
    if (cells.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank())) {
      throw new RefusedFileException(
          Reason.MALFORMED,
          "%s: the row at line %d has %d cells, but there are %d columns"
              .formatted(file, line, cells.size(), columns.size()));
    }
    return new TableRow(
        file, line, columns, cells.subList(0, Math.min(columns.size(), cells.size())));
  }

  public String file() {
    return file;
  }

  public long line() {
    return line;
  }

  /** A cell without the blanks around it; empty where it is blank or there is no such column. */
  public Optional<String> cell(String column) {
    String value = raw(column);
    return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  /** A cell with the blanks around it; empty where there is no such column. */
  public String raw(String column) {
    int index = columns.indexOf(column);
    if (index < 0 || index >= cells.size()) {
      return "";
    }
    read.set(index);
    return cells.get(index);
  }

  public boolean has(String column) {
    return columns().contains(column);
  }

  /** Those that it has a cell under, even a blank one. */
  public List<String> columns() {
    return columns.subList(0, cells.size());
  }

  /** The cells with something in them that nobody has asked for. */
  public List<LabelledValue> unread() {
    List<LabelledValue> unread = new ArrayList<>();
    for (int i = read.nextClearBit(0); i < cells.size(); i = read.nextClearBit(i + 1)) {
      if (!cells.get(i).isBlank()) {
        unread.add(new LabelledValue(columns.get(i), cells.get(i).strip()));
      }
    }
    return unread;
  }

  /** All of its cells, blank ones too, without counting them as asked for. */
  public List<String> texts() {
    return cells;
  }

  /** The row as CSV (RFC 4180), every cell quoted. */
  public String source() {
    return String.join(
        ",", cells.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList());
  }
}
