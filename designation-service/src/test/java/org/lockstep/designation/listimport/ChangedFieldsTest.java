package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Change;

class ChangedFieldsTest {
  @Test
  void sayWhatTheNameWasAndWhatItIs() {
    ChangedFields fields =
        ChangedFields.of(
            List.of(
                new Change("listingRecord.names", name("MARIA"), null),
                new Change("listingRecord.names", null, name("MARIA II")),
                new Change("listingRecord.flag", "KH", "TG")));

    assertThat(fields.isOfNames()).isTrue();
    assertThat(fields).hasToString("was 'MARIA'; flag");
  }

  @Test
  void sayWhatElseItIsNoLongerCalledAndWhatElseItIsCalled() {
    assertThat(
            ChangedFields.of(
                List.of(
                    new Change("listingRecord.names", name("MARIA"), null),
                    new Change("listingRecord.names", alias("MAIA"), null),
                    new Change("listingRecord.names", alias("MARIA II"), null),
                    new Change("listingRecord.names", null, name("MARIA II")),
                    new Change("listingRecord.names", null, alias("MARIA")),
                    new Change("listingRecord.names", null, alias("LADY M")))))
        .hasToString("was 'MARIA', -'MAIA', +'LADY M'; names.kind (2)");
  }

  @Test
  void doNotCallItRenamedWhenANameOnlyBecomesAnotherKindOfName() {
    ChangedFields fields =
        ChangedFields.of(
            List.of(
                new Change("listingRecord.names", name("MARIA"), null),
                new Change("listingRecord.names", null, name("MARIA")),
                new Change("listingRecord.names[ALIAS MARIA II].strength", "WEAK", "STRONG")));

    assertThat(fields.isOfNames()).isFalse();
    assertThat(fields).hasToString("names.strength, names.kind");
  }

  @Test
  void countWhatIsSaidOftenAndLeaveOutWhatTellsOneItemFromAnother() {
    assertThat(
            ChangedFields.of(
                List.of(
                    new Change("listingRecord.addresses", null, Map.of("full", "Busan")),
                    new Change("listingRecord.addresses", null, Map.of("full", "Incheon")),
                    new Change("measures[ASSET_FREEZE [x] KR].endDate", null, "2024-01-01"))))
        .hasToString("+addresses (2), +measures.endDate");
  }

  @Test
  void nameTheFirstOfMany() {
    List<Change> changes =
        IntStream.rangeClosed(1, 100_000)
            .mapToObj(i -> new Change("listingRecord.names", null, name("N" + i)))
            .toList();

    assertThat(ChangedFields.of(changes).toString())
        .startsWith("+'N1', +'N2'")
        .endsWith("+'N4', and 99996 more");
  }

  private static Map<String, Object> alias(String name) {
    return Map.of("kind", "ALIAS", "name", name);
  }

  private static Map<String, Object> name(String name) {
    return Map.of("kind", "PRIMARY", "name", name);
  }
}
