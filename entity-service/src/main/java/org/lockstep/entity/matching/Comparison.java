package org.lockstep.entity.matching;

import java.util.List;

/**
 * How alike two names are, with the alignment that it follows from.
 *
 * @param score from 0 to 1; {@link #LIKELY} and above are names of one subject more often than not
 * @param probability that pairs with this score name the same subject, among pairs like those that
 *     it was calibrated with; what else is known of the two is not in it
 * @param alignment every word of both names, once each, in the order of the first name
 * @param shortened whether a name was longer than what is compared ({@link
 *     PreparedName#MOST_CHARACTERS}, {@link PreparedName#MOST_WORDS})
 * @param version of the algorithm and its tables; another one may score otherwise
 */
public record Comparison(
    double score, double probability, List<WordPair> alignment, boolean shortened, String version) {

  /** From here on two names are worth a look. */
  public static final double LIKELY = .7;

  public Comparison {
    alignment = List.copyOf(alignment);
  }

  /** Whether a word or a number of the one name stands against another one of the other name. */
  public boolean contradicts() {
    return alignment.stream()
        .anyMatch(
            pair -> pair.reason() == Reason.OTHER_WORD || pair.reason() == Reason.OTHER_NUMBER);
  }

  /** The alignment, a sentence for each pair. */
  public List<String> sentences() {
    return alignment.stream().map(WordPair::sentence).toList();
  }
}
