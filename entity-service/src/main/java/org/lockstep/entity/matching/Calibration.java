package org.lockstep.entity.matching;

import java.util.List;

/**
 * How probable it is that names with a score name one subject: the table {@code calibration.tsv}.
 */
final class Calibration {
  private final double[] scores;
  private final double[] probabilities;

  Calibration(TableFile table) {
    List<String[]> lines = table.lines();
    scores = lines.stream().mapToDouble(line -> Double.parseDouble(line[0])).toArray();
    probabilities = lines.stream().mapToDouble(line -> Double.parseDouble(line[1])).toArray();
  }

  double probability(double score) {
    for (int i = 1; i < scores.length; i++) {
      if (score <= scores[i]) {
        double share = (score - scores[i - 1]) / (scores[i] - scores[i - 1]);
        return probabilities[i - 1] + share * (probabilities[i] - probabilities[i - 1]);
      }
    }
    return probabilities[probabilities.length - 1];
  }
}
