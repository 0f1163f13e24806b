package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.EventFacts;

/** What is read of {@code statement-published/v1}. */
record StatementPublished(String authority) implements ReadEvent {

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(type, Set.of(authority), List.of());
  }
}
