package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.listimport.StagedEntries.Action;
import org.lockstep.designation.listimport.StagedEntries.Known;
import org.lockstep.designation.listimport.Verdict.Kind;
import org.lockstep.designation.lists.reading.Detail;

/** What becomes of a row whose hash is not the one that the list had last. */
class VerdictTest {
  private static final String MAIA = content("MAIA");
  private static final String MAIA_1 = content("MAIA-1");
  private static final String IN_CYRILLIC =
      "{\"listingDate\":\"2023-12-12\",\"listingRecord\":{\"subjectType\":\"VESSEL\",\"names\":"
          + "[{\"name\":\"MAIA\",\"kind\":\"PRIMARY\"},{\"name\":\"МАЙЯ\",\"kind\":\"ALIAS\"}]}}";
  private static final Set<Detail> ALL_SAID = Set.of();
  private static final Set<Detail> POOR = Set.of(Detail.LISTING, Detail.ORIGINAL_SCRIPTS);

  @Test
  void whatIsNotInTheRegisterIsNew() {
    assertThat(Verdict.of(row(Action.NEW, MAIA), null, false, ALL_SAID).kind()).isEqualTo(Kind.NEW);
  }

  @Test
  void whatSaysSomethingElseIsAmended() {
    Verdict verdict = Verdict.of(row(Action.CHANGED, MAIA_1), known(MAIA), false, ALL_SAID);

    assertThat(verdict.kind()).isEqualTo(Kind.AMENDED);
    assertThat(verdict.changes()).extracting(Change::field).isNotEmpty();
  }

  @Test
  void whatSaysTheSameInAnotherOrderIsTheSameAlsoIfAPackageHasDelistedIt() {
    String otherOrder =
        "{\"listingRecord\":{\"names\":[{\"kind\":\"PRIMARY\",\"name\":\"MAIA\"}],\"subjectType\":\"VESSEL\"}}";

    assertThat(Verdict.of(row(Action.CHANGED, otherOrder), known(MAIA), false, ALL_SAID).kind())
        .isEqualTo(Kind.SAME);
    assertThat(Verdict.of(row(Action.CHANGED, otherOrder), known(MAIA), true, ALL_SAID).kind())
        .isEqualTo(Kind.SAME);
  }

  @Test
  void whatSaysSomethingElseOfWhatAPackageHasDelistedIsDesignatedAnew() {
    assertThat(Verdict.of(row(Action.CHANGED, MAIA_1), known(MAIA), true, ALL_SAID).kind())
        .isEqualTo(Kind.ANEW);
    assertThat(Verdict.of(row(Action.REPLACED, MAIA_1), null, true, ALL_SAID).kind())
        .isEqualTo(Kind.ANEW);
  }

  @Test
  void anotherKindOfSubjectIsNew() {
    assertThat(Verdict.of(row(Action.REPLACED, MAIA), null, false, ALL_SAID).kind())
        .isEqualTo(Kind.NEW);
  }

  @Test
  void whatAPoorerFormatLeavesOpenIsNoChange() {
    Verdict verdict = Verdict.of(row(Action.CHANGED, MAIA), known(IN_CYRILLIC), false, POOR);

    assertThat(verdict.kind()).isEqualTo(Kind.SAME);
    assertThat(verdict.kept()).isEqualTo(POOR);
    assertThat(Verdict.of(row(Action.CHANGED, MAIA), known(IN_CYRILLIC), true, POOR).kind())
        .as("also of what a package has delisted")
        .isEqualTo(Kind.SAME);
    assertThat(Verdict.of(row(Action.CHANGED, MAIA), known(IN_CYRILLIC), false, ALL_SAID).changes())
        .extracting(Change::field)
        .containsExactlyInAnyOrder("listingDate", "listingRecord.names");
  }

  @Test
  void whatAPoorerFormatSaysOtherwiseIsAnAmendmentThatLosesNothingElse() {
    Verdict verdict = Verdict.of(row(Action.CHANGED, MAIA_1), known(IN_CYRILLIC), false, POOR);

    assertThat(verdict.kind()).isEqualTo(Kind.AMENDED);
    assertThat(verdict.content().listingDate()).hasToString("2023-12-12");
    assertThat(verdict.content().listingRecord().names())
        .extracting(Name::name)
        .containsExactly("MAIA-1", "МАЙЯ");
    assertThat(verdict.changes()).hasSize(2).allMatch(change -> change.field().endsWith("names"));
  }

  @Test
  void whatARicherFormatAddsIsAnAmendment() {
    assertThat(Verdict.of(row(Action.CHANGED, IN_CYRILLIC), known(MAIA), false, ALL_SAID).kind())
        .isEqualTo(Kind.AMENDED);
  }

  @Test
  void whatAnOfficerChangedStaysAlsoInAnotherFormat() {
    Known corrected = new Known(IN_CYRILLIC, IN_CYRILLIC.replace("\"MAIA\"", "\"MAYA\""));

    assertThat(Verdict.of(row(Action.CHANGED, MAIA), corrected, false, POOR).kind())
        .isEqualTo(Kind.SAME);
    assertThat(Verdict.of(row(Action.CHANGED, IN_CYRILLIC), corrected, false, ALL_SAID).kind())
        .isEqualTo(Kind.SAME);
  }

  @Test
  void whatTheListSaysOtherwiseReplacesWhatAnOfficerChanged() {
    Known corrected = new Known(IN_CYRILLIC, IN_CYRILLIC.replace("2023-12-12", "2023-12-13"));

    Verdict verdict = Verdict.of(row(Action.CHANGED, MAIA_1), corrected, false, POOR);

    assertThat(verdict.kind()).isEqualTo(Kind.AMENDED);
    assertThat(verdict.content().listingDate())
        .as("by what the list said in a format that can say it")
        .hasToString("2023-12-12");
    assertThat(verdict.content().listingRecord().caption()).isEqualTo("MAIA-1");
    assertThat(verdict.changes())
        .extracting(Change::field)
        .contains("listingDate", "listingRecord.names");
  }

  @Test
  void whatAnOfficerChangedToWhatTheListSaysNowIsNoAmendment() {
    assertThat(
            Verdict.of(row(Action.CHANGED, MAIA_1), new Known(MAIA, MAIA_1), false, ALL_SAID)
                .kind())
        .isEqualTo(Kind.SAME);
  }

  @Test
  void whatIsDesignatedAnewHasNotTheListingDateOfBefore() {
    Verdict verdict = Verdict.of(row(Action.CHANGED, MAIA_1), known(IN_CYRILLIC), true, POOR);

    assertThat(verdict.kind()).isEqualTo(Kind.ANEW);
    assertThat(verdict.content().listingDate()).isNull();
    assertThat(verdict.content().listingRecord().names())
        .extracting(Name::name)
        .containsExactly("MAIA-1", "МАЙЯ");
  }

  private static Known known(String content) {
    return new Known(content, content);
  }

  private static StagedEntries.Difference row(Action action, String content) {
    return new StagedEntries.Difference(
        "KR-1", 1, action, UUID.randomUUID(), "MAIA-1", content, null, List.of(), List.of());
  }

  private static String content(String name) {
    return "{\"listingRecord\":{\"subjectType\":\"VESSEL\",\"names\":[{\"name\":\"%s\",\"kind\":\"PRIMARY\"}]}}"
        .formatted(name);
  }
}
