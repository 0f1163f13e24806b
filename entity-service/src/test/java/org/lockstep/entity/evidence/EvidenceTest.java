package org.lockstep.entity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.Published.organization;
import static org.lockstep.entity.Published.person;
import static org.lockstep.entity.Published.vessel;

import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.evidence.Finding.Standing;
import org.lockstep.entity.profile.Listing;

class EvidenceTest {

  @Test
  void aNumberAndANameMakeTwoRecordsOne() {
    Evidence evidence =
        evidence(
            organization("JP", "MG-FLOT").with("innCode", "7000000814"),
            organization("US", "MG-FLOT OOO").with("innCode", "7000000814"));

    assertThat(evidence.verdict()).isEqualTo(Verdict.SAME);
    assertThat(about(evidence, "innCode").sentence()).isEqualTo("Both have the INN 7000000814.");
  }

  @Test
  void aNumberHoldsWhereANameOnlyLeavesWordsOut() {
    assertThat(
            evidence(
                    organization("AU", "Vostochnaya Stevedoring Company")
                        .with("innCode", "7000000821"),
                    organization("CA", "Vostochnaya").with("innCode", "7000000821"))
                .verdict())
        .isEqualTo(Verdict.SAME);
  }

  @Test
  void theNumberOfACompanyWithAnotherNameIsForSomebodyToLookAt() {
    Evidence evidence =
        evidence(
            organization("US", "Azia Shipping Holdings").with("innCode", "7000000814"),
            organization("GB", "Nordland Timber").with("innCode", "7000000814"));

    assertThat(evidence.verdict()).isEqualTo(Verdict.CANDIDATE);
    assertThat(about(evidence, "NAME").standing()).isEqualTo(Standing.DIFFERS);
    assertThat(about(evidence, "NAME").one()).isNotNull();
    assertThat(about(evidence, "NAME").other()).isNotNull();
  }

  @Test
  void twoNumbersOfOneCompanyHoldUnderAnotherName() {
    assertThat(
            evidence(
                    organization("US", "Azia Shipping Holdings")
                        .with("innCode", "7000000814")
                        .with("ogrnCode", "1000000000835"),
                    organization("GB", "Nordland Timber")
                        .with("innCode", "7000000814")
                        .with("ogrnCode", "1000000000835"))
                .verdict())
        .isEqualTo(Verdict.SAME);
  }

  @Test
  void aShipKeepsItsNumberUnderAnotherNameUnlessNothingElseAgrees() {
    Published maia = vessel("KR", "MAIA-1").imo("9358010").of("RU");

    assertThat(evidence(maia, vessel("US", "NEPTUN").imo("9358010").of("RU")).verdict())
        .isEqualTo(Verdict.SAME);
    assertThat(evidence(maia, vessel("US", "BLUE HARBOUR").imo("9358010").of("PA")).verdict())
        .isEqualTo(Verdict.CANDIDATE);
  }

  @Test
  void twoNumbersOfAShipKeepTwoShipsOfOneNameApart() {
    Evidence evidence =
        evidence(vessel("KR", "MARIA").imo("8517839"), vessel("GB", "MARIA").imo("9198783"));

    assertThat(evidence.verdict()).isEqualTo(Verdict.APART);
    assertThat(evidence.because())
        .startsWith("They have different IMO numbers: ")
        .contains("8517839", "9198783");
  }

  @Test
  void aContradictionLeavesASharedNumberToSomebodyToLookAt() {
    assertThat(
            evidence(
                    vessel("KR", "MARIA").imo("8517839").with("innCode", "7000000814"),
                    vessel("GB", "MARIA").imo("9198783").with("innCode", "7000000814"))
                .verdict())
        .isEqualTo(Verdict.CANDIDATE);
  }

