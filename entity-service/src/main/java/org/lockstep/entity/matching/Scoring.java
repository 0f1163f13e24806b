package org.lockstep.entity.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * What the words of two names say together. Agreement is measured against all that was said: a word
 * that only one name has is an omission and costs little; words that stand against each other are a
 * contradiction and cost much.
 */
final class Scoring {
  static final float INITIAL = .6f;

  /** Half a name, as Abd is one: it does not make two of one. */
  static final double PIECE = .4;

  /** A Korean or Chinese name without one of its syllables is another name. */
  private static final float SYLLABLE = 4;

  /** Lists leave out what an organisation does more readily than what it is called. */
  private static final float MEANING = .5f;

  /** Names of vessels are short, and there are many: a letter tells two of them apart. */
  private static final double OBJECT = 2;

  private static final float WHOLLY = 1;

  /** Initials fit so many names that they alone are no agreement. */
  private static final double INITIALS_ALONE = .5;

  private final Coefficients coefficients;

  Scoring(Coefficients coefficients) {
    this.coefficients = coefficients;
  }

  double score(WordAlignment met, Naming naming) {
    double agreed = 0;
    double differing = 0;
    double formsAgreed = 0;
    int pairs = 0;
    boolean whole = false;
    for (int i = 0; i < met.left.length; i++) {
      int j = met.ofLeft[i];
      if (j == WordAlignment.NOBODY) {
        continue;
      }
      double likeness = Likeness.value(met.likenessLeft[i]);
      double weight = weight(met, i, j);
      if (met.left[i].kind().distinguishes() || met.right[j].kind().distinguishes()) {
        agreed += weight * likeness;
        differing += weight * (1 - likeness);
        pairs +=
            weight < PIECE || i > 0 && met.ofLeft[i - 1] == j || j > 0 && met.ofRight[j - 1] == i
                ? 0
                : 1;
        whole |= Likeness.reason(met.likenessLeft[i]) != Reason.INITIAL;
      } else {
        formsAgreed += weight;
      }
    }
    if (agreed == 0) {
      return 0;
    }
    Left left = free(met.left, met.ofLeft);
    Left right = free(met.right, met.ofRight);
    return of(
        new Agreed(agreed, formsAgreed, differing, pairs, whole),
        left,
        right,
        naming == Naming.PERSON ? 0 : exchanged(met),
        naming);
  }

  /**
   * The score of what words agree and what is left of both names.
   *
   * @param exchanged how many neighbours stand the other way round
   */
  double of(Agreed agreed, Left left, Left right, int exchanged, Naming naming) {
    double contradicted = Math.min(left.opposed, right.opposed);
    double omitted = Math.abs(left.words - right.words);
    double numbersContradicted = Math.min(left.numbers, right.numbers);
    double numbersOmitted = Math.abs(left.numbers - right.numbers);
    double forms = Math.min(left.forms, right.forms);
    double against =
        (naming == Naming.OBJECT ? OBJECT : 1) * coefficients.partial() * agreed.differing
            + coefficients.contradiction() * contradicted
            + coefficients.omission(naming) * omitted
            + coefficients.numberContradiction() * numbersContradicted
            + coefficients.numberOmission() * numbersOmitted
            + coefficients.formContradiction() * (forms > 0 ? 1 : 0)
            + coefficients.formOmission() * (left.forms != right.forms ? 1 : 0)
            + coefficients.formOmission() * Math.abs(left.titles - right.titles);
    double all = agreed.words + agreed.forms;
    double score = all / (all + against);
    score -= coefficients.clash() * Math.min(WHOLLY, contradicted);
    score -= coefficients.order() * exchanged;
    if (agreed.pairs == 1 && left.count + right.count > 0 && naming == Naming.PERSON) {
      score -= coefficients.lone();
    }
    if (naming == Naming.OBJECT && numbersContradicted + numbersOmitted > 0) {
      score = Math.min(score, numbersContradicted > 0 ? .4 : .6);
    }
    if (!agreed.whole) {
      score = Math.min(score, INITIALS_ALONE);
    }
    return Math.max(0, Math.min(1, score));
  }

  /**
   * What the words that met say.
   *
   * @param words what they weigh as far as they are alike
   * @param forms what forms and titles weigh that met
   * @param differing what words weigh as far as they are not alike
   * @param pairs how many met, without parts of names
   * @param whole whether any met otherwise than by an initial
   */
  record Agreed(double words, double forms, double differing, int pairs, boolean whole) {}

  /** What the words of one side weigh that met none. */
  record Left(
      double words, double opposed, double numbers, double forms, double titles, int count) {
    static final Left NOTHING = new Left(0, 0, 0, 0, 0, 0);
  }

