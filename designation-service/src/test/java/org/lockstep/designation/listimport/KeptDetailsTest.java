package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.reading.Detail;

class KeptDetailsTest {
  @Test
  void saysEachDetailOnceWithTheNumberOfItsEntries() {
    KeptDetails kept = new KeptDetails();
    assertThat(kept.isEmpty()).isTrue();

    for (int i = 0; i < 1200; i++) {
      kept.add(Set.of(Detail.LISTING));
    }
    kept.add(Set.of(Detail.ORIGINAL_SCRIPTS, Detail.LISTING));
    kept.add(Set.of());

    assertThat(kept.text())
        .isEqualTo(
            "Stays as other formats said it, because this one cannot say it:"
                + " days and acts of listing (1201 entries), names in original script (1 entry).");
  }
}
