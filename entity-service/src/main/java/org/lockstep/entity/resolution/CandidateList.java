package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.http.rest.Paged;

/** What is really open among the candidates. */
@ApplicationScoped
class CandidateList {
  private static final int AT_ONCE = 100;

  private final Candidates candidates;
  private final Entities entities;

  CandidateList(Candidates candidates, Entities entities) {
    this.candidates = candidates;
    this.entities = entities;
  }

  /**
   * @param next where the next page begins, absent on the last
   */
  record Page(List<CandidateView> items, @Nullable String next) implements Paged {}

  Page after(String start, int limit) {
    List<CandidateView> open = new ArrayList<>();
    String cursor = start;
    while (true) {
      List<Candidate> some = candidates.after(cursor, AT_ONCE);
      for (Candidate candidate : some) {
        if (open.size() == limit) {
          return new Page(open, cursor);
        }
        cursor = candidate.id();
        open(candidate).filter(view -> !open.contains(view)).ifPresent(open::add);
      }
      if (some.size() < AT_ONCE) {
        return new Page(open, null);
      }
    }
  }

  /**
   * Empty where the two are one by now, were judged to be different, are not yet written, or are
   * namesakes that their identifiers tell apart.
   */
  private Optional<CandidateView> open(Candidate candidate) {
    Entity one = entities.living(candidate.entityIds().get(0)).orElse(null);
    Entity other = entities.living(candidate.entityIds().get(1)).orElse(null);
    if (one == null
        || other == null
        || one.id().equals(other.id())
        || Judging.whatKeepsThemApart(one, other).isPresent()
        || (candidate.ground() == Candidate.Ground.NAME
            && Identity.contradict(Resolution.identifiers(one), Resolution.identifiers(other)))) {
      return Optional.empty();
    }
    return Optional.of(CandidateView.from(one, other, candidate.because()));
  }
}
