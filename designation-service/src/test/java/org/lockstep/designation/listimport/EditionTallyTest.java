package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;

class EditionTallyTest {
  private final Read read = new Read();
  private final EditionTally tally = new EditionTally();

  @BeforeEach
  void aFormat() {
    tally.format("of the tests");
  }

  @Test
  void countsNothingOfAnEditionWithoutEntries() {
    EditionFigures none = tally.figures(new Warnings());

    assertThat(none)
        .isEqualTo(
            new EditionFigures(
                "of the tests", 0, 0, 0, 0, 0, 0, 0, 0, 0, Composition.UNKNOWN, Map.of()));
    assertThat(EditionItem.Shares.of(none)).isEqualTo(new EditionItem.Shares(0, 0, 0, 0));
  }

  @Test
  void countsEntriesWithAListingDate() {
    entry("1", draft -> draft.listed(LocalDate.of(2014, 10, 17)));
    entry("2", draft -> {});

    assertThat(tally.figures(new Warnings()).entries()).isEqualTo(2);
    assertThat(tally.figures(new Warnings()).entriesWithListingDate()).isEqualTo(1);
  }

  @Test
  void countsWhatTellsNamesakesApartButNoDateThatWasNotRead() {
    entry("1", draft -> draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, "563410081"));
    entry("2", draft -> draft.date(StatedDate.Kind.BIRTH, "between 1962 and 1965", null, null));
    entry("3", draft -> draft.date(StatedDate.Kind.BIRTH, "12 Apr 1985", null, null));
    entry("4", draft -> draft.date(StatedDate.Kind.BIRTH, "in a leap year", null, null));
    entry("5", draft -> draft.date(StatedDate.Kind.MODIFIED, "2014", null, null));

    assertThat(tally.figures(new Warnings()).entriesWithBirthDateOrIdentifier()).isEqualTo(3);
  }

  @Test
  void countsNamesInOtherScriptsThanLatin() {
    entry(
        "1",
        draft -> {
          draft.name("김철수", Name.Kind.ALIAS, Name.Strength.STRONG);
          draft.name("Иванов", Name.Kind.ALIAS, Name.Strength.STRONG);
          draft.name("Ivanov", Name.Kind.ALIAS, Name.Strength.STRONG);
          draft.name("313", Name.Kind.ALIAS, Name.Strength.WEAK);
        });

    assertThat(tally.figures(new Warnings()).names()).isEqualTo(5);
    assertThat(tally.figures(new Warnings()).namesInOtherScripts()).isEqualTo(2);
  }

  @Test
  void countsEachValueOnceWhetherItHasAFieldOrNone() {
    entry(
        "1",
        draft -> {
          draft.date(StatedDate.Kind.BIRTH, "12 Apr 1985", null, null);
          draft.remark("a remark");
          draft.extra("shoeSize", "46");
        });

    EditionFigures figures = tally.figures(new Warnings());
    assertThat(figures.extras()).isEqualTo(1);
    assertThat(figures.typedValues()).as("programme, measure, name, date and remark").isEqualTo(5);
    assertThat(EditionItem.Shares.of(figures).typedValues()).isEqualTo(0.8333);
  }

  @Test
  void hasTheWarningsAndTheirEntries() {
    Warnings warnings = new Warnings();
    warnings.add("sdn.xml", 1, "1", "one thing");
    warnings.add("sdn.xml", 1, "1", "another thing");
    warnings.ended("1");

    assertThat(tally.figures(warnings).warnings()).isEqualTo(2);
    assertThat(tally.figures(warnings).entriesWithWarnings()).isEqualTo(1);
  }

  @Test
  void doesNotCallAllWhatIsNotQuiteAll() {
    EditionFigures almost =
        new EditionFigures(
            "", 100_000, 99_999, 1, 3, 1, 199_999, 1, 0, 0, Composition.UNKNOWN, Map.of());

    assertThat(EditionItem.Shares.of(almost))
        .isEqualTo(new EditionItem.Shares(0.9999, 0, 0.3333, 0.9999));
  }

  private interface Says {
    void in(EntryDraft draft);
  }

  private void entry(String key, Says says) {
    OfficialList list = OfficialList.all().get(0);
    EntryDraft draft = new EntryDraft(read, list, key, SubjectType.PERSON, "sdn.xml", 1);
    draft.name("Maia", Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("SDGT"), null);
    says.in(draft);
    draft.emit();
    tally.add(read.content(key));
  }
}
