package org.lockstep.designation.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;

class ReadTest {
  private final Read read = new Read();

  @Test
  void tellsWhatIsWrongInWhatWasRead() {
    EntryDraft draft = draft("7");
    draft.name("Maia; Maria", Name.Kind.ALIAS, Name.Strength.STRONG);
    draft.date(StatedDate.Kind.BIRTH, "1974 or so, perhaps", null, null);
    draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, "563410081 (Russia)");
    draft.emit();

    assertThat(read.faults())
        .containsExactly(
            "7: NAME_SEPARATOR 'Maia; Maria'",
            "7: DATE_UNREAD '1974 or so, perhaps'",
            "7: NUMBER_WORDS '563410081 (Russia)'");
  }

  @Test
  void tellsNothingOfWhatIsAsItShouldBe() {
    EntryDraft draft = draft("7");
    draft.date(StatedDate.Kind.BIRTH, "circa 1974", null, null);
    draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, "563410081");
    draft.emit();

    assertThat(read.faults()).isEmpty();
  }

  private EntryDraft draft(String key) {
    OfficialList list = OfficialList.all().get(0);
    EntryDraft draft = new EntryDraft(read, list, key, SubjectType.PERSON, "sdn.xml", 1);
    draft.name("Maia", Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("SDGT"), null);
    return draft;
  }
}