  private static Left free(Word[] words, int[] met) {
    double free = 0;
    double opposed = 0;
    double numbers = 0;
    double forms = 0;
    double titles = 0;
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      if (met[i] != WordAlignment.NOBODY) {
        continue;
      }
      switch (words[i].kind()) {
        case NUMBER -> numbers += words[i].weight();
        case FORM -> forms += words[i].weight();
        case TITLE -> titles += words[i].weight();
        default -> {
          opposed += words[i].opposed();
          free += missed(words[i]);
          count++;
        }
      }
    }
    return new Left(free, opposed, numbers, forms, titles, count);
  }

  static double missed(Word word) {
    if (word.isSyllable()) {
      return SYLLABLE * word.weight();
    }
    return word.kind() == Word.Kind.MEANING ? MEANING * word.weight() : word.weight();
  }

  /** Each of several words that met one has its share of the pair, as each has its weight. */
  private static double weight(WordAlignment met, int i, int j) {
    double weight = (met.left[i].weight() + met.right[j].weight()) / 2;
    Reason reason = Likeness.reason(met.likenessLeft[i]);
    if (reason == Reason.JOINED) {
      return Math.min(weight, 1);
    }
    return reason == Reason.INITIAL ? weight * INITIAL : weight;
  }

  /** Neighbours in the one name that stand the other way round in the other. */
  private static int exchanged(WordAlignment met) {
    int exchanged = 0;
    int last = -1;
    for (int j : met.ofLeft) {
      if (j != WordAlignment.NOBODY) {
        exchanged += j < last ? 1 : 0;
        last = j;
      }
    }
    return exchanged;
  }

  /** The pairs of the alignment, for who reads it. */
  static List<WordPair> explained(WordAlignment met, boolean turned) {
    List<WordPair> pairs = new ArrayList<>();
    List<Integer> freeRight = new ArrayList<>();
    for (int j = 0; j < met.right.length; j++) {
      if (met.ofRight[j] == WordAlignment.NOBODY) {
        freeRight.add(j);
      }
    }
    for (int i = 0; i < met.left.length; i++) {
      int j = met.ofLeft[i];
      if (j == WordAlignment.NOBODY) {
        pairs.add(against(met, i, freeRight, turned));
        continue;
      }
      String left = met.left[i].written();
      String right = met.right[j].written();
      while (i + 1 < met.left.length && met.ofLeft[i + 1] == j) {
        left += " " + met.left[++i].written();
      }
      for (int k = j + 1; k < met.right.length && met.ofRight[k] == i; k++) {
        right += " " + met.right[k].written();
      }
      pairs.add(
          pair(
              left,
              right,
              Likeness.reason(met.likenessLeft[i]),
              Likeness.value(met.likenessLeft[i]),
              weight(met, i, j),
              turned));
    }
    for (int j : freeRight) {
      pairs.add(alone(met.right[j], true, turned));
    }
    return pairs;
  }

  /** A word that met none stands against the heaviest of its kind that the other name has left. */
  private static WordPair against(
      WordAlignment met, int i, List<Integer> freeRight, boolean turned) {
    Word word = met.left[i];
    Integer other = null;
    for (Integer j : freeRight) {
      Word candidate = met.right[j];
      boolean sameKind =
          (word.kind() == Word.Kind.NUMBER) == (candidate.kind() == Word.Kind.NUMBER)
              && (word.kind() == Word.Kind.FORM) == (candidate.kind() == Word.Kind.FORM)
              && (word.kind() == Word.Kind.TITLE) == (candidate.kind() == Word.Kind.TITLE);
      if (sameKind && (other == null || candidate.weight() > met.right[other].weight())) {
        other = j;
      }
    }
    if (other == null || word.kind() == Word.Kind.TITLE) {
      return alone(word, false, turned);
    }
    freeRight.remove(other);
    Word candidate = met.right[other];
    Reason reason =
        switch (word.kind()) {
          case NUMBER -> Reason.OTHER_NUMBER;
          case FORM -> Reason.COMPANY_FORM;
          default -> Reason.OTHER_WORD;
        };
    return pair(
        word.written(),
        candidate.written(),
        reason,
        0,
        Math.min(word.weight(), candidate.weight()),
        turned);
  }

  private static WordPair alone(Word word, boolean ofRight, boolean turned) {
    boolean second = ofRight != turned;
    return new WordPair(
        second ? null : word.written(),
        second ? word.written() : null,
        switch (word.kind()) {
          case FORM -> Reason.COMPANY_FORM;
          case TITLE -> Reason.TITLE;
          default -> Reason.MISSING;
        },
        0,
        word.weight());
  }

  private static WordPair pair(
      String left, String right, Reason reason, double likeness, double weight, boolean turned) {
    return new WordPair(turned ? right : left, turned ? left : right, reason, likeness, weight);
  }
}
