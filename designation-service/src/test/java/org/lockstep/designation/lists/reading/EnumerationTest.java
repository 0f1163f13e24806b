package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnumerationTest {
  @Test
  void marksInTheirOrderPartValues() {
    assertThat(Enumeration.split("(a) one; (b) two")).containsExactly("one", "two");
    assertThat(Enumeration.split("a) Pakistani b) Saudi Arabian"))
        .containsExactly("Pakistani", "Saudi Arabian");
    assertThat(Enumeration.split("(i)A、(ii)B(iii)C")).containsExactly("A", "B", "C");
    assertThat(Enumeration.split("before (1) A (2) B")).containsExactly("before", "A", "B");
  }

  @Test
  void otherBracketsAreNoMarks() {
    assertThat(Enumeration.split("Hungary (Hungaria) b) x"))
        .containsExactly("Hungary (Hungaria) b) x");
    assertThat(Enumeration.split("section 2(a) of the Act"))
        .containsExactly("section 2(a) of the Act");
    assertThat(Enumeration.split("(a) alone")).containsExactly("alone");
    assertThat(Enumeration.split(" ")).isEmpty();
  }
}
