package org.lockstep.designation.lists.japan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.designation.lists.file.CsvTable;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/** The table of the Ministry of Finance, which has a number for each subject. */
@ApplicationScoped
final class JapanCsvReader implements ListReader {
  private static final String SECTION = "区分";
  private static final String KEY = "番号";

  @Override
  public String format() {
    return "MOF 経済制裁措置及び対象者リスト (CSV)";
  }

  @Override
  public Set<String> sources() {
    return Set.of("jp-mof");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1
        && files
            .get(0)
            .beginning()
            .lines()
            .findFirst()
            .map(header -> CellText.headers(List.of(header.replace("\"", "").split(",", -1))))
            .filter(headers -> headers.containsAll(List.of(KEY, "告示日付", "氏名(日本語)")))
            .isPresent();
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    new Table(list, files.get(0), reading).read();
  }

  private static final class Table {
    private final OfficialList list;
    private final ListFile file;
    private final Reading reading;
    private final Map<String, Long> lines = new HashMap<>();
    private final MemoryBudget memory;
    private List<String> headers = List.of();
    private int deleted;

    Table(OfficialList list, ListFile file, Reading reading) {
      this.list = list;
      this.file = file;
      this.reading = reading;
      this.memory = new MemoryBudget(file.name());
    }

    void read() {
      CsvTable.rows(file, ',', this::accept);
      if (deleted > 0) {
        reading.warn(
            file.name(),
            1,
            deleted + " rows hold the number of a subject that the ministry has taken off");
      }
    }

    private void accept(long line, List<String> cells) {
      if (headers.isEmpty()) {
        headers = CellText.headers(cells);
        return;
      }
      TableRow raw = TableRow.of(file.name(), line, headers, cells);
      TableRow row =
          TableRow.of(file.name(), line, headers, cells.stream().map(CellText::plain).toList());
      if (row.texts().stream().allMatch(String::isBlank)) {
        return;
      }
      String key = key(row);
      JapanEntry entry =
          new JapanEntry(row, raw.source(), Sections.title(row.cell(SECTION).orElse("")));
      if (entry.isDeleted()) {
        deleted++;
      }
      if (entry.isDeleted() ? entry.hasName() : !entry.hasName()) {
        reading.warn(
            file.name(),
            line,
            entry.isDeleted()
                ? key + ": the row is of a subject that was taken off"
                : key + ": the row names nobody and was passed over");
      } else if (!entry.isDeleted()) {
        entry.emit(list, reading, key);
      }
    }

    private String key(TableRow row) {
      String key =
          row.cell(KEY)
              .orElseThrow(
                  () ->
                      new RefusedFileException(
                          Reason.MALFORMED,
                          "%s: the row at line %d has no 番号".formatted(file.name(), row.line())));
      memory.add(key);
      Long other = lines.put(key, row.line());
      if (other != null) {
        throw new RefusedFileException(
            Reason.MALFORMED,
            "%s: the rows at lines %d and %d have the same 番号 %s"
                .formatted(file.name(), other, row.line(), key));
      }
      return key;
    }
  }
}
