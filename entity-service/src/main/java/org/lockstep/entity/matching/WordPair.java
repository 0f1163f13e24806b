package org.lockstep.entity.matching;

import org.jspecify.annotations.Nullable;

/**
 * Which word of the one name met which of the other, why, and how much that says.
 *
 * @param left of the first name, as it was written; null if it has none here
 * @param right of the second name, as it was written; null if it has none here
 * @param reason why they met, or did not
 * @param likeness from 0, nothing in common, to 1, the same
 * @param weight what this says compared with the other words: 1 is an ordinary word
 */
public record WordPair(
    @Nullable String left, @Nullable String right, Reason reason, double likeness, double weight) {

  /** Said to a person who reads why the names are alike. */
  public String sentence() {
    return switch (reason) {
      case SAME -> same();
      case SPELLING -> both("are two spellings of one word");
      case TYPO -> both("differ by a few letters");
      case INITIAL -> both("agree in the initial");
      case NICKNAME -> both("are a name and its familiar form");
      case VARIANT -> both("are known forms of one name");
      case ROMANISED -> both("read alike in two scripts");
      case TRANSLATED -> both("mean the same");
      case COMPANY_FORM -> present("says the form of the company, little about who it is");
      case TITLE -> present("is a title or an article, which says hardly anything");
      case JOINED -> both("are the same, written apart and together");
      case NUMBER -> both("are one number");
      case OTHER_WORD -> both("stand against each other: they are not alike");
      case OTHER_NUMBER -> both("are different numbers");
      case MISSING ->
          present(left == null ? "is only in the second name" : "is only in the first name");
    };
  }

  private String same() {
    return left != null && left.equalsIgnoreCase(right)
        ? "'" + left + "' is in both names"
        : both("are one word");
  }

  private String both(String predicate) {
    return left == null || right == null || left.equals(right)
        ? present(predicate)
        : "'" + left + "' and '" + right + "' " + predicate;
  }

  private String present(String predicate) {
    if (left != null && right != null && !left.equals(right)) {
      return "'" + left + "' and '" + right + "': each " + predicate;
    }
    return "'" + (left != null ? left : right) + "' " + predicate;
  }
}
