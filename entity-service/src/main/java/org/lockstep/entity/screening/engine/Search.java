package org.lockstep.entity.screening.engine;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * How to search.
 *
 * @param threshold the least score of a hit, from {@link #LEAST} to 1
 * @param limit the most hits; the best are kept
 * @param visible by the key of a subject, whether whoever asks may see it
 * @param expired whether the time is over; then what was found so far is answered, and said to be
 *     incomplete. It is asked often
 */
public record Search(
    double threshold, int limit, Predicate<String> visible, BooleanSupplier expired) {
  /** From here on two names are worth a look. */
  public static final double THRESHOLD = .7;

  /** Below, names have little in common. */
  public static final double LEAST = .5;

  public static final int LIMIT = 10;

  /** With the usual threshold and limit, for who may see everything and has time. */
  public static final Search USUAL = new Search(THRESHOLD, LIMIT, key -> true, () -> false);

  /**
   * How to search.
   *
   * @throws IllegalArgumentException if threshold or limit is out of bounds
   */
  public Search {
    if (!(threshold >= LEAST && threshold <= 1)) {
      throw new IllegalArgumentException("A threshold is from %s to 1".formatted(LEAST));
    }
    if (limit < 1) {
      throw new IllegalArgumentException("A limit is at least 1");
    }
  }

  /** The same with another threshold. */
  public Search from(double least) {
    return new Search(least, limit, visible, expired);
  }

  /** The same with another limit. */
  public Search atMost(int hits) {
    return new Search(threshold, hits, visible, expired);
  }

  /** The same for who sees the subjects with such keys alone. */
  public Search within(Predicate<String> keys) {
    return new Search(threshold, limit, keys, expired);
  }

  /** The same, with an end. */
  public Search until(BooleanSupplier end) {
    return new Search(threshold, limit, visible, end);
  }
}
