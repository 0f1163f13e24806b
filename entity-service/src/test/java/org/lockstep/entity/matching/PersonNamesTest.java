package org.lockstep.entity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.matching.MatchedNames.alike;
import static org.lockstep.entity.matching.MatchedNames.different;
import static org.lockstep.entity.matching.MatchedNames.persons;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Jon Smith, John Smith",
    "Ann Lee, Anne Lee",
    "Tim Weber, Tym Weber",
    "Serei Lavrenko, Sergei Lavrenko",
    "Donlad Fischer, Donald Fischer"
  })
  void aShortNameMayHaveASlip(String one, String other) {
    alike(persons(one, other));
  }

  @ParameterizedTest
  @CsvSource({
    "George Bush, George Habash",
    "Hassan Rahimi, Hussein Rahimi",
    "Andrei Volkov, Alexei Volkov",
    "Mansour Aziz Karimi, Mansour Aziz Tehrani",
    "Kim Jong Sik, Kim Jong Man"
  })
  void oneWordThatIsAnotherMakesAnotherPerson(String one, String other) {
    Comparison comparison = persons(one, other);

    different(comparison);
    assertThat(comparison.contradicts()).isTrue();
  }

  @Test
  void whatIsLeftOutCostsLessThanWhatContradicts() {
    double whole = persons("Ivan Petrovich Sidorenko", "Ivan Petrovich Sidorenko").score();
    double omitted = persons("Ivan Sidorenko", "Ivan Petrovich Sidorenko").score();
    double contradicted = persons("Ivan Ilyich Sidorenko", "Ivan Petrovich Sidorenko").score();

    assertThat(whole).isEqualTo(1);
    assertThat(omitted).isBetween(Comparison.LIKELY, whole);
    assertThat(contradicted).isLessThan(Comparison.LIKELY);
  }

  @Test
  void oneNameOfSeveralIsNotEnough() {
    different(persons("Boris", "Boris Alexeyevich Martynov"));
    alike(persons("Hannibal", "Hanniball"));
  }

  @ParameterizedTest
  @CsvSource({
    "'ROSTOV, Anna', Anna Rostov",
    "Anna-Maria Rostov, Anna Maria Rostov",
    "AnnaRostov, Anna Rostov",
    "Nikolai Patr ushenko, Nikolai Patrushenko",
    "Dr. Anna Rostov, Anna Rostov",
    "Sheikh Yusuf al-Hamdani, Youssef Hamdani"
  })
  void orderTitlesAndSpacesSayLittle(String one, String other) {
    alike(persons(one, other));
  }

  @ParameterizedTest
  @CsvSource({"A. Rostova, Anna Rostova", "JC Marchand, Jean-Claude Marchand"})
  void anInitialAgreesWithWhatItBegins(String one, String other) {
    Comparison comparison = persons(one, other);

    alike(comparison);
    assertThat(comparison.alignment()).extracting(WordPair::reason).contains(Reason.INITIAL);
  }

  @Test
  void anInitialThatIsAnotherContradicts() {
    different(persons("B. Rostova", "Anna Rostova"));
  }

  @Test
  void initialsAloneFitTooManyNames() {
    different(persons("A. R.", "Anna Rostova"));
  }

  @ParameterizedTest
  @CsvSource({"Bob Miller, Robert Miller", "Ben Aronov, Benjamin Aronov"})
  void aFamiliarFormIsItsName(String one, String other) {
    Comparison comparison = persons(one, other);

    alike(comparison);
    assertThat(comparison.alignment()).extracting(WordPair::reason).contains(Reason.NICKNAME);
  }

  @Test
  void twoFamiliarFormsOfOneNameAreNotOne() {
    assertThat(persons("Bob Miller", "Robert Miller").contradicts()).isFalse();
    different(persons("Bob Miller", "Richard Miller"));
  }

  @ParameterizedTest
  @CsvSource({
    "Abdurrahman Yusufi, Abd al-Rahman Yusufi",
    "Noureddine Haddad, Nur al-Din Haddad",
    "Abdul Hai Salek, Abdulhai Salek",
    "Habib Allah Mansur, Habibullah Mansour",
    "Usama bin Ladin, Osama bin Laden",
    "Mahmood Ahmadinezhad, Mahmoud Ahmadinejad"
  })
  void arabicNamesAreOneHoweverTheyAreSpelt(String one, String other) {
    alike(persons(one, other));
  }

  @ParameterizedTest
  @CsvSource({"Nazirullah Hanafi, Waliullah Hanafi", "Abdul Karim Omari, Abdul Hakim Omari"})
  void whatManyArabicNamesShareMakesThemNotOne(String one, String other) {
    different(persons(one, other));
  }

  @Test
  void anEndingThatManyNamesHaveIsNoLikeness() {
    different(persons("Halla Jónsdóttir", "Halla Tómasdóttir"));
    alike(persons("Halla Tómasdóttir", "Halla Tomasdottir"));
  }

  @Test
  void aDigitBetweenLettersIsTheLetterThatItLooksLike() {
    assertThat(persons("Ig0r Sech1nov", "Igor Sechinov").score()).isEqualTo(1);
  }

  @Test
  void aNameThatIsOnlyATitleIsAName() {
    assertThat(persons("Haji", "HAJI").score()).isEqualTo(1);
    different(persons("Haji", "Haji Bashir Noorzai"));
  }
}
