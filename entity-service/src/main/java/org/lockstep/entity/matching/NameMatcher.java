package org.lockstep.entity.matching;

/**
 * Compares two names, whichever stands first: {@code compare(a, b)} and {@code compare(b, a)} have
 * the same score. A name compared with itself has the score 1, unless it has nothing but words that
 * say the form of a company, or nothing that can be compared: such a name identifies nobody.
 */
public final class NameMatcher {
  private static final Scoring SCORING = new Scoring(Tables.shipped().coefficients());

  private NameMatcher() {}

  /** How alike the names are, without saying why: for who compares with many. */
  public static double score(PreparedName a, PreparedName b) {
    return score(a, b, SCORING);
  }

  static double score(PreparedName a, PreparedName b, Scoring scoring) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    boolean turned = a.order().compareTo(b.order()) > 0;
    WordAlignment met =
        turned ? new WordAlignment(b.words(), a.words()) : new WordAlignment(a.words(), b.words());
    return scoring.score(met, naming(a, b));
  }

  /** How alike the names are, and why. */
  public static Comparison compare(PreparedName a, PreparedName b) {
    boolean turned = a.order().compareTo(b.order()) > 0;
    WordAlignment met =
        turned ? new WordAlignment(b.words(), a.words()) : new WordAlignment(a.words(), b.words());
    double score = a.isEmpty() || b.isEmpty() ? 0 : SCORING.score(met, naming(a, b));
    return new Comparison(
        score,
        probability(score),
        Scoring.explained(met, turned),
        a.shortened() || b.shortened(),
        version());
  }

  /** How probable it is that names with a score name one subject ({@link Comparison}). */
  public static double probability(double score) {
    return Tables.shipped().calibration().probability(score);
  }

  /** Of the algorithm and its tables. */
  public static String version() {
    return Tables.shipped().version();
  }

  /** Names of two kinds of subject are compared by the stricter custom. */
  private static Naming naming(PreparedName a, PreparedName b) {
    return a.naming().compareTo(b.naming()) > 0 ? a.naming() : b.naming();
  }
}
