package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.listimport.StagedEntries.Action;

class ComparisonTest {
  @Test
  void anotherNumberAloneIsNoNewsOfWhatAPackageHasDelisted() {
    String item13 =
        "{\"authorityId\":\"13\",\"listingRecord\":{\"subjectType\":\"VESSEL\",\"names\":[{\"name\":\"MAIA\"}],"
            + "\"references\":[{\"label\":\"Item\",\"value\":\"13\"}]}}";
    String item12 = item13.replace("13", "12");
    StagedEntries.Known known = new StagedEntries.Known(item13, item13);

    assertThat(Comparison.isOnlyNumberedAnew(row(Action.CHANGED, item12), known)).isTrue();
    assertThat(
            Comparison.isOnlyNumberedAnew(
                row(Action.CHANGED, item12.replace("MAIA", "MAIA-1")), known))
        .isFalse();
    assertThat(Comparison.isOnlyNumberedAnew(row(Action.NEW, item12), null)).isFalse();
  }

  private static StagedEntries.Difference row(Action action, String content) {
    return new StagedEntries.Difference(
        "KR-1", 1, action, UUID.randomUUID(), "MAIA-1", content, null, List.of(), List.of());
  }
}
