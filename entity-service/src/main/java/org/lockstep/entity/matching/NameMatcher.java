package org.lockstep.entity.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares two names, whichever stands first: {@code compare(a, b)} and {@code compare(b, a)} have
 * the same score. A name compared with itself has the score 1, unless it has nothing but words that
 * say the form of a company, or nothing that can be compared.
 */
public final class NameMatcher {
  private NameMatcher() {}

  /** How alike the names are, without saying why: for who compares with many. */
  public static double score(PreparedName a, PreparedName b) {
    return compare(a, b).score();
  }

  /** How alike the names are, and why. */
  public static Comparison compare(PreparedName a, PreparedName b) {
    List<String> left = new ArrayList<>(a.words());
    List<String> right = new ArrayList<>(b.words());
    List<WordPair> pairs = new ArrayList<>();
    double same = 0;
    for (String word : a.words()) {
      if (right.remove(word)) {
        left.remove(word);
        pairs.add(new WordPair(word, word, Reason.SAME, 1, 1));
        same++;
      }
    }
    left.forEach(word -> pairs.add(new WordPair(word, null, Reason.MISSING, 0, 1)));
    right.forEach(word -> pairs.add(new WordPair(null, word, Reason.MISSING, 0, 1)));
    double score = pairs.isEmpty() ? 0 : same / pairs.size();
    return new Comparison(score, score, pairs, a.shortened() || b.shortened(), "0");
  }
}
