package org.lockstep.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.EventFacts.Target;

class FilterTest {
  private static final Target MAIA =
      new Target(Set.of("VESSEL"), Set.of("KR-DPRK"), Set.of("PORT_ENTRY_BAN"), Set.of("RU"));
  private static final Target RIM =
      new Target(
          Set.of("PERSON"), Set.of("KR-DPRK"), Set.of("TRANSACTION_PERMIT"), Set.of("KP", "SY"));
  private static final EventFacts PACKAGE =
      new EventFacts(EventType.PACKAGE_RELEASED, Set.of("KR"), List.of(MAIA, RIM));
  private static final EventFacts STATEMENT =
      new EventFacts(EventType.STATEMENT_PUBLISHED, Set.of("JP"), List.of());
  private static final EventFacts MERGE =
      new EventFacts(EventType.ENTITY_MERGED, Set.of(), List.of(Target.ofType("ORGANIZATION")));

  @Test
  void anEmptyFilterMatchesEverything() {
    var any = filter(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    assertThat(List.of(PACKAGE, STATEMENT, MERGE)).allMatch(any::matches);
  }

  @Test
  void matchesByEachField() {
    assertMatches(filter(List.of("package.released"), none(), none(), none(), none(), none()));
    assertMatches(filter(none(), List.of("JP", "KR"), none(), none(), none(), none()));
    assertMatches(filter(none(), none(), List.of("KR-DPRK"), none(), none(), none()));
    assertMatches(filter(none(), none(), none(), List.of("PORT_ENTRY_BAN"), none(), none()));
    assertMatches(filter(none(), none(), none(), none(), List.of("PERSON"), none()));
    assertMatches(filter(none(), none(), none(), none(), none(), List.of("SY")));

    assertDoesNotMatch(
        filter(List.of("statement.published"), none(), none(), none(), none(), none()));
    assertDoesNotMatch(filter(none(), List.of("JP"), none(), none(), none(), none()));
    assertDoesNotMatch(filter(none(), none(), List.of("JP-RUSSIA"), none(), none(), none()));
    assertDoesNotMatch(filter(none(), none(), none(), List.of("TRAVEL_BAN"), none(), none()));
    assertDoesNotMatch(filter(none(), none(), none(), none(), List.of("AIRCRAFT"), none()));
    assertDoesNotMatch(filter(none(), none(), none(), none(), none(), List.of("CY")));
  }

  @Test
  void aPackageMatchesByOneTargetThatPassesAllFiltersAtOnce() {
    assertMatches(filter(none(), none(), none(), none(), List.of("VESSEL"), List.of("RU")));
    assertDoesNotMatch(filter(none(), none(), none(), none(), List.of("VESSEL"), List.of("KP")));
  }

  @Test
  void aFilterOnAFieldThatTheEventDoesNotHaveDoesNotMatch() {
    assertThat(filter(none(), List.of("JP"), none(), none(), none(), none()).matches(STATEMENT))
        .isTrue();
    assertThat(filter(none(), none(), none(), none(), none(), List.of("JP")).matches(STATEMENT))
        .isFalse();
    assertThat(filter(none(), none(), none(), none(), List.of("PERSON"), none()).matches(STATEMENT))
        .isFalse();
    assertThat(
            filter(none(), none(), none(), none(), List.of("ORGANIZATION"), none()).matches(MERGE))
        .isTrue();
    assertThat(filter(none(), List.of("KR"), none(), none(), none(), none()).matches(MERGE))
        .isFalse();
  }

  private static void assertMatches(Filter filter) {
    assertThat(filter.matches(PACKAGE)).isTrue();
  }

  private static void assertDoesNotMatch(Filter filter) {
    assertThat(filter.matches(PACKAGE)).isFalse();
  }

  private static List<String> none() {
    return List.of();
  }

  private static Filter filter(
      List<String> eventTypes,
      List<String> authorities,
      List<String> programmes,
      List<String> measures,
      List<String> subjectTypes,
      List<String> countries) {
    return new Filter(eventTypes, authorities, programmes, measures, subjectTypes, countries);
  }
}
