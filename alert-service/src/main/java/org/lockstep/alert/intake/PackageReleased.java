package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.EventFacts;

/** What is read of {@code package-released/v1}. */
record PackageReleased(String authority, List<Target> targets) implements ReadEvent {

  /** What is read of one target. */
  record Target(
      String subjectType, List<String> programmes, List<String> measures, List<String> countries) {

    EventFacts.Target facts() {
      return new EventFacts.Target(
          Set.of(subjectType), Set.copyOf(programmes), Set.copyOf(measures), Set.copyOf(countries));
    }
  }

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(type, Set.of(authority), targets.stream().map(Target::facts).toList());
  }
}
