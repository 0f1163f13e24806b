package org.lockstep.entity.screening.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject that it may be.
 *
 * @param score from 0 to 1: that of the names, and what else is known added to it
 * @param probability that it is the subject, as far as pairs of names that were measured and the
 *     weights of the rest tell: a help to decide whom to look at first
 * @param names the two that are the most alike; null if only an identifier led here
 * @param adjustments what else is known said, the weightiest first
 */
public record Hit(
    ScreenedSubject subject,
    double score,
    double probability,
    @Nullable NamePair names,
    List<Adjustment> adjustments) {

  /**
   * Two names.
   *
   * @param similarity of the two by themselves
   * @param score what is left of it where the listed one is weak or former
   */
  public record NamePair(String asked, ScreenedName listed, double similarity, double score) {}

  public Hit {
    adjustments = List.copyOf(adjustments);
  }

  /** Whether an identifier, and not the name, decides. */
  public boolean byIdentifier() {
    return adjustments.stream().anyMatch(Weighing::decides);
  }
}
