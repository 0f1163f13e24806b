package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * A reader that breaks its promise that no two entries have the same key, as no real one does: two
 * in a row have the first key, and one far behind has the second.
 */
@ApplicationScoped
class TwiceReader implements ListReader {
  static final String FILE = "twice";

  @Override
  public String format() {
    return "of the tests";
  }

  @Override
  public Set<String> sources() {
    return Set.of("kr-kofiu");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.get(0).beginning().startsWith(FILE);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    entry(list, reading, "T-1");
    entry(list, reading, "T-1");
    entry(list, reading, "T-2");
    for (int i = 3; i < 1000; i++) {
      entry(list, reading, "T-" + i);
    }
    entry(list, reading, "T-2");
  }

  private static void entry(OfficialList list, Reading reading, String key) {
    EntryDraft draft = new EntryDraft(reading, list, key, SubjectType.ORGANIZATION, FILE, 1);
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("KR-DPRK"), null);
    draft.name("Company " + key, Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.original(FILE, 1, key);
    draft.emit();
  }
}
