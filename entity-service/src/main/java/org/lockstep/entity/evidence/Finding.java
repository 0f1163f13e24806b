package org.lockstep.entity.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence.
 *
 * @param about what the values are: NAME, BIRTH_DATE, or the scheme of an identifier
 * @param one what the first record says; null where it says nothing
 * @param other what the second record says
 * @param weight how much it says: a decimal logarithm of odds, below 0 where it speaks against
 * @param sentence for a person
 */
public record Finding(
    String about,
    Standing standing,
    @Nullable String one,
    @Nullable String other,
    double weight,
    String sentence) {

  /** How the two values stand to each other. */
  public enum Standing {
    AGREES,
    /** Not alike, which speaks against, and decides nothing. */
    DIFFERS,
    /** They cannot be of one subject. */
    CONTRADICTS,
    /** Only one of the two says it. */
    MISSING
  }

  static Finding agrees(String about, String one, String other, double weight, String sentence) {
    return new Finding(about, Standing.AGREES, one, other, weight, sentence);
  }

  static Finding differs(String about, String one, String other, double weight, String sentence) {
    return new Finding(about, Standing.DIFFERS, one, other, weight, sentence);
  }

  static Finding contradicts(String about, String one, String other, String sentence) {
    return new Finding(about, Standing.CONTRADICTS, one, other, 0, sentence);
  }

  static Finding missing(String about, @Nullable String one, @Nullable String other, String what) {
    return new Finding(
        about,
        Standing.MISSING,
        one,
        other,
        0,
        "Only the %s record states %s.".formatted(one == null ? "second" : "first", what));
  }

  /** As it is where the records are named the other way round. */
  Finding reversed() {
    String turned =
        standing == Standing.MISSING
            ? sentence.startsWith("Only the first")
                ? sentence.replaceFirst("first", "second")
                : sentence.replaceFirst("second", "first")
            : sentence;
    return new Finding(about, standing, other, one, weight, turned);
  }

  boolean agrees() {
    return standing == Standing.AGREES;
  }

  boolean contradicts() {
    return standing == Standing.CONTRADICTS;
  }
}
