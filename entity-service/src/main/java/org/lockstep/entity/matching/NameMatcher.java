package org.lockstep.entity.matching;

/**
 * Compares two names, whichever stands first: {@code compare(a, b)} and {@code compare(b, a)} have
 * the same score. A name compared with itself has the score 1, unless it has nothing but words that
 * say the form of a company, or nothing that can be compared: such a name identifies nobody.
 */
public final class NameMatcher {
  static final Scoring SCORING = new Scoring(Tables.shipped().coefficients());

  private NameMatcher() {}

  /** How alike the names are, without saying why: for who compares with many. */
  public static double score(PreparedName a, PreparedName b) {
    return score(a, b, SCORING);
  }

  static double score(PreparedName a, PreparedName b, Scoring scoring) {
    return score(a.words(), a.order(), b.words(), b.order(), naming(a, b), scoring);
  }

  static double score(
      Word[] a, String orderOfA, Word[] b, String orderOfB, Naming naming, Scoring scoring) {
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    boolean turned = orderOfA.compareTo(orderOfB) > 0;
    return scoring.score(turned ? new WordAlignment(b, a) : new WordAlignment(a, b), naming);
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
    return stricter(a.naming(), b.naming());
  }

  static Naming stricter(Naming a, Naming b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
