package org.lockstep.entity.resolution;

import org.lockstep.entity.evidence.Evidence;
import org.lockstep.entity.evidence.Verdict;

/** What is left of evidence once it is weighed. */
record Weighed(Verdict verdict, double score, String because) {
  static Weighed of(Evidence evidence) {
    return new Weighed(evidence.verdict(), evidence.score(), evidence.because());
  }
}
