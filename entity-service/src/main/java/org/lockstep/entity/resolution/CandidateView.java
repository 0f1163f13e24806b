package org.lockstep.entity.resolution;

import java.util.List;
import org.lockstep.entity.profile.Entity;

/** Two entities that may be one, as they are now. */
record CandidateView(List<String> entityIds, List<String> captions, String because) {

  static CandidateView from(Entity one, Entity other, String because) {
    return new CandidateView(
        List.of(one.id(), other.id()), List.of(one.caption(), other.caption()), because);
  }
}
