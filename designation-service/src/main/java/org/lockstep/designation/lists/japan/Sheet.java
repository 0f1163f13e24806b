package org.lockstep.designation.lists.japan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/** One sheet while it is read: lines with its title, a header, and an entry in each row. */
final class Sheet {
  private static final String FIRST_HEADER = "告示日付";
  private static final int LONGEST_TITLE = 1000;

  private final OfficialList list;
  private final Reading reading;
  private final String file;
  private final String name;
  private final Keys keys;
  private final List<String> title = new ArrayList<>();
  private List<String> headers = List.of();
  private long last;

  Sheet(OfficialList list, Reading reading, String file, String name, Keys keys) {
    this.list = list;
    this.reading = reading;
    this.file = file;
    this.name = name;
    this.keys = keys;
  }

  boolean hasHeader() {
    return !headers.isEmpty();
  }

  void accept(long line, List<String> raw) {
    last = line;
    List<String> cells = raw.stream().map(Sheet::plain).toList();
    if (Blanks.none(cells.get(0)).startsWith(FIRST_HEADER)) {
      headers(cells);
    } else if (headers.isEmpty()) {
      title.addAll(cells.stream().filter(cell -> !cell.isEmpty()).toList());
    } else {
      row(line, cells);
    }
  }

  /** A sheet without a header may be a cover; what is on it is not of a subject. */
  void end() {
    if (headers.isEmpty()) {
      reading.warn(file, last, "the sheet has no header that begins with 告示日付 and was not read");
    }
  }

  /** Full-width digits, letters and brackets become plain ones; line breaks stay. */
  private static String plain(String cell) {
    return Blanks.lines(Normalizer.normalize(cell, Normalizer.Form.NFKC));
  }

  private void headers(List<String> cells) {
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      String header = Blanks.none(cell);
      String unique = header.isEmpty() ? "column " + (names.size() + 1) : header;
      // Some sheets have a header twice, such as two columns of other names.
      for (int i = 2; names.contains(unique); i++) {
        unique = header + " " + i;
      }
      names.add(unique);
    }
    headers = List.copyOf(names);
  }

  private void row(long line, List<String> cells) {
    TableRow row = TableRow.of(file, line, headers, cells);
    JapanEntry entry = new JapanEntry(row, title());
    if (entry.hasName()) {
      entry.emit(list, reading, name, keys);
    } else {
      String text = cells.stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" "));
      reading.warn(
          file,
          line,
          "the row names nobody and was passed over: "
              + text.substring(0, Math.min(text.length(), 200)));
    }
  }

  private SheetTitle title() {
    String whole = title.stream().map(Blanks::single).collect(Collectors.joining(" / "));
    String text = whole.isEmpty() ? plain(name) : whole;
    return new SheetTitle(text.substring(0, Math.min(text.length(), LONGEST_TITLE)));
  }
}
