package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.marking.MarkedRecord;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.http.marking.Marking;

/** What is read of {@code package-marked/v1}. */
record PackageMarked(UUID packageId, String authority, Marking marking, String markedAt)
    implements ReadEvent {

  @Override
  public List<MarkedRecord> marked() {
    return List.of(new MarkedRecord(packageId, authority, marking, ReadEvent.version(markedAt)));
  }

  @Override
  public ThinData thin() {
    return new ThinData("packageId", packageId, null, authority);
  }

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(type, Set.of(authority), List.of());
  }
}
