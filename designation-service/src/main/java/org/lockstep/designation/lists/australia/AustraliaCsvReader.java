package org.lockstep.designation.lists.australia;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.lockstep.designation.lists.file.CsvTable;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/** The columns of the workbook as CSV. */
@ApplicationScoped
final class AustraliaCsvReader implements ListReader {
  @Override
  public String format() {
    return "DFAT Consolidated List (CSV)";
  }

  @Override
  public Set<String> sources() {
    return Set.of("au-dfat");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1
        && Columns.areIn(
            List.of(files.get(0).beginning().lines().findFirst().orElse("").split(",")));
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    Subjects subjects = new Subjects(file.name(), reading);
    Columns columns = new Columns(file.name(), subjects);
    CsvTable.rows(file, ',', columns::accept);
    subjects.emit(list);
  }
}
