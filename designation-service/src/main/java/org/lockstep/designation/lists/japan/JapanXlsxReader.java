package org.lockstep.designation.lists.japan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XlsxTable;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/** The workbook of the Ministry of Finance. */
@ApplicationScoped
final class JapanXlsxReader implements ListReader {
  @Override
  public String format() {
    return "MOF 経済制裁措置及び対象者リスト (xlsx)";
  }

  @Override
  public Set<String> sources() {
    return Set.of("jp-mof");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && XlsxTable.is(files.get(0));
  }

  /** The numbers of the subjects are in the CSV alone. */
  @Override
  public Set<Detail> cannotSay() {
    return Set.of(Detail.ENTRY_ID);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    MemoryBudget memory = new MemoryBudget(file.name());
    Keys keys = new Keys(memory);
    Copies copies = new Copies(memory);
    XlsxTable.rows(
        file,
        row ->
            sheets
                .computeIfAbsent(
                    row.sheet(),
                    name -> {
                      sheets.values().forEach(Sheet::emit);
                      return new Sheet(list, reading, file.name() + "#" + name, name, keys, copies);
                    })
                .accept(row),
        reading::warn);
    if (sheets.values().stream().noneMatch(Sheet::hasHeader)) {
      throw new RefusedFileException(
          Reason.FORMAT, file.name() + ": no sheet has a header with 告示日付");
    }
    sheets.values().forEach(Sheet::end);
    int deleted = sheets.values().stream().mapToInt(Sheet::deleted).sum();
    if (deleted > 0) {
      reading.warn(
          file.name(),
          1,
          deleted + " rows hold the number of a subject that the ministry has taken off");
    }
  }
}
