package org.lockstep.designation.listimport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Warnings of an edition that came so many times more than with the newest edition in the same
 * format that not the list has changed, but the file: dates that no longer are dates, numbers that
 * fail their check digits.
 */
final class GrownWarnings {
  /** New entries of a list bring some; a whole annex of the EU with 216 entries brought 15. */
  private static final int FEWEST_MORE = 20;

  private static final int HUNDREDTH = 100;
  private static final int GROWN = 2;
  private static final int MOST_NAMED = 5;

  private GrownWarnings() {}

  /**
   * What is doubtful about them.
   *
   * @param before times of each kind, in the newest edition in this format
   * @param entries of this edition
   */
  static Optional<Finding> doubt(Map<String, Integer> before, Warnings now, int entries) {
    List<String> grown =
        now.timesOfRead().entrySet().stream()
            .filter(
                kind -> isGrown(before.getOrDefault(kind.getKey(), 0), kind.getValue(), entries))
            .map(
                kind ->
                    "%d times, %d before: %s"
                        .formatted(
                            kind.getValue(), before.getOrDefault(kind.getKey(), 0), kind.getKey()))
            .toList();
    if (grown.isEmpty()) {
      return Optional.empty();
    }
    int more = grown.size() - MOST_NAMED;
    return Optional.of(
        Finding.doubt(
            Finding.Code.WARNINGS_GROWN,
            "There is much more to warn of than in the last edition in this format (%s%s). The report has the places."
                .formatted(
                    grown.stream().limit(MOST_NAMED).collect(Collectors.joining("; ")),
                    more > 0 ? "; and %d kinds more".formatted(more) : "")));
  }

  private static boolean isGrown(int before, int now, int entries) {
    int more = now - before;
    return more >= FEWEST_MORE && more * HUNDREDTH > entries && now > before * GROWN;
  }
}
