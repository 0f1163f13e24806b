package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Listing;

/**
 * A store from before listing records were kept: its judgements become judgements over records, and
 * what its entities hold is found by what it says. Only then something is resolved; and what is
 * held is resolved anew, once.
 */
@ApplicationScoped
public class EarlierStore {
  /** Nobody meets by it: the keys of records have a bar in them. */
  private static final String RESOLVED = "what was held before records were kept";

  private static final int AT_ONCE = 200;

  private final Entities entities;
  private final Meetings meetings;
  private final Judging judging;
  private final Resolving resolving;
  private boolean isEntered;

  EarlierStore(Entities entities, Meetings meetings, Judging judging, Resolving resolving) {
    this.entities = entities;
    this.meetings = meetings;
    this.judging = judging;
    this.resolving = resolving;
  }

  /** Enters what the store holds. Whoever is about to resolve calls it; the first one waits. */
  public synchronized void enter() {
    if (!isEntered && meetings.findById(RESOLVED) == null) {
      judging.adopt();
      entities.eachOpen(AT_ONCE, resolving::learn);
    }
    isEntered = true;
  }

  /** Resolves what was entered, and remembers it. */
  void resolve() {
    enter();
    if (meetings.findById(RESOLVED) == null) {
      Set<String> held = new HashSet<>();
      entities.eachOpen(
          AT_ONCE,
          some ->
              some.forEach(
                  entity ->
                      entity.listings().stream().map(Listing::designationId).forEach(held::add)));
      List<String> all = held.stream().sorted().toList();
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        resolving.again(all.subList(from, Math.min(from + AT_ONCE, all.size())), null);
      }
      meetings.persistOrUpdate(new Meeting(RESOLVED, List.of(), true));
    }
  }
}
