package org.lockstep.alert.intake;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.marking.MarkedRecord;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.http.marking.Marking;

/** What is read of {@code joint-action-released/v1}. */
record JointActionReleased(
    List<Part> parts, UUID jointActionId, String coordinator, Marking marking, String releasedAt)
    implements ReadEvent {
  /** What is read of one part. */
  record Part(String authority, UUID packageId) {}

  /** The packages of its parts: they bear one marking when they are released together. */
  @Override
  public List<MarkedRecord> marked() {
    return parts.stream()
        .map(
            part ->
                new MarkedRecord(
                    part.packageId(), part.authority(), marking, ReadEvent.version(releasedAt)))
        .toList();
  }

  @Override
  public ThinData thin() {
    return new ThinData("jointActionId", jointActionId, null, coordinator);
  }

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(
        type, parts.stream().map(Part::authority).collect(Collectors.toSet()), List.of());
  }
}
