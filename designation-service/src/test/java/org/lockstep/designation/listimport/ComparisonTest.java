package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.listimport.Comparison.Verdict.Kind;
import org.lockstep.designation.listimport.StagedEntries.Action;

/** What becomes of a row whose hash is not the one that the list had last. */
class ComparisonTest {
  private static final String MAIA = content("MAIA");
  private static final String MAIA_1 = content("MAIA-1");

  @Test
  void whatIsNotInTheRegisterIsNew() {
    assertThat(Comparison.verdict(row(Action.NEW, MAIA), null, false).kind()).isEqualTo(Kind.NEW);
  }

  @Test
  void whatSaysSomethingElseIsAmended() {
    Comparison.Verdict verdict = Comparison.verdict(row(Action.CHANGED, MAIA_1), MAIA, false);

    assertThat(verdict.kind()).isEqualTo(Kind.AMENDED);
    assertThat(verdict.changes()).extracting(Change::field).isNotEmpty();
  }

  @Test
  void whatSaysTheSameInAnotherOrderIsTheSameAlsoIfAPackageHasDelistedIt() {
    String otherOrder =
        "{\"listingRecord\":{\"names\":[{\"name\":\"MAIA\"}],\"subjectType\":\"VESSEL\"}}";

    assertThat(Comparison.verdict(row(Action.CHANGED, otherOrder), MAIA, false).kind())
        .isEqualTo(Kind.SAME);
    assertThat(Comparison.verdict(row(Action.CHANGED, otherOrder), MAIA, true).kind())
        .isEqualTo(Kind.SAME);
  }

  @Test
  void whatSaysSomethingElseOfWhatAPackageHasDelistedIsDesignatedAnew() {
    assertThat(Comparison.verdict(row(Action.CHANGED, MAIA_1), MAIA, true).kind())
        .isEqualTo(Kind.ANEW);
    assertThat(Comparison.verdict(row(Action.REPLACED, MAIA_1), null, true).kind())
        .isEqualTo(Kind.ANEW);
  }

  @Test
  void anotherKindOfSubjectIsNew() {
    assertThat(Comparison.verdict(row(Action.REPLACED, MAIA), null, false).kind())
        .isEqualTo(Kind.NEW);
  }

  private static StagedEntries.Difference row(Action action, String content) {
    return new StagedEntries.Difference(
        "KR-1", 1, action, UUID.randomUUID(), "MAIA-1", content, List.of());
  }

  private static String content(String name) {
    return "{\"listingRecord\":{\"subjectType\":\"VESSEL\",\"names\":[{\"name\":\"%s\"}]}}"
        .formatted(name);
  }
}
