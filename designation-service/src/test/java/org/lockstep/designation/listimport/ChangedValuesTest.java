package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;

class ChangedValuesTest {
  @Test
  void whatStaysIsSaidBesideWhatIsGone() {
    assertThat(values(List.of("A100001", "B200002"), List.of("A100001")))
        .isEqualTo(
            "identifiers was 'passportNumber A100001', 'passportNumber B200002', now only"
                + " 'passportNumber A100001'");
    assertThat(values(List.of("A100001", "B200002"), List.of("B200002")))
        .endsWith("now only 'passportNumber B200002'");
  }

  @Test
  void nothingIsSaidWhereNothingIsLeft() {
    assertThat(values(List.of("A100001"), List.of()))
        .isEqualTo("identifiers was 'passportNumber A100001', now nothing");
    assertThat(values(List.of(), List.of("A100001")))
        .isEqualTo("identifiers was nothing, now 'passportNumber A100001'");
  }

  @Test
  void whatIsOtherStandsBesideWhatStays() {
    assertThat(values(List.of("A100001", "B200002"), List.of("A100001", "C300003")))
        .isEqualTo(
            "identifiers was 'passportNumber A100001', 'passportNumber B200002', now"
                + " 'passportNumber A100001', 'passportNumber C300003'");
  }

  @Test
  void ofManyThoseAreShownThatDiffer() {
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "A10%03d".formatted(i)).toList();

    assertThat(values(many, many.subList(0, 99)))
        .isEqualTo(
            "identifiers was 'passportNumber A10000', 'passportNumber A10001', 'passportNumber"
                + " A10099' and 97 more, now only 'passportNumber A10000', 'passportNumber A10001',"
                + " 'passportNumber A10002' and 96 more");
  }

  @Test
  void aSingleValueIsShownAsEver() {
    EntryContent before = content(draft -> draft.listed(LocalDate.of(2024, 5, 1)));
    EntryContent now = content(draft -> draft.remark("Moved"));

    assertThat(values(before, now))
        .contains("listingDate was '2024-05-01', now nothing")
        .contains("remarks was nothing, now 'Moved'");
  }

  @Test
  void aDateThatGoesLeavesTheOther() {
    EntryContent before =
        content(
            draft -> {
              draft.date(StatedDate.Kind.BIRTH, "1960-01-01", null, null);
              draft.date(StatedDate.Kind.BIRTH, "1961-01-01", null, null);
            });
    EntryContent now =
        content(draft -> draft.date(StatedDate.Kind.BIRTH, "1961-01-01", null, null));

    assertThat(values(before, now))
        .contains("birthDates was '1960-01-01', '1961-01-01', now only '1961-01-01'");
  }

  @Test
  void whatChangesOfOneItemNamesIt() {
    EntryContent before = content(draft -> document(draft, "A100001", "Valid until 2020"));
    EntryContent now = content(draft -> document(draft, "A100001", null));

    assertThat(values(before, now))
        .isEqualTo("identifiers[passportNumber A100001].note was 'Valid until 2020', now nothing");
  }

  private static void document(EntryDraft draft, String number, @Nullable String note) {
    draft.identifier(
        Identifier.Scheme.PASSPORT_NUMBER, number, null, null, null, null, note, null, null);
  }

  private static String values(List<String> before, List<String> now) {
    return values(passports(before), passports(now));
  }

  private static String values(EntryContent before, EntryContent now) {
    List<Change> changes = Differences.between(before, now);
    return ChangedValues.of(WholeLists.of(changes, before, now));
  }

  private static EntryContent passports(List<String> numbers) {
    return content(
        draft ->
            numbers.forEach(number -> draft.identifier(Identifier.Scheme.PASSPORT_NUMBER, number)));
  }

  private static EntryContent content(Consumer<EntryDraft> says) {
    Read read = new Read();
    OfficialList list = OfficialList.find("us-sdn", Set.of("US")).orElseThrow();
    EntryDraft draft = new EntryDraft(read, list, "1", SubjectType.PERSON, "file", 1);
    draft.name("Anna Pinskaja", Name.Kind.PRIMARY, Name.Strength.STRONG);
    says.accept(draft);
    draft.emit();
    return read.content("1");
  }
}
