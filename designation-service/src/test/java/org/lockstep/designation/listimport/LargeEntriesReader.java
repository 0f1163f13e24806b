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
 * Makes entries that are almost as large as an entry may be. The file says how many, and a word; it
 * becomes a name of every fourth entry.
 */
@ApplicationScoped
class LargeEntriesReader implements ListReader {
  static final String LARGE = "large entries: ";

  /** Of JSON, in each entry. */
  static final int BYTES = 850_000;

  private static final int NAME = 970;
  private static final int NAMES = 800;

  static String file(int entries, String word) {
    return LARGE + entries + " " + word;
  }

  @Override
  public String format() {
    return "large entries of the tests";
  }

  @Override
  public Set<String> sources() {
    return Set.of("au-dfat");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.get(0).beginning().startsWith(LARGE);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    String[] asked = files.get(0).beginning().substring(LARGE.length()).strip().split(" ", -1);
    for (int i = 1; i <= Integer.parseInt(asked[0]); i++) {
      EntryDraft draft =
          new EntryDraft(reading, list, "large-" + i, SubjectType.ORGANIZATION, "large", i);
      draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("large"), null);
      draft.name("Large Company " + i, Name.Kind.PRIMARY, Name.Strength.STRONG);
      if (i % 4 == 0) {
        draft.name("Company " + asked[1], Name.Kind.ALIAS, Name.Strength.STRONG);
      }
      for (int n = 0; n < NAMES; n++) {
        draft.name(i + "x".repeat(NAME) + n, Name.Kind.ALIAS, Name.Strength.STRONG);
      }
      draft.original("large", i, "large-" + i);
      draft.emit();
    }
  }
}
