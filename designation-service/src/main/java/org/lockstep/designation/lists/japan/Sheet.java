package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.file.XlsxRow;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.UnreadSheet;

/** One sheet while it is read: lines with its title, a header, and an entry in each row. */
final class Sheet {
  private static final String FIRST_HEADER = "告示日付";
  private static final String NOTE = "(注";
  private static final int LONGEST_TITLE = 1000;
  private static final int LONGEST_HEADER = 100;

  private final OfficialList list;
  private final Reading reading;
  private final String file;
  private final String name;
  private final Keys keys;
  private final Copies copies;
  private final UnreadSheet unread = new UnreadSheet();
  private final Map<String, Integer> copied = new LinkedHashMap<>();
  private final List<String> title = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private List<String> headers = List.of();
  private @Nullable Row waiting;
  private int deleted;

  Sheet(OfficialList list, Reading reading, String file, String name, Keys keys, Copies copies) {
    this.list = list;
    this.reading = reading;
    this.file = file;
    this.name = name;
    this.keys = keys;
    this.copies = copies;
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

  void accept(XlsxRow row) {
    if (isHeader(row.cells())) {
      emit();
      headers = CellText.headers(row.cells());
    } else if (headers.isEmpty()) {
      unread.add(row);
      row.own().stream().map(CellText::plain).filter(cell -> !cell.isEmpty()).forEach(this::head);
    } else if (waiting != null && goesOn(row)) {
      waiting = joined(waiting, row.own());
    } else {
      emit();
      waiting = new Row(row.number(), row.cells());
    }
  }

  /** Wherever its columns stand: one may have been put before the first. */
  private static boolean isHeader(List<String> cells) {
    List<String> names =
        cells.stream()
            .filter(cell -> cell.length() <= LONGEST_HEADER)
            .map(cell -> Blanks.none(CellText.plain(cell)))
            .toList();
    return names.stream().anyMatch(name -> name.startsWith(FIRST_HEADER))
        && names.stream().flatMap(name -> Column.find(name).stream()).distinct().count() > 1;
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
  private boolean goesOn(XlsxRow row) {
    List<String> own = row.own();
    return IntStream.range(0, Math.min(own.size(), headers.size()))
            .filter(i -> !own.get(i).isBlank())
            .mapToObj(i -> Column.find(headers.get(i)))
            .allMatch(column -> column.filter(Sheet::isText).isPresent())
        || IntStream.range(0, headers.size())
            .filter(row.merged()::get)
            .mapToObj(i -> Column.find(headers.get(i)))
            .flatMap(Optional::stream)
            .anyMatch(column -> column == Column.JAPANESE_NAME || column == Column.ENGLISH_NAME);
  }

  private static boolean isText(Column column) {
    return column == Column.REMARK || column == Column.GROUNDS;
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
      unread.tell(reading, file, FIRST_HEADER);
    }
    copied.forEach(
        (sheet, times) ->
            reading.warn(
                file,
                1,
                "%d rows say what rows of the sheet '%s' say, and were not entered again"
                    .formatted(times, sheet)));
  }

  /** Hands on the last row so far; the rows of a sheet come before those of the next. */
  void emit() {
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
      Optional<String> copy =
          copies.sameRow(name, String.join("\n", title), String.join("\n", cells));
      copy.ifPresentOrElse(
          sheet -> copied.merge(sheet, 1, Integer::sum), () -> emit(entry, read.line));
    } else {
      warnOfNoEntry(read, "the row names nobody and was passed over: ");
    }
  }

  private void emit(JapanEntry entry, long line) {
    String key = entry.key(name, keys);
    copies
        .sameSubject(name, String.join("\n", title), entry.noticeAndNames())
        .ifPresent(
            sheet ->
                reading.warn(
                    file,
                    line,
                    key,
                    "has the same notice and names in the sheet '"
                        + sheet
                        + "', which says something else; both were entered"));
    entry.emit(list, reading, key);
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
