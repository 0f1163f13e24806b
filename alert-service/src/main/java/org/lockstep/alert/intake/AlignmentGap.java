package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.grouping.Edition;
import org.lockstep.alert.subscription.EventFacts;

/**
 * What is read of {@code alignment-gap-opened/v1} and {@code alignment-gap-closed/v1}. Its
 * authorities are those whose gap it is, not those that list the entity.
 */
record AlignmentGap(
    String subjectType,
    List<Gap> gaps,
    List<String> programmes,
    List<String> measures,
    List<String> countries,
    @Nullable Edition edition)
    implements ReadEvent {
  /** What is read of one gap. */
  record Gap(String authority) {}

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(
        type,
        gaps.stream().map(Gap::authority).collect(Collectors.toSet()),
        List.of(
            new EventFacts.Target(
                Set.of(subjectType),
                Set.copyOf(programmes),
                Set.copyOf(measures),
                Set.copyOf(countries))));
  }
}
