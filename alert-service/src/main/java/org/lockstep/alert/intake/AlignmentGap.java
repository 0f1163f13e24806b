package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.grouping.Edition;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.http.marking.Marking;

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
    List<Listing> listings,
    Marking marking,
    @Nullable Edition edition)
    implements ReadEvent {
  /** What is read of one gap. */
  record Gap(String authority) {}

  /** What is read of one listing. */
  record Listing(UUID designationId) {}

  /** The designations that it names: they were public then. */
  @Override
  public Set<UUID> records() {
    return listings.stream().map(Listing::designationId).collect(Collectors.toSet());
  }

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
