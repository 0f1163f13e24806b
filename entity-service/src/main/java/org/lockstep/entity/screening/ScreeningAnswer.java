package org.lockstep.entity.screening;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Finding.Standing;
import org.lockstep.entity.matching.Reason;
import org.lockstep.entity.matching.WordPair;
import org.lockstep.entity.profile.ListingRecord.Name.Kind;
import org.lockstep.entity.profile.ListingRecord.Name.Strength;
import org.lockstep.entity.profile.SubjectType;
import org.lockstep.entity.screening.engine.Adjustment;
import org.lockstep.entity.screening.feed.ScreenedState;
import org.lockstep.http.marking.Marking;

/**
 * What was found.
 *
 * @param algorithm version of the algorithm and its tables
 * @param state what was screened against
 * @param complete whether all queries were looked at to their end
 * @param results one for each query, in their order
 */
record ScreeningAnswer(
    Instant screenedAt,
    String algorithm,
    ScreenedState state,
    boolean complete,
    List<ScreeningResult> results,
    ScreeningReceipt receipt) {

  /** What a score came to. */
  enum ScreeningVerdict {
    /** The score reaches the threshold. */
    POSSIBLE_MATCH,
    /** The names reach the threshold; something else that is known takes it below. */
    RULED_OUT
  }

  /**
   * Of one query.
   *
   * @param id of the query
   * @param complete whether everything was looked at; if not, time was over, or there was no room
   *     for more, and the query is to be asked again
   * @param hits possible matches, the best first
   * @param ruledOut whose names are as alike, and who are somebody else by what else is known
   * @param notes what of the query could not be used
   */
  record ScreeningResult(
      String id,
      boolean complete,
      List<ScreeningHit> hits,
      List<ScreeningHit> ruledOut,
      List<String> notes) {}

  /**
   * An entity that it may be.
   *
   * @param caption the name to show
   * @param score from 0 to 1
   * @param probability that it is the subject, as far as measured pairs tell
   * @param names that are the most alike; absent where a number alone led here
   * @param listings those that count and are in force, or suspended
   */
  record ScreeningHit(
      String entityId,
      SubjectType subjectType,
      String caption,
      ScreeningVerdict verdict,
      double score,
      double probability,
      @Nullable ScreenedNames names,
      List<ScreenedListing> listings,
      ScreeningExplanation explanation) {}

  /**
   * Two names.
   *
   * @param similarity of the two by themselves
   * @param score what is left of it where the listed name is weak or former
   * @param authorities that list the name
   */
  record ScreenedNames(
      String asked,
      String listed,
      Kind kind,
      Strength strength,
      double similarity,
      double score,
      List<String> authorities) {}

  /**
   * A listing of a hit.
   *
   * @param status IN_FORCE or SUSPENDED
   * @param since first day of it; absent if it is not known
   * @param measures their kinds
   * @param marking who may see the designation
   */
  record ScreenedListing(
      String designationId,
      String authority,
      @Nullable String status,
      @Nullable String since,
      List<String> programmes,
      List<String> measures,
      Marking marking) {}

  /**
   * Why.
   *
   * @param words which word met which; none where a number alone led here
   * @param evidence what else is known said
   * @param sentences all of it, for a person
   * @param otherwise what would change the verdict
   */
  record ScreeningExplanation(
      List<ScreenedWords> words,
      List<ScreeningEvidence> evidence,
      List<String> sentences,
      List<String> otherwise) {}

  /**
   * A word of each name.
   *
   * @param asked absent where that name has none here
   * @param listed absent where that name has none here
   * @param weight compared with the other words: 1 is an ordinary one
   */
  record ScreenedWords(
      @Nullable String asked,
      @Nullable String listed,
      Reason reason,
      double likeness,
      double weight) {
    static ScreenedWords from(WordPair pair) {
      return new ScreenedWords(
          pair.left(),
          pair.right(),
          pair.reason(),
          rounded(pair.likeness()),
          rounded(pair.weight()));
    }
  }

  /**
   * Something besides names.
   *
   * @param about BIRTH_DATE, COUNTRY, GENDER, or the scheme of a number
   * @param points what it did to the score
   */
  record ScreeningEvidence(
      String about,
      Standing standing,
      @Nullable String asked,
      @Nullable String listed,
      double points) {
    static ScreeningEvidence from(Adjustment adjustment) {
      return new ScreeningEvidence(
          adjustment.about(),
          adjustment.standing(),
          adjustment.asked(),
          adjustment.listed(),
          rounded(adjustment.points()));
    }
  }

  /**
   * What proves later what was answered.
   *
   * @param requestSha256 of the request as canonical JSON (RFC 8785), without members that are null
   * @param resultsSha256 of {@code results}, likewise
   * @param signature a detached JWS (RFC 7515, appendix F) whose payload is the canonical JSON of
   *     {@code algorithm}, {@code requestSha256}, {@code resultsSha256}, {@code screenedAt} and
   *     {@code state}
   */
  record ScreeningReceipt(String requestSha256, String resultsSha256, String signature) {}

  /** Four digits say all that a score does. */
  static double rounded(double value) {
    return Math.rint(value * 10_000) / 10_000;
  }
}
