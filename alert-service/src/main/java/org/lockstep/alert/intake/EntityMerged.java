package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.alert.subscription.EventFacts.Target;
import org.lockstep.http.marking.Marking;

/** What is read of {@code entity-merged/v1}. */
record EntityMerged(String subjectType, Marking marking) implements ReadEvent {

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(type, Set.of(), List.of(Target.ofType(subjectType)));
  }
}
