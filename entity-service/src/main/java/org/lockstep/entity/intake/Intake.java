package org.lockstep.entity.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.MarkedListing;
import org.lockstep.entity.profile.SubjectType;
import org.lockstep.entity.resolution.EarlierStore;
import org.lockstep.entity.resolution.Resolving;
import org.lockstep.events.PoisonException;

/**
 * Lists designations on their entities, in rounds: each round takes at once all those that do not
 * get in each other's way, and the next one takes what is left. An official list is thousands of
 * designations, and the store writes many at once some twenty times as fast as one after the other.
 */
@ApplicationScoped
class Intake {
  /** In each of them another replica, or a curator, wrote first what had to be written. */
  private static final int ROUNDS_IN_VAIN = 50;

  private final MarkedIntake marked;
  private final Resolving resolving;
  private final EarlierStore earlier;

  Intake(MarkedIntake marked, Resolving resolving, EarlierStore earlier) {
    this.marked = marked;
    this.resolving = resolving;
    this.earlier = earlier;
  }

  /**
   * Takes events in; all are done, published included, when it returns. Doing it again changes
   * nothing.
   *
   * @throws RuntimeException where a store does not answer, or one of the events cannot be written;
   *     any part may be done then
   */
  void take(List<DesignationEvent> events) {
    earlier.enter();
    List<DesignationEvent> left = events;
    int inVain = 0;
    while (!left.isEmpty()) {
      List<DesignationEvent> before = left;
      left = takeOnce(before);
      inVain = left.size() < before.size() ? 0 : inVain + 1;
      if (inVain == ROUNDS_IN_VAIN) {
        throw new IllegalStateException("The entities of " + left.size() + " events keep changing");
      }
    }
  }

  /**
   * One round; answers what is left, in its order. Unless somebody else was faster, that is fewer.
   */
  List<DesignationEvent> takeOnce(List<DesignationEvent> events) {
    Map<String, DesignationEvent> first = new LinkedHashMap<>();
    for (DesignationEvent event : events) {
      first.putIfAbsent(event.designationId(), event);
    }
    Set<String> done = takeFirst(first);
    List<DesignationEvent> left = new ArrayList<>();
    for (DesignationEvent event : events) {
      // The first of a designation; those after it are left.
      if (!done.remove(event.designationId())) {
        left.add(event);
      }
    }
    return left;
  }

  /** Answers the designations that are done. */
  private Set<String> takeFirst(Map<String, DesignationEvent> first) {
    Map<String, MarkedListing> kept = marked.kept(first.keySet());
    Map<String, Listing> open = new LinkedHashMap<>();
    List<DesignationEvent> closed = new ArrayList<>();
    Set<String> done = new HashSet<>();
    first.forEach(
        (id, event) -> {
          MarkedListing before = kept.get(id);
          if (!event.isForEverybody()) {
            closed.add(event);
          } else if (before == null) {
            open.put(id, event.toListing());
          } else if (before.version() > event.version()) {
            // It came late, and is not for everybody since.
            marked.keepOlder(event.toListing());
            done.add(id);
          } else {
            open.put(id, event.toListing().replacing(before.listing()));
          }
        });
    Set<String> listed = list(open);
    listed.stream()
        .filter(kept::containsKey)
        .forEach(
            id -> {
              marked.keepOlder(Objects.requireNonNull(kept.get(id)).listing());
              marked.open(Objects.requireNonNull(open.get(id)));
            });
    done.addAll(listed);
    done.addAll(marked.take(closed, kept));
    return done;
  }

  /** Answers the designations that are on their entities, with all that these owe published. */
  private Set<String> list(Map<String, Listing> listings) {
    Map<String, SubjectType> before = resolving.kinds(listings.keySet());
    Map<String, Listing> ofOneKind = new LinkedHashMap<>(listings);
    ofOneKind
        .entrySet()
        .removeIf(
            one ->
                before.getOrDefault(one.getKey(), one.getValue().listingRecord().subjectType())
                    != one.getValue().listingRecord().subjectType());
    Set<String> done = new HashSet<>(resolving.resolve(ofOneKind));
    if (done.size() < ofOneKind.size()) {
      // What was just written is looked at once more: others may have entered what belongs to it.
      done.addAll(resolving.resolve(ofOneKind));
    }
    if (ofOneKind.size() < listings.size() && done.containsAll(ofOneKind.keySet())) {
      // Last, so that the others are done. Taken again alone, it is the only one that fails.
      throw new PoisonException(
          "listingRecord.subjectType is another than that of its entity, which does not change");
    }
    return done;
  }
}
