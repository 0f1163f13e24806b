package org.lockstep.designation.lists.eu;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.designation.lists.file.CsvTable;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * {@code csvFullSanctionsList_1_1} of the European Commission: the same as the XML, with a row for
 * each name, address and so on of an entity, which repeats what is said of the entity itself. It
 * does not say which names are strong. The file is read twice, so that an entity can be handed on
 * at its last row, wherever its rows are.
 */
@ApplicationScoped
class EuFsfCsvReader implements ListReader {
  private static final char SEPARATOR = ';';
  private static final String ID = "Entity_LogicalId";
  private static final String GENERATED = "fileGenerationDate";
  private static final String WHOLE_NAME = "NameAlias_WholeName";
  private static final int LONGEST_ID = 100;
  private static final Set<String> KNOWN = new HashSet<>(FsfCsvRecord.columnsOfActs());

  @Override
  public String format() {
    return "csvFullSanctionsList_1_1";
  }

  @Override
  public Set<String> sources() {
    return Set.of("eu-fsf");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    if (files.size() != 1) {
      return false;
    }
    String beginning = files.get(0).beginning();
    return beginning.contains(ID) && beginning.contains(WHOLE_NAME);
  }

  /** The ids of acts have no column either. */
  @Override
  public Set<Detail> cannotSay() {
    return EnumSet.of(Detail.NAME_STRENGTHS, Detail.PUBLISHED_IDS, Detail.EXTRAS);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    MemoryBudget memory = new MemoryBudget(file.name());
    Map<String, Integer> toCome = new HashMap<>();
    CsvTable.read(
        file,
        SEPARATOR,
        null,
        row -> {
          if (toCome.merge(id(row), 1, Integer::sum) == 1) {
            memory.add(id(row));
          }
        });
    Map<String, Rows> open = new HashMap<>();
    CsvTable.read(
        file,
        SEPARATOR,
        null,
        row -> {
          String id = id(row);
          open.computeIfAbsent(id, key -> new Rows()).add(row, memory);
          if (toCome.merge(id, -1, Integer::sum) == 0) {
            Rows rows = open.remove(id);
            read(list, id, rows.rows, reading);
            memory.release(rows.counted);
          }
        });
  }

  private static String id(TableRow row) {
    return row.cell(ID)
        .filter(id -> id.length() <= LONGEST_ID)
        .orElseThrow(
            () ->
                new RefusedFileException(
                    Reason.MALFORMED,
                    "%s: the row at line %d has no %s".formatted(row.file(), row.line(), ID)));
  }

  /** The rows of an entity so far. */
  private static final class Rows {
    private final List<TableRow> rows = new ArrayList<>();
    private long counted;

    void add(TableRow row, MemoryBudget memory) {
      rows.add(row);
      counted += memory.addParts(row.source().length());
    }
  }

  private static void read(OfficialList list, String id, List<TableRow> rows, Reading reading) {
    TableRow first = rows.get(0);
    rows.forEach(row -> row.cell(GENERATED).flatMap(Dates::day).ifPresent(reading::edition));
    FsfRecord entity = FsfCsvRecord.of(rows);
    EntryDraft draft =
        new EntryDraft(reading, list, id, FsfEntry.type(entity), first.file(), first.line());
    new FsfEntry(draft).read(entity);
    rows.forEach(row -> draft.rest(row, KNOWN));
    draft.emit();
  }
}
