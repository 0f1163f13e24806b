package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.alert.subscription.EventFacts.Target;
import org.lockstep.http.marking.Marking;

/**
 * What is read of {@code entity-merged/v1} and {@code entity-split/v1}.
 *
 * @param designationIds absent in events from before they were named
 */
record EntityEvent(String subjectType, @Nullable List<UUID> designationIds, Marking marking)
    implements ReadEvent {

  /** The designations that both entities were made of, or are: they were public then. */
  @Override
  public Set<UUID> records() {
    return designationIds == null ? Set.of() : Set.copyOf(designationIds);
  }

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(type, Set.of(), List.of(Target.ofType(subjectType)));
  }
}
