package org.lockstep.designation.lists.canada;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.XmlLayout;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Keys;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * The XML of Global Affairs Canada: {@code data-set/record}. The list has no ids: the key is
 * regime, schedule and item, as the regulations number their schedules.
 */
@ApplicationScoped
class CanadaXmlReader implements ListReader {
  private static final String RECORD = "record";

  @Override
  public String format() {
    return "SEMA XML";
  }

  @Override
  public Set<String> sources() {
    return Set.of("ca-sema");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().contains("<data-set");
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    Keys keys = new Keys(new MemoryBudget(file.name()));
    records(file, record -> keys.count(CanadaEntry.key(list, record)), (line, name) -> {});
    records(
        file,
        record -> {
          String key = keys.of(CanadaEntry.key(list, record), record.name());
          new CanadaEntry(list, reading, key, record).emit(list);
        },
        (line, name) -> reading.unknown(file.name(), line, name));
  }

  private static void records(
      ListFile file, Consumer<CanadaRecord> record, XmlRecords.UnknownConsumer unknown) {
    XmlRecords.read(
        file,
        XmlLayout.of(RECORD),
        element -> {
          if (element.name().equals(RECORD)) {
            record.accept(new CanadaRecord(file.name(), element));
          }
        },
        unknown);
  }
}
