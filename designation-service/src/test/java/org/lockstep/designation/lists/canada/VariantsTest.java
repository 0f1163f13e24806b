package org.lockstep.designation.lists.canada;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariantsTest {
  @Test
  void readsAnOrBetweenNamesOrBetweenTheirLastWords() {
    assertThat(Variants.of("Anna Ivanovna Primer or Anna Petrova"))
        .containsExactly("Anna Ivanovna Primer", "Anna Petrova");
    assertThat(Variants.of("Ivan Petrovich Primer or Iwan Petrowich Prymer"))
        .containsExactly("Ivan Petrovich Primer", "Iwan Petrowich Prymer");
    assertThat(Variants.of("Ivan Primer, or Prymer")).containsExactly("Ivan Primer", "Ivan Prymer");
    assertThat(Variants.of("Anna Ivanovna Primer and Petrova"))
        .containsExactly("Anna Ivanovna Primer", "Anna Ivanovna Petrova");
    assertThat(Variants.of("Katsiaryna or Katerina Primer"))
        .containsExactly("Katsiaryna Primer", "Katerina Primer");
    assertThat(Variants.of("Aleksandr Evgenyevich or Evgenievich Primer"))
        .containsExactly("Aleksandr Evgenyevich Primer", "Aleksandr Evgenievich Primer");
  }

  @Test
  void readsAnotherSpellingOfAWordInBrackets() {
    assertThat(Variants.of("Dzmitry (Zmitser) Primer"))
        .containsExactly("Dzmitry Primer", "Zmitser Primer");
    assertThat(Variants.of("Ivan PRIMER (PRYMER)")).containsExactly("Ivan PRIMER", "Ivan PRYMER");
  }

  @Test
  void leavesWhatIsInDoubtOneName() {
    assertThat(Variants.of("Ivan Primer (Junior)")).hasSize(1);
    assertThat(Variants.of("Ivan (of the Example Group) Primer")).hasSize(1);
    assertThat(Variants.of("Ivan or Petr Primer")).hasSize(1);
    assertThat(Variants.of("Ivan or ")).hasSize(1);
    assertThat(Variants.of("(Primer)")).hasSize(1);
  }
}
