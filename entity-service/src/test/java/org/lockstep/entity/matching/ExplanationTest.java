package org.lockstep.entity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockstep.entity.profile.SubjectType;

class ExplanationTest {
  @Test
  void everyWordOfBothNamesIsInTheAlignmentOnce() {
    Comparison comparison =
        MatchedNames.persons("Dr. Youssef Karim al-Hamdani", "HAMDANI, Yusuf Tariq");

    assertThat(comparison.sentences())
        .containsExactlyInAnyOrder(
            "'Dr' is a title or an article, which says hardly anything",
            "'Youssef' and 'Yusuf' are known forms of one name",
            "'Karim' and 'Tariq' stand against each other: they are not alike",
            "'al' is a title or an article, which says hardly anything",
            "'Hamdani' is in both names");
  }

  @Test
  void theFirstNameIsAlwaysTheLeft() {
    PreparedName one = PreparedName.of("Zhanna Rostova", SubjectType.PERSON);
    PreparedName other = PreparedName.of("A Rostova", SubjectType.PERSON);

    assertThat(NameMatcher.compare(one, other).sentences())
        .contains("'Zhanna' and 'A' stand against each other: they are not alike");
    assertThat(NameMatcher.compare(other, one).sentences())
        .contains("'A' and 'Zhanna' stand against each other: they are not alike");
  }

  @Test
  void whatIsMissingIsSaidOfTheNameThatLacksIt() {
    assertThat(MatchedNames.persons("Ivan Petrov", "Ivan Semyon Petrov").sentences())
        .contains("'Semyon' is only in the second name");
  }

  @Test
  void wordsWrittenTogetherMeetThoseWrittenApart() {
    assertThat(MatchedNames.persons("IvanPetrov", "Ivan Petrov").sentences())
        .containsExactly("'IvanPetrov' and 'Ivan Petrov' are the same, written apart and together");
  }

  @Test
  void numbersAreSaidToDiffer() {
    assertThat(MatchedNames.vessels("MARIA II", "MARIA 3").sentences())
        .containsExactly("'MARIA' is in both names", "'II' and '3' are different numbers");
  }

  @Test
  void aHigherScoreIsNotLessProbable() {
    Comparison whole = MatchedNames.persons("Ivan Petrov", "Ivan Petrov");
    Comparison omitted = MatchedNames.persons("Ivan Petrov", "Ivan Semyon Petrov");
    Comparison contradicted = MatchedNames.persons("Ivan Petrov", "Ivan Semyonov");

    assertThat(whole.probability()).isGreaterThan(omitted.probability());
    assertThat(omitted.probability()).isGreaterThan(contradicted.probability());
    assertThat(whole.probability()).isLessThan(1);
  }
}
