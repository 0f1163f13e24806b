package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.EventFacts;

/** What is read of {@code statement-published/v1}. */
record StatementPublished(String authority) implements ReadEvent {

  @Override
  public EventFacts facts() {
    return new EventFacts(EventType.STATEMENT_PUBLISHED, Set.of(authority), List.of());
  }
}
