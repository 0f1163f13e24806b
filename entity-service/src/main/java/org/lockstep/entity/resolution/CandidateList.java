package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Identity;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;

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

  Page<CandidateView> read(PageRequest page) {
    List<CandidateView> open = new ArrayList<>();
    String last = page.after().id().toString();
    while (true) {
      List<Candidate> some = candidates.after(last, AT_ONCE);
      for (Candidate candidate : some) {
        if (open.size() == page.limit()) {
          return page.of(open, Cursor.at(UUID.fromString(last)));
        }
        last = candidate.id();
        open(candidate).filter(view -> !open.contains(view)).ifPresent(open::add);
      }
      if (some.size() < AT_ONCE) {
        return page.of(open, null);
      }
    }
  }

  /**
   * Empty where the two are one by now, were judged to be different, are not yet written, are not
   * for everybody any more, or are namesakes that their identifiers tell apart.
   */
  private Optional<CandidateView> open(Candidate candidate) {
    Entity one = entities.living(candidate.entityIds().get(0)).orElse(null);
    Entity other = entities.living(candidate.entityIds().get(1)).orElse(null);
    if (one == null
        || other == null
        || one.isHidden()
        || other.isHidden()
        || one.id().equals(other.id())
        || Judging.whatKeepsThemApart(one, other).isPresent()
        || (candidate.ground() == Candidate.Ground.NAME
            && Identity.contradict(one.identity(), other.identity()))) {
      return Optional.empty();
    }
    return Optional.of(CandidateView.from(one, other, candidate.because()));
  }
}
