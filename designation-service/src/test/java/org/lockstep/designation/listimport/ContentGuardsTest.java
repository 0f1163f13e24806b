package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.listimport.Finding.Code;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;

/** Each guard of what entries say, with what just passes it and what just does not. */
class ContentGuardsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 24);
  private static final Change NEWS = new Change("listingRecord.flag", "KH", "TG");

  private final Amendments amendments = new Amendments();
  private final EditionTally tally = new EditionTally();

  @Test
  void doubtsAnEditionThatRewritesTheList() {
    assertThat(fewestThatWait(9)).as("can be read whole").isEqualTo(-1);
    assertThat(fewestThatWait(10)).isEqualTo(10);
    assertThat(fewestThatWait(100)).isEqualTo(51);
    assertThat(fewestThatWait(300)).isEqualTo(101);
    assertThat(fewestThatWait(1_000)).isEqualTo(251);
    assertThat(fewestThatWait(20_000)).isEqualTo(5_001);
  }

  private static int fewestThatWait(int entries) {
    return IntStream.rangeClosed(1, entries)
        .filter(amended -> ContentGuards.isRewritten(amended, entries))
        .findFirst()
        .orElse(-1);
  }

  @Test
  void countsNoEntryThatIsOnlyNumberedAnew() {
    EntryContent one = content(draft -> {});
    amend(10, one, one, List.of(new Change("authorityId", "1", "2")));
    amend(10, one, one, List.of(new Change("listingRecord.references[item]", "1", "2")));

    assertThat(doubts(10)).isEmpty();

    amend(10, one, one, List.of(new Change("authorityId", "1", "2"), NEWS));

    assertThat(doubts(10)).extracting(Finding::code).containsExactly(Code.REWRITTEN);
    assertThat(doubts(10).get(0).message())
        .startsWith("It says something else of 10 of 10 entries than the register has.");
    assertThat(amendments.shown()).hasSize(10);
    assertThat(amendments.shown().get(0))
        .isEqualTo("1  M LEASING: authorityId was '1', now '2'; flag was 'KH', now 'TG'");
  }

  @Test
  void doubtsThatIdentifiersOrBirthDatesAreGone() {
    EntryContent both =
        content(
            draft -> {
              draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, "563410081");
              draft.date(StatedDate.Kind.BIRTH, "12 Apr 1985", null, null);
            });
    EntryContent dated =
        content(draft -> draft.date(StatedDate.Kind.BIRTH, "12 Apr 1985", null, null));
    amend(4, both, dated, List.of(NEWS));
    assertThat(doubts(1_000)).isEmpty();

    amend(1, both, dated, List.of(NEWS));
    tally(44, both);
    assertThat(doubts(1_000)).extracting(Finding::code).containsExactly(Code.VALUES_LOST);
    assertThat(doubts(1_000).get(0).message())
        .contains("identifiers of 5 entries, 44 have them still")
        .doesNotContain("birth dates");

    tally(1, both);
    assertThat(doubts(1_000)).as("a tenth").isEmpty();
  }

  @Test
  void saysWithUnknownFieldsWhatEntriesLose() {
    EntryContent both =
        content(
            draft -> {
              draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, "563410081");
              draft.date(StatedDate.Kind.BIRTH, "12 Apr 1985", null, null);
            });
    Finding unknown = Finding.doubt(Code.SCHEMA_CHANGED, "It has fields that are not known: x.");
    assertThat(ContentGuards.withLosses(unknown, amendments)).isEqualTo(unknown);

    amend(2, both, content(draft -> {}), List.of(NEWS));
    amend(
        1,
        both,
        content(draft -> draft.date(StatedDate.Kind.BIRTH, "12 Apr 1985", null, null)),
        List.of(NEWS));

    assertThat(ContentGuards.withLosses(unknown, amendments).message())
        .isEqualTo(
            "It has fields that are not known: x. Entries lose all they had of: identifiers of 3"
                + " entries, birth dates of 2 entries.");
  }

  @Test
  void doubtsThatAKindOrAProgrammeIsEmptied() {
    EntryContent company = content(draft -> {});
    tally(9, company);
    Composition before =
        new Composition(
            Map.of("VESSEL", 5, "AIRCRAFT", 4, "ORGANIZATION", 90),
            Map.of("GB-TEST", 90, "GB-OLD", 5, "GB-SMALL", 4));

    List<Finding> findings =
        ContentGuards.doubts(new Guards.LastEdition(DAY, 100), before, tally, amendments);

    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly(Code.KIND_GONE, Code.PROGRAMME_GONE);
    assertThat(findings.get(0).message())
        .isEqualTo(
            "It empties kinds of subjects: ORGANIZATION had 90 entries in force, and has 9;"
                + " VESSEL had 5 entries in force, and has 0.");
    assertThat(findings.get(1).message()).contains("GB-OLD had 5").doesNotContain("GB-SMALL");

    tally(1, company);
    assertThat(ContentGuards.doubts(new Guards.LastEdition(DAY, 100), before, tally, amendments))
        .extracting(Finding::message)
        .noneMatch(message -> message.contains("ORGANIZATION"));
  }

  @Test
  void doubtsThatOneKindOfSubjectsIsRewrittenInALongList() {
    EntryContent company = content(draft -> {});
    amend(10, company, company, List.of(NEWS));
    Composition before = new Composition(Map.of("ORGANIZATION", 19, "PERSON", 981), Map.of());
    Guards.LastEdition last = new Guards.LastEdition(DAY, 1_000);

    assertThat(ContentGuards.doubts(last, before, tally, amendments))
        .filteredOn(finding -> finding.code() == Code.REWRITTEN)
        .extracting(Finding::message)
        .containsExactly(
            "It says something else of 10 of 19 of the kind ORGANIZATION. The report shows what was"
                + " and is.");

    Composition half = new Composition(Map.of("ORGANIZATION", 20, "PERSON", 980), Map.of());
    assertThat(ContentGuards.doubts(last, half, tally, amendments))
        .extracting(Finding::code)
        .doesNotContain(Code.REWRITTEN);
  }

  @Test
  void doubtsThatNumbersAreOthersThanBefore() {
    for (int i = 1; i <= 2; i++) {
      amendNumber("a" + i, "56341000" + i, "56341000" + (i % 3 + 1));
    }
    assertThat(doubts(1_000)).as("only one has what another had").isEmpty();

    amendNumber("a3", "563410003", "563410001");

    assertThat(doubts(1_000)).extracting(Finding::code).containsExactly(Code.NUMBERS_MOVED);
    assertThat(doubts(1_000).get(0).message())
        .contains(
            "3 entries have a number that another had: a1 has PASSPORT_NUMBER 563410002 of a2");
  }

  @Test
  void doubtsThatManyGetOneNumber() {
    tally(250, content(draft -> draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, "563410081")));
    for (int i = 1; i <= 4; i++) {
      amendNumber("b" + i, "56341000" + i, "A123456");
    }
    assertThat(doubts(1_000)).isEmpty();

    amendNumber("b5", "563410005", "A123456");

    assertThat(doubts(1_000)).extracting(Finding::code).containsExactly(Code.NUMBERS_MOVED);
    assertThat(doubts(1_000).get(0).message()).contains("PASSPORT_NUMBER A123456 is new in 5");
  }

  private void amendNumber(String key, String before, String now) {
    amendments.add(
        key,
        "M LEASING",
        List.of(NEWS),
        content(draft -> draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, before)),
        content(draft -> draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, now)));
  }

  @Test
  void doubtsValuesOfAKindThatNoneHad() {
    EntryContent plain = content(draft -> {});
    EntryContent called = content(draft -> draft.title("Chairman"));
    amend(9, plain, called, List.of(NEWS));
    tally(9, called);
    assertThat(doubts(1_000)).as("can be read whole").isEmpty();

    amend(1, plain, called, List.of(NEWS));
    tally(1, called);
    assertThat(doubts(1_000)).extracting(Finding::code).containsExactly(Code.VALUES_NEW);
    assertThat(doubts(1_000).get(0).message())
        .contains("titles of the kind ORGANIZATION are new in 10 of 10");

    tally(10, called);
    assertThat(doubts(1_000)).as("half had them before").isEmpty();
  }

  @Test
  void doubtsThatWhatLastsIsAnother() {
    EntryContent before = born("12 Apr 1985");
    tally(250, before);
    amend(4, before, born("12 Apr 1986"), List.of(NEWS));
    amend(20, before, born("1985"), List.of(NEWS));
    assertThat(doubts(1_000)).as("a few are corrected").isEmpty();

    amend(1, before, born("13 Apr 1985"), List.of(NEWS));
    assertThat(doubts(1_000)).as("a fiftieth").isEmpty();

    amend(1, before, born("13 Apr 1985"), List.of(NEWS));
    assertThat(doubts(1_000)).extracting(Finding::code).containsExactly(Code.VALUES_CHANGED);
    assertThat(doubts(1_000).get(0).message()).contains("birth dates of 6 of 250 entries");
  }

  private static EntryContent born(String date) {
    return content(draft -> draft.date(StatedDate.Kind.BIRTH, date, null, null));
  }

  @Test
  void doubtsThatSubjectsAreOfAnotherKind() {
    EntryContent company = content(draft -> {});
    EntryContent person = content(SubjectType.PERSON, draft -> {});
    tally(200, company);
    for (int i = 1; i <= 4; i++) {
      amendments.replaced("1", company, person);
      amendments.replaced("1", company, company);
    }
    assertThat(doubts(1_000)).extracting(Finding::code).containsExactly(Code.NAMES_ANEW);

    amendments.replaced("1", company, person);

    assertThat(doubts(1_000))
        .extracting(Finding::code)
        .containsExactly(Code.VALUES_CHANGED, Code.NAMES_ANEW);
    assertThat(doubts(1_000).get(0).message()).contains("kinds of subjects of 5 of 200 entries");
  }

  @Test
  void doubtsThatManyEntriesAreUnderFewerMeasures() {
    EntryContent frozen =
        content(draft -> draft.measure(MeasureKind.TRAVEL_BAN, draft.regime("SDGT"), null));
    amend(5, frozen, content(draft -> {}), List.of(NEWS));

    assertThat(doubts(50)).as("a tenth").isEmpty();
    assertThat(doubts(49)).extracting(Finding::code).containsExactly(Code.MEASURES_GONE);
    assertThat(doubts(49).get(0).message())
        .isEqualTo(
            "5 of 49 entries are under fewer measures than before: gone are TRAVEL_BAN of 5"
                + " entries.");
  }

  @Test
  void aFirstEditionIsDoubtedAnyway() {
    amend(20, content(draft -> {}), content(draft -> {}), List.of(NEWS));

    assertThat(
            ContentGuards.doubts(
                new Guards.LastEdition(null, 0), Composition.UNKNOWN, tally, amendments))
        .isEmpty();
  }

  private List<Finding> doubts(int entries) {
    return ContentGuards.doubts(
        new Guards.LastEdition(DAY, entries), Composition.UNKNOWN, tally, amendments);
  }

  private void amend(int times, EntryContent before, EntryContent now, List<Change> changes) {
    for (int i = 1; i <= times; i++) {
      amendments.add(String.valueOf(i), "M LEASING", changes, before, now);
    }
  }

  private void tally(int times, EntryContent content) {
    for (int i = 0; i < times; i++) {
      tally.add(content);
      tally.addInForce(content);
    }
  }

  private interface Says {
    void in(EntryDraft draft);
  }

  private static EntryContent content(Says says) {
    return content(SubjectType.ORGANIZATION, says);
  }

  private static EntryContent content(SubjectType subject, Says says) {
    Read read = new Read();
    OfficialList list = OfficialList.all().get(0);
    EntryDraft draft = new EntryDraft(read, list, "1", subject, "sdn.xml", 1);
    draft.name("M LEASING", Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime("SDGT"), null);
    says.in(draft);
    draft.emit();
    return read.content("1");
  }
}
