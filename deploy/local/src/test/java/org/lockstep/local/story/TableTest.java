package org.lockstep.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsNamesInWideScripts() {
    assertThat(new Table().row("림영혁", "KR").row("MAIA-1", "KR").lines())
        .containsExactly("림영혁  KR", "MAIA-1  KR");
  }

  @Test
  void cutsWhatIsTooWide() {
    assertThat(Table.fit("ウラジーミル・ミヘイチク", 10)).isEqualTo("ウラジー…");
    assertThat(Table.fit("MARIA", 10)).isEqualTo("MARIA");
  }
}
