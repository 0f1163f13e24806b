package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.listimport.Warnings.Concern;
import org.lockstep.designation.listimport.Warnings.Kind;
import org.lockstep.designation.listimport.Warnings.Place;

class WarningsTest {
  private final Warnings warnings = new Warnings();

  @Test
  void ofOneKindAreToldOnceWithTheirCountAndTheFirstTenPlaces() {
    for (int i = 1; i <= 598; i++) {
      warnings.add("mof.xlsx/露", i, null, "the row names nobody: row " + i);
    }

    assertThat(warnings.count()).isEqualTo(598);
    assertThat(warnings.kinds()).hasSize(1);
    Kind kind = warnings.kinds().get(0);
    assertThat(kind.text()).isEqualTo("the row names nobody: …");
    assertThat(kind.times()).isEqualTo(598);
    assertThat(kind.first())
        .extracting(Place::line)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(kind.first().get(9).values()).containsExactly("row 10");
  }

  @Test
  void comeWithTheRegisterFirstThenWhatIsNoEntryThenTheRareOnes() {
    warnings.add("sdn.xml", 1, "A", "said often");
    warnings.add("sdn.xml", 2, "B", "said often");
    warnings.add("sdn.xml", 3, "B", "said once");
    warnings.add("sdn.xml", 4, null, "3 rows were left out");
    warnings.add("sdn.xml", 4, null, "4 rows were left out");
    warnings.add("C Maia: is on the list, but a package has delisted it");

    assertThat(warnings.kinds())
        .extracting(Kind::concern)
        .containsExactly(Concern.REGISTER, Concern.FILE, Concern.ENTRY, Concern.ENTRY);
    assertThat(warnings.kinds())
        .extracting(Kind::text)
        .containsExactly(
            "is on the list, but a package has delisted it",
            "… rows were left out",
            "said once",
            "said often");
  }

  @Test
  void countAnEntryOnceHoweverOftenItIsWarnedOf() {
    warnings.add("sdn.xml", 1, "A", "one thing");
    warnings.add("sdn.xml", 1, "A", "another thing");
    warnings.ended("A");
    warnings.ended("B");
    warnings.add("sdn.xml", 3, "C", "of an entry that never comes");
    warnings.add("sdn.xml", 4, null, "of none");

    assertThat(warnings.entries()).isEqualTo(1);
  }

  @Test
  void takeLittleMemoryHoweverManyKindsThereAre() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000_000; i++) {
      String word = Long.toString(random.nextLong(), 36).replaceAll("[0-9]", "x");
      warnings.add("sdn.xml", i, "K" + i, word);
      warnings.unknown("sdn.xml", i, word);
    }

    assertThat(warnings.count()).isEqualTo(1_000_000);
    assertThat(warnings.kinds()).hasSize(Warnings.MOST_KINDS + 1);
    Kind others = warnings.kinds().get(Warnings.MOST_KINDS);
    assertThat(others.text()).isEqualTo("other things");
    assertThat(others.times()).isEqualTo(1_000_000 - Warnings.MOST_KINDS);
    assertThat(others.first()).hasSize(Warnings.MOST_PLACES);
    assertThat(warnings.unknownLabels()).hasSize(1000);
  }

  @Test
  void steerNoTerminal() {
    warnings.add("sdn\u202Evsc.csv", 7, "71\u001b57", "\u001b[2J'MAIA\n-1'");
    warnings.add("7\u00078: \u001b[2J");
    warnings.unknown("sdn\u202Evsc.csv", 7, "shoe\u001bSize");

    assertThat(warnings.kinds().toString()).doesNotContain("\u001b", "\u202E", "\u0007", "\n");
    assertThat(warnings.kinds().get(1).first().get(0))
        .isEqualTo(
            new Place("sdn?vsc.csv", 7, "71?57", "?[2J'MAIA?-1'", List.of("?[2J", "'MAIA?-1'")));
    assertThat(warnings.unknownLabels())
        .containsExactly("shoe?Size (once, in sdn?vsc.csv at line 7)");
  }

  @Test
  void keepNoMoreOfALongOneThanPeopleRead() {
    warnings.add("sdn.xml", 1, "A", "x".repeat(1_000_000));

    assertThat(warnings.kinds().get(0).text()).hasSize(1000);
  }
}
