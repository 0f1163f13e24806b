package org.lockstep.designation.lists.australia;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.XlsxTable;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

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
    XlsxTable.rows(
        file,
        (sheet, line, cells) ->
            columns
                .computeIfAbsent(sheet, name -> new Columns(file.name() + "#" + name, subjects))
                .accept(line, cells));
    subjects.emit(list);
  }
}
