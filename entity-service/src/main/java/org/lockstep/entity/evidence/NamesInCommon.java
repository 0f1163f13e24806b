package org.lockstep.entity.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.entity.matching.Comparison;
import org.lockstep.entity.matching.NameMatcher;
import org.lockstep.entity.matching.PreparedName;

/** How alike the names of two records are: the likest pair, and how many pairs are the same. */
record NamesInCommon(double best, Optional<Finding> likest, int same) {
  /** Names of that likeness are two spellings of one. */
  static final double SAME = .92;

  /** From here on names speak for one subject. */
  static final double ALIKE = .8;

  /** Below it the two have no name in common; a name without half of its words is above. */
  static final double UNLIKE = .4;

  /** Pairs that are compared at most. */
  private static final int MOST_PAIRS = 900;

  /** What a weak name says beside a strong one. */
  private static final double WEAK = .8;

  static NamesInCommon of(Subject one, Subject other) {
    List<Pair> pairs = new ArrayList<>();
    compare(one.names(), other.names(), 1, pairs);
    compare(one.weakNames(), other.names(), WEAK, pairs);
    compare(one.names(), other.weakNames(), WEAK, pairs);
    Optional<Pair> likest = pairs.stream().max(Comparator.comparingDouble(Pair::score));
    return new NamesInCommon(
        likest.map(Pair::score).orElse(0.0), likest.map(Pair::finding), distinct(pairs));
  }

  private record Pair(PreparedName one, PreparedName other, double score) {
    Finding finding() {
      Comparison why = NameMatcher.compare(one, other);
      String sentence =
          score >= SAME
              ? "Both are named \"%s\".".formatted(one.name())
              : "The likest names are %s and %s (likeness %.2f): %s."
                  .formatted(one.name(), other.name(), score, String.join("; ", why.sentences()));
      return score >= ALIKE
          ? Finding.agrees("NAME", one.name(), other.name(), weight(), sentence)
          : Finding.differs(
              "NAME", one.name(), other.name(), score >= UNLIKE ? 0 : UNLIKE_WEIGHT, sentence);
    }

    private double weight() {
      return score >= SAME
          ? SAME_WEIGHT + WORD_WEIGHT * Math.min(furtherWords(one), furtherWords(other))
          : ALIKE_WEIGHT;
    }
  }

  private static final double SAME_WEIGHT = 3;

  /** A name of more words has fewer bearers. */
  private static final double WORD_WEIGHT = .5;

  private static final int MOST_FURTHER_WORDS = 2;

  /** Words beyond the second. */
  private static int furtherWords(PreparedName name) {
    int words = Skeleton.words(name.name()).size();
    return Math.max(0, Math.min(words - 2, MOST_FURTHER_WORDS));
  }

  private static final double ALIKE_WEIGHT = 2;
  private static final double UNLIKE_WEIGHT = -2;

  private static void compare(
      List<PreparedName> some, List<PreparedName> others, double worth, List<Pair> pairs) {
    for (PreparedName one : some) {
      for (PreparedName other : others) {
        if (pairs.size() < MOST_PAIRS) {
          pairs.add(new Pair(one, other, worth * NameMatcher.score(one, other)));
        }
      }
    }
  }

  /** Pairs of the same names, each name in one pair at most. */
  private static int distinct(List<Pair> pairs) {
    Set<PreparedName> met = new HashSet<>();
    int same = 0;
    for (Pair pair : pairs) {
      if (pair.score >= SAME && !met.contains(pair.one) && !met.contains(pair.other)) {
        met.add(pair.one);
        met.add(pair.other);
        same++;
      }
    }
    return same;
  }
}
