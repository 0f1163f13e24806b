package org.lockstep.designation.lists.eu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalNamesTest {
  @Test
  void takesListsOfBodiesApart() {
    assertThat(JournalNames.in("AO Zarya, Dawn Design Bureau, JSC Zarya", false))
        .containsExactly("AO Zarya", "Dawn Design Bureau", "JSC Zarya");
    assertThat(JournalNames.in("AO KhZ, JSC Harbour Works", false))
        .containsExactly("AO KhZ", "JSC Harbour Works");
    assertThat(JournalNames.in("Front against Terror (Frente Contra el Terror), FCT", false))
        .containsExactly("Front against Terror (Frente Contra el Terror)", "FCT");
    assertThat(JournalNames.in("‘Team One’, ‘Team’", false))
        .containsExactly("‘Team One’", "‘Team’");
    assertThat(JournalNames.in("Sanaye Co., Ltd, Sanaye Group, SG", false))
        .containsExactly("Sanaye Co., Ltd", "Sanaye Group", "SG");
  }

  @Test
  void takesListsOfPersonsApart() {
    assertThat(JournalNames.in("Sayf BALUD, Saif ABU BAKR, Seyf EBUBEKIR", true)).hasSize(3);
    assertThat(JournalNames.in("Fathi Ahmad HAMMAD, Fathy Ahmed HAMAD", true)).hasSize(2);
  }

  @Test
  void leavesNamesWithCommasWhole() {
    for (String body :
        new String[] {
          "Institute of Physical, Technical and Radio Measurements",
          "Agency for the Commonwealth, Compatriots Abroad, and Cooperation",
          "Missile Corporation, Harbour Works",
          "Zavod ‘Zarya’, PAO",
          "Wilayat North, Province of the North",
          "Air Force, IRGC",
          "OFFICE (BRANCH IN ALBU, SYRIA)"
        }) {
      assertThat(JournalNames.in(body, false)).as(body).containsExactly(body);
    }
    for (String person :
        new String[] {
          "ROODSARI, Mohammad, Shafiei",
          "TESTOV, Ivan",
          "Abid Test born 12 Dec. 1965 in Harbour Town, Wilaya of North, Great Land"
        }) {
      assertThat(JournalNames.in(person, true)).as(person).containsExactly(person);
    }
    assertThat(JournalNames.in("A, ".repeat(40_000), false)).hasSize(1);
    assertThat(JournalNames.in(", ,", false)).containsExactly(", ,");
  }

  @Test
  void knowsWhatAPageShowsInPlaceOfAName() {
    assertThat(JournalNames.isNone("Chinese:")).isTrue();
    assertThat(JournalNames.isNone("Text of image")).isTrue();
    assertThat(JournalNames.isNone("Text of Image LLC")).isFalse();
  }
}
