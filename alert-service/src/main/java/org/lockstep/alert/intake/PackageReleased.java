package org.lockstep.alert.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.marking.MarkedRecord;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.http.marking.Marking;

/**
 * What is read of {@code package-released/v1}.
 *
 * @param otherTargets what those have that are not among the targets, together for each subject
 *     type; absent where there are none
 */
record PackageReleased(
    String authority,
    List<Target> targets,
    UUID packageId,
    Marking marking,
    String releasedAt,
    @Nullable List<Target> otherTargets)
    implements ReadEvent {

  /** What is read of one target, or of several together. */
  record Target(
      String subjectType, List<String> programmes, List<String> measures, List<String> countries) {

    EventFacts.Target facts() {
      return new EventFacts.Target(
          Set.of(subjectType), Set.copyOf(programmes), Set.copyOf(measures), Set.copyOf(countries));
    }
  }

  @Override
  public List<MarkedRecord> marked() {
    return List.of(new MarkedRecord(packageId, authority, marking, ReadEvent.version(releasedAt)));
  }

  @Override
  public ThinData thin() {
    return new ThinData("packageId", packageId, null, authority);
  }

  @Override
  public EventFacts facts(EventType type) {
    return new EventFacts(
        type,
        Set.of(authority),
        Stream.concat(targets.stream(), Stream.ofNullable(otherTargets).flatMap(List::stream))
            .map(Target::facts)
            .toList());
  }
}
