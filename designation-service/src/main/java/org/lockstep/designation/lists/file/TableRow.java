package org.lockstep.designation.lists.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * A row of a table, by the names of its columns. It remembers what was asked of it; {@link
 * #unread()} is the rest.
 */
public final class TableRow {
  private final String file;
  private final long line;
  private final Map<String, String> cells;
  private final Set<String> read = new HashSet<>();

  /**
   * @param line where it begins in the file, from 1
   * @param cells in the order of the columns; blank ones too
   */
  public TableRow(String file, long line, Map<String, String> cells) {
    this.file = file;
    this.line = line;
    this.cells = new LinkedHashMap<>(cells);
  }

  /**
   * A row whose cells stand under these columns.
   *
   * @throws RefusedFileException where something stands beyond the last one
   */
  public static TableRow of(String file, long line, List<String> columns, List<String> cells) {
    if (cells.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank())) {
      throw new RefusedFileException(
          Reason.MALFORMED,
          "%s: the row at line %d has %d cells, but there are %d columns"
              .formatted(file, line, cells.size(), columns.size()));
    }
    Map<String, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
      byName.put(columns.get(i), cells.get(i));
    }
    return new TableRow(file, line, byName);
  }

  public String file() {
    return file;
  }

  public long line() {
    return line;
  }

  /** A cell without the blanks around it; empty where it is blank or there is no such column. */
  public Optional<String> cell(String column) {
    read.add(column);
    @Nullable String value = cells.get(column);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  /** A cell with the blanks around it; empty where there is no such column. */
  public String raw(String column) {
    read.add(column);
    return cells.getOrDefault(column, "");
  }

  public boolean has(String column) {
    return cells.containsKey(column);
  }

  public List<String> columns() {
    return List.copyOf(cells.keySet());
  }

  /** The cells with something in them that nobody has asked for. */
  public List<LabelledValue> unread() {
    List<LabelledValue> unread = new ArrayList<>();
    cells.forEach(
        (column, value) -> {
          if (!read.contains(column) && !value.isBlank()) {
            unread.add(new LabelledValue(column, value.strip()));
          }
        });
    return unread;
  }

  /** All of its cells, blank ones too, without counting them as asked for. */
  public Collection<String> texts() {
    return cells.values();
  }

  /** The row as CSV (RFC 4180), every cell quoted. */
  public String source() {
    return String.join(
        ",", cells.values().stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList());
  }
}
