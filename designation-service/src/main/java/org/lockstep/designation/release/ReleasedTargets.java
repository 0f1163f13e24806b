package org.lockstep.designation.release;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.release.PackageReleased.OtherTargets;
import org.lockstep.designation.release.PackageReleased.Target;
import org.lockstep.events.EventSize;

/**
 * The targets of a package as the event of its release tells of them: the first ones one by one,
 * and together what the others have, so that whoever filters by it is told of the package. An event
 * must stay a message; an edition of a list has thousands.
 */
final class ReleasedTargets {
  static final int MOST_GIVEN = SanctionsPackage.MOST_ENTRIES;

  /** What else the event says is in the rest, and what the others have. */
  private static final int MOST_BYTES = EventSize.MOST_DATA - 100_000;

  private final List<Target> given = new ArrayList<>();
  private final Map<SubjectType, OtherTargets> others = new EnumMap<>(SubjectType.class);
  private int bytes;
  private int inAll;

  void add(Target target) {
    inAll++;
    if (others.isEmpty() && given.size() < MOST_GIVEN) {
      bytes += Outbox.serialised(target).length + 1;
      if (bytes <= MOST_BYTES) {
        given.add(target);
        return;
      }
    }
    others.merge(target.subjectType(), other(target), ReleasedTargets::together);
  }

  private static OtherTargets other(Target target) {
    return new OtherTargets(
        target.subjectType(),
        1,
        new TreeSet<>(target.programmes()),
        new TreeSet<>(target.measures()),
        new TreeSet<>(target.countries()));
  }

  private static OtherTargets together(OtherTargets known, OtherTargets more) {
    known.programmes().addAll(more.programmes());
    known.measures().addAll(more.measures());
    known.countries().addAll(more.countries());
    return new OtherTargets(
        known.subjectType(),
        known.count() + more.count(),
        known.programmes(),
        known.measures(),
        known.countries());
  }

  List<Target> given() {
    return List.copyOf(given);
  }

  List<OtherTargets> others() {
    return List.copyOf(others.values());
  }

  int inAll() {
    return inAll;
  }

  boolean areAllGiven() {
    return others.isEmpty();
  }
}
