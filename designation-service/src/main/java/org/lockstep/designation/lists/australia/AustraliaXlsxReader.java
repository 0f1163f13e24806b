package org.lockstep.designation.lists.australia;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.XlsxTable;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.UnreadSheet;

/** The workbook regulation8_consolidated.xlsx. */
@ApplicationScoped
final class AustraliaXlsxReader implements ListReader {
  @Override
  public String format() {
    return "DFAT Consolidated List (xlsx)";
  }

  @Override
  public Set<String> sources() {
    return Set.of("au-dfat");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && XlsxTable.is(files.get(0));
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    Subjects subjects = new Subjects(file.name(), reading);
    Map<String, Columns> columns = new HashMap<>();
    Map<String, UnreadSheet> unread = new LinkedHashMap<>();
    XlsxTable.rows(
        file,
        row -> {
          Columns table =
              columns.computeIfAbsent(
                  row.sheet(), name -> new Columns(file.name() + "#" + name, subjects));
          table.accept(row.number(), row.cells());
          if (!table.hasHeader()) {
            unread.computeIfAbsent(row.sheet(), name -> new UnreadSheet()).add(row);
          }
        },
        reading::warn);
    unread.forEach(
        (sheet, rows) -> {
          Columns table = columns.get(sheet);
          if (table != null && !table.hasHeader()) {
            rows.tell(reading, file.name() + "#" + sheet, "Reference");
          }
        });
    subjects.emit(list);
  }
}
