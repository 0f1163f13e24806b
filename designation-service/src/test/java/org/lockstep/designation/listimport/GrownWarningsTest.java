package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GrownWarningsTest {
  private static final String KIND = "'…' is no date";

  @Test
  void doubtsTwentyMoreWhereTheyAreOverAHundredthOfTheEntriesAndMoreThanTwiceAsMany() {
    assertThat(isDoubted(0, 19, 100)).isFalse();
    assertThat(isDoubted(0, 20, 100)).isTrue();
    assertThat(isDoubted(0, 40, 4_000)).isFalse();
    assertThat(isDoubted(0, 41, 4_000)).isTrue();
    assertThat(isDoubted(50, 100, 1_000)).isFalse();
    assertThat(isDoubted(50, 101, 1_000)).isTrue();
    assertThat(isDoubted(100, 50, 1_000)).isFalse();
  }

  @Test
  void saysWhichAndHowManyThereWere() {
    assertThat(GrownWarnings.doubt(Map.of(KIND, 2), warnings(1_812), 4_759))
        .get()
        .satisfies(
            doubt -> {
              assertThat(doubt.code()).isEqualTo(Finding.Code.WARNINGS_GROWN);
              assertThat(doubt.approvable()).isTrue();
              assertThat(doubt.message()).contains("(1812 times, 2 before: '…' is no date)");
            });
  }

  @Test
  void whatIsOfTheRegisterDoesNotCount() {
    Warnings warnings = new Warnings();
    for (int i = 0; i < 100; i++) {
      warnings.add(i + " M LEASING: is on the list, but a package has delisted it");
    }

    assertThat(warnings.timesOfRead()).isEmpty();
    assertThat(GrownWarnings.doubt(Map.of(), warnings, 100)).isEmpty();
  }

  @Test
  void aKindIsKeptShort() {
    Warnings warnings = new Warnings();
    warnings.add("sdn.xml", 1, "1", "is long ".repeat(1_000));

    assertThat(warnings.timesOfRead().keySet()).allMatch(kind -> kind.length() <= 200);
  }

  private static boolean isDoubted(int before, int now, int entries) {
    return GrownWarnings.doubt(Map.of(KIND, before), warnings(now), entries).isPresent();
  }

  private static Warnings warnings(int times) {
    Warnings warnings = new Warnings();
    for (int i = 0; i < times; i++) {
      warnings.add("sdn.xml", i + 1, String.valueOf(i), "'" + i + "/13/1985' is no date");
    }
    return warnings;
  }
}
