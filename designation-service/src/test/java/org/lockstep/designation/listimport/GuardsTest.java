package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.listimport.Finding.Code;
import org.lockstep.designation.listimport.Guards.LastEdition;

/** Each guard, with what just passes it and what just does not. */
class GuardsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 24);
  private static final LastEdition FIRST = new LastEdition(null, 0);

  @Test
  void nothingIsWrongWithAnEditionAsItShouldBe() {
    assertThat(refusals(edition(DAY, 10), null)).isEmpty();
    assertThat(refusals(edition(DAY, 10), DAY)).isEmpty();
    assertThat(refusals(edition(null, 10), DAY)).isEmpty();
  }

  @Test
  void refusesAnEditionOfWhichNobodySaysTheDay() {
    assertThat(refusals(edition(null, 10), null)).containsExactly(Code.EDITION);
  }

  @Test
  void refusesAnotherDayThanThatOfTheFile() {
    assertThat(refusals(edition(DAY, 10), DAY.plusDays(1))).containsExactly(Code.EDITION);
  }

  @Test
  void refusesADayAfterTomorrowOrBefore1900() {
    assertThat(refusals(edition(DAY.plusDays(1), 10), null)).isEmpty();
    assertThat(refusals(edition(DAY.plusDays(2), 10), null)).containsExactly(Code.EDITION);
    assertThat(refusals(edition(LocalDate.of(1900, 1, 1), 10), null)).isEmpty();
    assertThat(refusals(edition(LocalDate.of(1899, 12, 31), 10), null))
        .containsExactly(Code.EDITION);
  }

  @Test
  void refusesAnEditionWithoutEntries() {
    assertThat(refusals(edition(DAY, 1), null)).isEmpty();
    assertThat(refusals(edition(DAY, 0), null)).containsExactly(Code.EMPTY);
  }

  @Test
  void refusesAnotherNumberOfEntriesThanTheFileSays() {
    assertThat(refusals(declared(10, 10), null)).isEmpty();
    assertThat(refusals(declared(9, 10), null)).containsExactly(Code.DECLARED_COUNT);
    assertThat(refusals(declared(11, 10), null)).containsExactly(Code.DECLARED_COUNT);
  }

  @Test
  void refusesEntriesThatTheRegisterCannotTakeAndKeysThatAreThereTwice() {
    ReadEdition read =
        new ReadEdition(
            DAY, null, 10, 10, List.of("N-2: names"), keys("T-", 22), List.of(), List.of());

    List<Finding> findings = Guards.refusals(read, null, DAY);

    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly(Code.INVALID_ENTRY, Code.DUPLICATE_ENTRY);
    assertThat(findings).extracting(Finding::approvable).containsOnly(false);
    assertThat(findings.get(1).message()).contains("T-20.").doesNotContain("T-21");
  }

  @Test
  void doubtsEveryFirstEditionAndNoLaterOneLikeTheLast() {
    List<Finding> findings = doubts(DAY, FIRST, 10, List.of(), List.of());

    assertThat(findings).extracting(Finding::code).containsExactly(Code.FIRST_EDITION);
    assertThat(findings).extracting(Finding::approvable).containsOnly(true);
    assertThat(findings.get(0).message())
        .isEqualTo(
            "It is the first edition of this list."
                + " Approved, it makes 3 new, 2 changed and 1 gone in the name of JP.");
    assertThat(codes(DAY, last(10), 10)).isEmpty();
  }

  @Test
  void doubtsWhatIsOlderThanTheLastEditionButNotAnotherOfTheSameDay() {
    assertThat(codes(DAY, new LastEdition(DAY, 10), 10)).isEmpty();
    assertThat(codes(DAY, new LastEdition(DAY.plusDays(1), 10), 10))
        .containsExactly(Code.OLDER_EDITION);
  }

  @Test
  void doubtsWhatMoreThanDoubles() {
    assertThat(codes(DAY, last(10), 20)).isEmpty();
    assertThat(codes(DAY, last(10), 21)).containsExactly(Code.GROWN);
    assertThat(codes(DAY, last(0), 1)).as("after an edition that was emptied").hasSize(1);
  }

  @Test
  void doubtsWhatLosesMoreThanATenth() {
    assertThat(codes(DAY, last(20), 18)).isEmpty();
    assertThat(codes(DAY, last(20), 17)).containsExactly(Code.SHRUNKEN);
    assertThat(codes(DAY, last(9), 8)).as("one of nine").containsExactly(Code.SHRUNKEN);
  }

  @Test
  void doubtsFieldsThatItsReaderDoesNotKnow() {
    assertThat(doubts(DAY, last(10), 10, List.of("shoeSize (1 times)"), List.of()))
        .extracting(Finding::code)
        .containsExactly(Code.SCHEMA_CHANGED);
  }

  @Test
  void doubtsNewsOfWhatPackagesHaveDelistedAndNamesTwentyOfThem() {
    Finding twenty = doubts(DAY, last(10), 10, List.of(), keys("K-", 20)).get(0);
    Finding more = doubts(DAY, last(10), 10, List.of(), keys("K-", 21)).get(0);

    assertThat(twenty.code()).isEqualTo(Code.DELISTED_BY_PACKAGE);
    assertThat(twenty.message()).contains("K-19; K-20. Approved");
    assertThat(more.message()).contains("K-19; K-20; and 1 more. Approved");
  }

  @Test
  void saysAllThatIsDoubtfulAtOnce() {
    assertThat(doubts(DAY, new LastEdition(DAY.plusDays(1), 20), 10, keys("f", 1), keys("K-", 1)))
        .extracting(Finding::code)
        .containsExactly(
            Code.OLDER_EDITION, Code.SHRUNKEN, Code.SCHEMA_CHANGED, Code.DELISTED_BY_PACKAGE);
  }

  private static List<Code> refusals(ReadEdition read, @Nullable LocalDate asked) {
    return Guards.refusals(read, asked, DAY).stream().map(Finding::code).toList();
  }

  private static List<Code> codes(LocalDate day, LastEdition last, int entries) {
    return doubts(day, last, entries, List.of(), List.of()).stream().map(Finding::code).toList();
  }

  private static List<Finding> doubts(
      LocalDate day, LastEdition last, int entries, List<String> unknown, List<String> anew) {
    return Guards.doubts(
        "JP",
        day,
        last,
        new ReadEdition(day, null, entries, entries, List.of(), List.of(), List.of(), unknown),
        new ImportItem.Changes(3, 2, 1, 4),
        anew);
  }

  private static LastEdition last(int entries) {
    return new LastEdition(DAY.minusDays(1), entries);
  }

  private static ReadEdition edition(@Nullable LocalDate stated, int entries) {
    return new ReadEdition(
        stated, null, entries, entries, List.of(), List.of(), List.of(), List.of());
  }

  private static ReadEdition declared(int declared, int entries) {
    return new ReadEdition(
        DAY, declared, entries, entries, List.of(), List.of(), List.of(), List.of());
  }

  private static List<String> keys(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }
}
