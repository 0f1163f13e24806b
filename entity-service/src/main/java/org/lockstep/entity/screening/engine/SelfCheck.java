package org.lockstep.entity.screening.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Whether the listed find themselves: each name of each subject, asked for by itself, has to find
 * its entity. A weak alias that does not is no fault of the index, and is counted by itself.
 *
 * @param names that were asked for
 * @param found of them
 * @param weakNames that were asked for beside, which count less and may stay below the threshold
 * @param weakFound of these
 * @param missed the first names that did not find their entity, by the keys of the subjects
 * @param complete whether all were asked for
 */
public record SelfCheck(
    long names, long found, long weakNames, long weakFound, List<String> missed, boolean complete) {
  private static final int MOST_MISSED = 100;

  /** So many that the entity itself is among them though others bear the name. */
  private static final int ENOUGH = 10_000;

  public SelfCheck {
    missed = List.copyOf(missed);
  }

  /** The share of strong names that find their entity. */
  public double share() {
    return names == 0 ? 1 : (double) found / names;
  }

  /** Asks for every name at the usual threshold; takes as long as so many searches. */
  public static SelfCheck of(ScreeningIndex index, BooleanSupplier expired) {
    long[] counted = new long[4];
    List<String> missed = new ArrayList<>();
    boolean complete = true;
    List<ScreenedSubject> subjects = index.subjects().toList();
    for (ScreenedSubject subject : subjects) {
      if (expired.getAsBoolean()) {
        complete = false;
        break;
      }
      for (ScreenedName name : subject.names()) {
        boolean weak = name.worth() < 1;
        boolean finds = finds(index, subject, name);
        counted[weak ? 2 : 0]++;
        if (finds) {
          counted[weak ? 3 : 1]++;
        } else if (!weak && missed.size() < MOST_MISSED) {
          missed.add(subject.key());
        }
      }
    }
    return new SelfCheck(counted[0], counted[1], counted[2], counted[3], missed, complete);
  }

  private static boolean finds(ScreeningIndex index, ScreenedSubject subject, ScreenedName name) {
    return index
        .search(Query.of(name.text(), subject.type()), Search.USUAL.atMost(ENOUGH))
        .hits()
        .stream()
        .anyMatch(hit -> hit.subject().id().equals(subject.id()));
  }
}
