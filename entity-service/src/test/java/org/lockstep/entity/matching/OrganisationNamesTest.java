package org.lockstep.entity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.matching.MatchedNames.alike;
import static org.lockstep.entity.matching.MatchedNames.different;
import static org.lockstep.entity.matching.MatchedNames.organisations;
import static org.lockstep.entity.matching.MatchedNames.persons;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Azia Shipping LLC, Azia Shipping Limited Liability Company",
    "Azia Shipping G.m.b.H., Azia Shipping Gesellschaft mit beschränkter Haftung",
    "AziaAG, Azia Aktiengesellschaft",
    "OOO Azia, Общество с ограниченной ответственностью «Азия»",
    "A.B.K. Company, ABK Co.",
    "Meridian & Sons Ltd, Meridian and Sons Limited",
    "Goodwill Trading, Good Will Trading",
    "The Meridian Company, Meridian Company"
  })
  void theFormOfACompanyIsWrittenInManyWays(String one, String other) {
    alike(organisations(one, other));
  }

  @Test
  void aFormInCommonIsNothing() {
    different(organisations("Azia Corp", "Meridian Corp"));
    different(organisations("CORP", "Azia Corp"));
    assertThat(organisations("CORP", "CORP").score()).isZero();
  }

  @Test
  void aFormOfACompanyAtAPersonsNameSaysLittle() {
    alike(persons("Ivan Petrovich Sidorenko LLC", "Ivan Petrovich Sidorenko"));
  }

  @ParameterizedTest
  @CsvSource({
    "Meridian Business Solutions, Meridian Business Enterprises",
    "Azia Capital Trust, Azia Construction Bank",
    "MG-Flot, Transmorflot",
    "N.A.B.C. Company, A.B.C. Company",
    "G.K.N.P.O.R. Company, G.K.N.P.O.L. Company",
    "BVI Industries, BAE Industries",
    "Azia Steel, Meridian Steel"
  })
  void anotherWordIsAnotherOrganisation(String one, String other) {
    different(organisations(one, other));
  }

  @ParameterizedTest
  @CsvSource({
    "School 15, School 16",
    "Zavod No. 15, Zavod No. 16",
    "Brigade 44, Brigade Forty-Five",
    "Azia Fund, Azia Fund II"
  })
  void anotherNumberIsAnotherOrganisation(String one, String other) {
    different(organisations(one, other));
  }

  @ParameterizedTest
  @CsvSource({
    "Brigade 44, Brigade Forty-Four",
    "Azia Fund 2, Azia Fund II",
    "1st Azia Bank, First Azia Bank"
  })
  void aNumberIsOneInWordsAndNumerals(String one, String other) {
    assertThat(organisations(one, other).score()).isEqualTo(1);
  }

  @Test
  void wordsOfOrganisationsAreTranslated() {
    Comparison comparison =
        organisations(
            "JSC Murom Instrument-Making Plant", "АО Муромский приборостроительный завод");

    alike(comparison);
    assertThat(comparison.alignment()).extracting(WordPair::reason).contains(Reason.TRANSLATED);
  }

  @Test
  void oneTradingAndTheOtherNotIsAnOmission() {
    double omitted = organisations("Azia Meridian", "Azia Meridian Trading").score();
    double named = organisations("Azia Meridian", "Azia Meridian Severnaya").score();

    assertThat(omitted).isGreaterThan(Comparison.LIKELY);
    assertThat(named).isLessThan(omitted);
  }
}
