package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.marking.MarkedRecord;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.http.marking.Marking;

/** What is read of {@code statement-published/v1}. */
record StatementPublished(String authority, UUID statementId, Marking marking)
    implements ReadEvent {

  @Override
  public List<MarkedRecord> marked() {
    return List.of(new MarkedRecord(statementId, authority, marking, 1));
  }

  @Override
  public ThinData thin() {
    return new ThinData("statementId", statementId, null, authority);
  }

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(type, Set.of(authority), List.of());
  }
}
