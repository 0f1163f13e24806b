package org.lockstep.entity.resolution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Evidence;
import org.lockstep.entity.evidence.Finding;
import org.lockstep.entity.profile.Entity;

/**
 * Two entities that may be one, as they are now.
 *
 * @param score of the evidence: what a decision is worth a look for
 * @param evidence of the two listing records that are likest, the weightiest first
 */
record CandidateView(
    List<String> entityIds,
    List<String> captions,
    String because,
    double score,
    List<FindingView> evidence) {
  private static final double TENTHS = 10;

  /**
   * One piece of evidence, with the values side by side.
   *
   * @param one of the first entity; absent where it says nothing
   * @param other of the second
   * @param weight how much it says, below 0 where it speaks against
   */
  record FindingView(
      String about,
      Finding.Standing standing,
      @Nullable String one,
      @Nullable String other,
      double weight,
      String sentence) {
    static FindingView from(Finding finding) {
      return new FindingView(
          finding.about(),
          finding.standing(),
          finding.one(),
          finding.other(),
          finding.weight(),
          finding.sentence());
    }
  }

  static CandidateView from(Entity one, Entity other, Evidence evidence) {
    return new CandidateView(
        List.of(one.id(), other.id()),
        List.of(one.caption(), other.caption()),
        evidence.because(),
        Math.round(evidence.score() * TENTHS) / TENTHS,
        evidence.findings().stream().map(FindingView::from).toList());
  }
}
