package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/** One sheet while it is read: lines with its title, a header, and an entry in each row. */
final class Sheet {
  private static final String FIRST_HEADER = "告示日付";
  private static final String NOTE = "(注";
  private static final int LONGEST_TITLE = 1000;

  private final OfficialList list;
  private final Reading reading;
  private final String file;
  private final String name;
  private final Keys keys;
  private final List<String> title = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private List<String> headers = List.of();
  private @Nullable Row waiting;
  private long last;
  private int deleted;

  Sheet(OfficialList list, Reading reading, String file, String name, Keys keys) {
    this.list = list;
    this.reading = reading;
    this.file = file;
    this.name = name;
    this.keys = keys;
  }

  /** A row, which may go on in the next one. */
  private record Row(long line, List<String> cells) {
    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  boolean hasHeader() {
    return !headers.isEmpty();
  }

  /** How many of its rows hold nothing but the number of a subject that was taken off. */
  int deleted() {
    return deleted;
  }

  void accept(long line, List<String> raw) {
    last = line;
    if (Blanks.none(CellText.plain(raw.get(0))).startsWith(FIRST_HEADER)) {
      headers = CellText.headers(raw);
    } else if (headers.isEmpty()) {
      raw.stream().map(CellText::plain).filter(cell -> !cell.isEmpty()).forEach(this::head);
    } else if (waiting != null && goesOn(raw)) {
      waiting = joined(waiting, raw);
    } else {
      emit();
      waiting = new Row(line, List.copyOf(raw));
    }
  }

  private void head(String cell) {
    int note = cell.indexOf(NOTE);
    String words = note < 0 ? cell : cell.substring(0, note).strip();
    if (!words.isEmpty()) {
      title.add(words);
    }
    if (note >= 0) {
      notes.add(cell.substring(note));
    }
  }

  /** A row without its own notice and name is more text of the one above. */
  private boolean goesOn(List<String> raw) {
    return IntStream.range(0, Math.min(raw.size(), headers.size()))
        .filter(i -> !raw.get(i).isBlank())
        .allMatch(
            i ->
                Column.find(headers.get(i))
                    .filter(column -> column == Column.REMARK || column == Column.GROUNDS)
                    .isPresent());
  }

  private static Row joined(Row row, List<String> more) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(row.cells.size(), more.size()); i++) {
      String added = i < more.size() ? more.get(i) : "";
      String cell = row.cell(i);
      cells.add(cell.isBlank() ? added : added.isBlank() ? cell : cell + "\n" + added);
    }
    return new Row(row.line, cells);
  }

  /** A sheet without a header may be a cover; what is on it is not of a subject. */
  void end() {
    emit();
    if (headers.isEmpty()) {
      reading.warn(file, last, "the sheet has no header that begins with 告示日付 and was not read");
    }
  }

  private void emit() {
    if (waiting == null) {
      return;
    }
    Row read = waiting;
    waiting = null;
    TableRow raw = TableRow.of(file, read.line, headers, read.cells);
    // With the blank cells at its end, which say that the sheet has their columns.
    List<String> cells =
        IntStream.range(0, Math.max(headers.size(), read.cells.size()))
            .mapToObj(i -> CellText.plain(read.cell(i)))
            .toList();
    TableRow row = TableRow.of(file, read.line, headers, cells);
    JapanEntry entry = new JapanEntry(row, raw.source(), sheetTitle());
    if (entry.isDeleted()) {
      deleted++;
      if (entry.hasName()) {
        warnOfNoEntry(read, "the row is of a subject that was taken off: ");
      }
    } else if (entry.hasName()) {
      entry.emit(list, reading, entry.key(name, keys));
    } else {
      warnOfNoEntry(read, "the row names nobody and was passed over: ");
    }
  }

  private void warnOfNoEntry(Row row, String message) {
    String text =
        row.cells.stream()
            .map(CellText::plain)
            .filter(cell -> !cell.isEmpty())
            .collect(Collectors.joining(" "));
    reading.warn(file, row.line, message + text.substring(0, Math.min(text.length(), 200)));
  }

  private SheetTitle sheetTitle() {
    String whole = title.stream().map(Blanks::single).collect(Collectors.joining(" / "));
    String text = whole.isEmpty() ? CellText.plain(name) : whole;
    String scope =
        notes.stream()
            .filter(note -> note.contains("取引の範囲") || note.contains("適用されます"))
            .collect(Collectors.joining("\n"));
    return new SheetTitle(
        text.substring(0, Math.min(text.length(), LONGEST_TITLE)), scope.isEmpty() ? null : scope);
  }
}
