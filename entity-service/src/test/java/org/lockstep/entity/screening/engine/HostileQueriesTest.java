package org.lockstep.entity.screening.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.lockstep.entity.screening.engine.Listed.keys;
import static org.lockstep.entity.screening.engine.Listed.person;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.entity.profile.SubjectType;

class HostileQueriesTest {
  private final ScreeningIndex index =
      ScreeningIndex.of(
          List.of(person("k", "Oleg Karpenkov"), person("nobody", "..."), person("empty", "")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Oleg \u202eKarpenkov", "Ol\u200beg Kar\u200dpenkov\ufeff", "\u2066Oleg Karpenkov\u2069",
        "Oleg Karpen\ud800kov", "Oleg Karpenkov\udc00", "Oleg\u0000Karpenkov"
      })
  void whatIsHiddenInANameDoesNotHideIt(String name) {
    assertThat(keys(index.search(person(name), Search.USUAL).hits())).containsExactly("k");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "-/-", "\u202e\u200b", "\ud800", "()[]{}", "\u0000"})
  void whatHasNoLetterFindsNobody(String name) {
    Result result = index.search(person(name), Search.USUAL);

    assertThat(result.hits()).isEmpty();
    assertThat(result.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ab ", "Oleg Karpenkov ", "김", "\u0301", "a\u0301\u0302", "1 "})
  void aNameOfAMebibyteTakesNoLongerThanALongOne(String part) {
    String name = part.repeat((1 << 20) / part.length());

    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> index.search(Query.of(name, null), Search.USUAL));
  }

  @Test
  void aListedNameOfAMebibyteIsTakenIn() {
    assertThatNoException()
        .isThrownBy(() -> ScreeningIndex.of(List.of(person("k", "ab ".repeat(1 << 18)))));
  }

  @Test
  void tenThousandNamesAreRefusedWithTheNumberThatIsAllowed() {
    List<String> names = IntStream.range(0, 10_000).mapToObj(i -> "Name " + i).toList();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Query(names, SubjectType.PERSON, List.of(), Set.of(), List.of(), null))
        .withMessage("A query has at most 100 names, not 10000");
  }

  @Test
  void theMostNamesThatAreAllowedAreSearchedFor() {
    List<String> names = Collections.nCopies(Query.MOST_NAMES, "Oleg Karpenkov");
    Query query = new Query(names, null, List.of(), Set.of(), List.of(), null);

    assertThat(keys(index.search(query, Search.USUAL).hits())).containsExactly("k");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .49, 1.01, Double.NaN, -1})
  void aThresholdIsWithinItsBounds(double threshold) {
    assertThatIllegalArgumentException().isThrownBy(() -> Search.USUAL.from(threshold));
  }

  @Test
  void aThousandOfOneNameAreCutAtTheLimitAndTheDeadlineHolds() {
    ScreeningIndex many =
        ScreeningIndex.of(
            IntStream.range(0, 1_000)
                .mapToObj(i -> person("k%04d".formatted(i), "Oleg Karpenkov"))
                .toList());
    int[] asked = {0};

    Result all = many.search(person("Oleg Karpenkov"), Search.USUAL);
    Result cut = many.search(person("Oleg Karpenkov"), Search.USUAL.until(() -> ++asked[0] > 4));

    assertThat(all.hits()).hasSize(10);
    assertThat(cut.complete()).isFalse();
  }
}
