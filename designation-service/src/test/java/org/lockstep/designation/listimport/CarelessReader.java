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
 * A reader that breaks the promises of readers, as no real one does. Of {@link #TWICE}, two entries
 * in a row have the first key, and one far behind has the second; of {@link #NAMELESS}, the second
 * entry has neither a name nor a measure, and of {@link #HUGE}, it has more names than any event
 * has room for. Of {@link #KEYED}, each line is a key and a name, and the key stands nowhere in the
 * entry.
 */
@ApplicationScoped
class CarelessReader implements ListReader {
  static final String TWICE = "twice";
  static final String NAMELESS = "nameless";
  static final String HUGE = "huge";
  static final String KEYED = "keyed";

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
    return files.get(0).beginning().startsWith(TWICE)
        || files.get(0).beginning().startsWith(NAMELESS)
        || files.get(0).beginning().startsWith(HUGE)
        || files.get(0).beginning().startsWith(KEYED);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    if (files.get(0).beginning().startsWith(NAMELESS)) {
      entry(list, reading, "N-1");
      EntryDraft draft = new EntryDraft(reading, list, "N-2", SubjectType.VESSEL, NAMELESS, 7);
      draft.regime("KR-DPRK");
      draft.original(NAMELESS, 7, "N-2");
      draft.emit();
      return;
    }
    if (files.get(0).beginning().startsWith(HUGE)) {
      entry(list, reading, "H-1");
      EntryDraft draft = new EntryDraft(reading, list, "H-2", SubjectType.ORGANIZATION, HUGE, 7);
      draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("KR-DPRK"), null);
      for (int i = 0; i < 950; i++) {
        draft.name("A".repeat(980) + i, Name.Kind.PRIMARY, Name.Strength.STRONG);
      }
      draft.original(HUGE, 7, "H-2");
      draft.emit();
      return;
    }
    if (files.get(0).beginning().startsWith(KEYED)) {
      files.get(0).beginning().lines().skip(1).forEach(line -> keyed(list, reading, line));
      return;
    }
    entry(list, reading, "T-1");
    entry(list, reading, "T-1");
    entry(list, reading, "T-2");
    for (int i = 3; i < 510; i++) {
      entry(list, reading, "T-" + i);
    }
    entry(list, reading, "T-2");
  }

  private static void keyed(OfficialList list, Reading reading, String line) {
    String name = line.substring(line.indexOf(' ') + 1);
    EntryDraft draft =
        new EntryDraft(
            reading, list, line.substring(0, line.indexOf(' ')), SubjectType.PERSON, KEYED, 1);
    draft.authorityId(name);
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("KR-DPRK"), null);
    draft.name(name, Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.original(KEYED, 1, line);
    draft.emit();
  }

  private static void entry(OfficialList list, Reading reading, String key) {
    EntryDraft draft = new EntryDraft(reading, list, key, SubjectType.ORGANIZATION, TWICE, 1);
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("KR-DPRK"), null);
    draft.name("Company " + key, Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.original(TWICE, 1, key);
    draft.emit();
  }
}
