package org.lockstep.alert.intake;

import java.util.List;
import java.util.stream.Collectors;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.EventFacts;

/** What is read of {@code joint-action-released/v1}. */
record JointActionReleased(List<Part> parts) implements ReadEvent {
  /** What is read of one part. */
  record Part(String authority) {}

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(
        type, parts.stream().map(Part::authority).collect(Collectors.toSet()), List.of());
  }
}
