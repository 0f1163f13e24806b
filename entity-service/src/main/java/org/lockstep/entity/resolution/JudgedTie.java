package org.lockstep.entity.resolution;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.lockstep.entity.profile.Judgement;
import org.lockstep.entity.profile.Judgement.Decision;

/**
 * A judgement over listing records: that the subject of some is the subject of the others, or that
 * it is not. It is of the records, so that it holds whichever entities they are in.
 *
 * @param some designations of the one entity, when it was judged
 * @param others designations of the other
 */
record JudgedTie(Judgement judgement, List<String> some, List<String> others) {
  JudgedTie {
    some = List.copyOf(some);
    others = List.copyOf(others);
  }

  String id() {
    return judgement.id();
  }

  boolean same() {
    return judgement.decision() == Decision.SAME;
  }

  Instant decidedAt() {
    return judgement.decidedAt();
  }

  boolean isBetween(Collection<String> left, Collection<String> right) {
    return (some.stream().anyMatch(left::contains) && others.stream().anyMatch(right::contains))
        || (some.stream().anyMatch(right::contains) && others.stream().anyMatch(left::contains));
  }

  boolean isOver(Collection<String> designationIds) {
    return some.stream().anyMatch(designationIds::contains)
        || others.stream().anyMatch(designationIds::contains);
  }
}
