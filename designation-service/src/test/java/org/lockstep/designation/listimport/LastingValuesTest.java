package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;

class LastingValuesTest {
  @Test
  void areOthersWhereNoneIsAsBefore() {
    assertThat(
            changed(
                draft -> {
                  draft.name("Anna Pinskaja", Name.Kind.PRIMARY, Name.Strength.STRONG);
                  draft.date(StatedDate.Kind.BIRTH, "12 Apr 1985", null, null);
                  draft.gender("Female");
                  draft.identifier(Scheme.PASSPORT_NUMBER, "MP0000001");
                },
                draft -> {
                  draft.name("Vera Mozyrskaja", Name.Kind.PRIMARY, Name.Strength.STRONG);
                  draft.date(StatedDate.Kind.BIRTH, "12 Apr 1986", null, null);
                  draft.gender("Male");
                  draft.identifier(Scheme.PASSPORT_NUMBER, "MP0000002");
                }))
        .containsExactly("primary names", "birth dates", "genders", "PASSPORT_NUMBER");
  }

  @Test
  void areTheSameWhereTheListAddsToThemOrSaysLessOrMore() {
    assertThat(
            changed(
                draft -> {
                  draft.name("Anna Pinskaja", Name.Kind.PRIMARY, Name.Strength.STRONG);
                  draft.date(StatedDate.Kind.BIRTH, "1985", null, null);
                  draft.identifier(Scheme.PASSPORT_NUMBER, "MP0000001");
                  draft.identifier(Scheme.ID_NUMBER, "1");
                },
                draft -> {
                  draft.name("PINSKAJA, Anna", Name.Kind.PRIMARY, Name.Strength.STRONG);
                  draft.date(StatedDate.Kind.BIRTH, "12 Apr 1985", null, null);
                  draft.gender("Female");
                  draft.identifier(Scheme.PASSPORT_NUMBER, "MP0000002");
                  draft.identifier(Scheme.PASSPORT_NUMBER, "MP 0000001");
                }))
        .isEmpty();
  }

  private interface Says {
    void in(EntryDraft draft);
  }

  private static Set<String> changed(Says before, Says now) {
    return LastingValues.changed(content(before), content(now));
  }

  private static EntryContent content(Says says) {
    Read read = new Read();
    OfficialList list = OfficialList.all().get(0);
    EntryDraft draft = new EntryDraft(read, list, "1", SubjectType.PERSON, "sdn.xml", 1);
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("SDGT"), null);
    says.in(draft);
    draft.emit();
    return read.content("1");
  }
}