  @Test
  void aNameADayOfBirthAndANationalityMakeTwoRecordsOneInTwoScripts() {
    Evidence evidence =
        evidence(
            person("US", "Vladimir Mikheychik").born("1971-03-14", "Minsk").national("BY").of(),
            person("UA", "Владимир Михейчик").born("1971-03-14", "Минск").national("BY").of());

    assertThat(about(evidence, "BIRTH_DATE").sentence()).isEqualTo("Both were born on 1971-03-14.");
    assertThat(evidence.verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void namesakesBornOnDifferentDaysAreNeverOne() {
    Evidence evidence =
        evidence(
            person("KR", "Kim Chol").born("1971-03-14", "Pyongyang").national("KP").of(),
            person("US", "KIM, Chol").born("1968-11-02", "Pyongyang").national("KP").of());

    assertThat(evidence.verdict()).isNotEqualTo(Verdict.SAME);
    assertThat(about(evidence, "BIRTH_DATE").standing()).isEqualTo(Standing.CONTRADICTS);
  }

  @Test
  void theFirstOfJanuaryStandsForItsYear() {
    Evidence evidence =
        evidence(
            person("GB", "Abdul Kabir Saifan").born("1971-01-01", "Paktia").of(),
            person("UN", "Abdul Kabir Saifan").born("1971-07-21", "Paktia").of());

    assertThat(about(evidence, "BIRTH_DATE").standing()).isEqualTo(Standing.AGREES);
  }

  @Test
  void aNameAloneIsForSomebodyToLookAt() {
    assertThat(
            evidence(person("KR", "Page Turner").of(), person("US", "Page Turner").of()).verdict())
        .isEqualTo(Verdict.CANDIDATE);
  }

  @Test
  void theReferenceOfAnotherListIsReadFromReferencesAndRemarks() {
    Published un = person("UN", "Tayeb Nasri").as("QDi.057").of();

    assertThat(
            evidence(
                    un, person("GB", "NASRI, Tayeb").reference("UNReferenceNumber", "QDi.057").of())
                .verdict())
        .isEqualTo(Verdict.SAME);
    assertThat(
            evidence(un, person("EU", "Tayeb Nasri").remarks("(UN ref. no.: QDi.057)").of())
                .verdict())
        .isNotEqualTo(Verdict.APART);
    assertThat(
            about(
                    evidence(
                        un, person("EU", "Tayeb Nasri").remarks("Listed as UN ref QDi.057.").of()),
                    "REFERENCE")
                .standing())
        .isEqualTo(Standing.AGREES);
  }

  @Test
  void aReferenceInATextAboutSomebodyElseIsNotTheSubjectsOwn() {
    assertThat(
            evidence(
                    person("UN", "Tayeb Nasri").as("QDi.057").of(),
                    person("EU", "Omar Bilal")
                        .remarks("Associated with Tayeb Nasri (QDi.057).")
                        .of())
                .verdict())
        .isEqualTo(Verdict.APART);
  }

  @Test
  void onePassportOfOneCountryIsStrongAndOfTwoCountriesNothing() {
    Published one = person("US", "Ri Yong Hyok").issued("passportNumber", "654-321987", "KP").of();

    assertThat(
            evidence(
                    one,
                    person("KR", "Rim Yong Hyok").issued("passportNumber", "654321987", "KP").of())
                .findings())
        .anySatisfy(finding -> assertThat(finding.about()).isEqualTo("passportNumber"));
    assertThat(
            evidence(
                    one,
                    person("KR", "Rim Yong Hyok").issued("passportNumber", "654321987", "RU").of())
                .findings())
        .noneSatisfy(finding -> assertThat(finding.about()).isEqualTo("passportNumber"));
  }

  @Test
  void isTheSameWhicheverRecordIsNamedFirst() {
    Subject one = subject(person("US", "Vladimir Mikheychik").born("1971", "Minsk"));
    Subject other = subject(person("EU", "Vladimir MIKHEYCHIK").born("1971-03-14", "Minsk"));

    Evidence there = Evidence.of(one, other);
    Evidence back = Evidence.of(other, one);

    assertThat(back.score()).isEqualTo(there.score());
    assertThat(back.verdict()).isEqualTo(there.verdict());
    assertThat(about(there, "BIRTH_DATE").one()).isEqualTo("1971");
    assertThat(about(back, "BIRTH_DATE").one()).isEqualTo("1971-03-14");
  }

  @Test
  void aNameOf64KibibytesAndMixedScriptsTakeNoTime() {
    Published longest = organization("US", "\u202eabc абв ".repeat(6_000)).of();

    assertThat(evidence(longest, organization("GB", "abc абв").of()).findings()).isNotEmpty();
  }

  private static Finding about(Evidence evidence, String about) {
    return evidence.findings().stream()
        .filter(finding -> finding.about().equals(about))
        .findFirst()
        .orElseThrow();
  }

  private static Evidence evidence(Published one, Published other) {
    return Evidence.of(subject(one), subject(other));
  }

  private static Subject subject(Published published) {
    Listing listing = published.listing();
    return Subject.of(
        listing.designationId(),
        listing.authority(),
        listing.authorityId(),
        listing.listingRecord().whoItIs());
  }
}
