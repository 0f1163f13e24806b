package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lockstep.entity.evidence.Evidence;
import org.lockstep.entity.evidence.Subject;
import org.lockstep.entity.evidence.Verdict;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;

/** What is really open among the candidates, with the evidence as it is now. */
@ApplicationScoped
class CandidateList {
  private static final int AT_ONCE = 100;

  /** Listings of each of the two that are compared. */
  private static final int MOST_COMPARED = 10;

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
        open(candidate).ifPresent(open::add);
      }
      if (some.size() < AT_ONCE) {
        return page.of(open, null);
      }
    }
  }

  /**
   * Empty where one of the two has ended (where it lives on it is suggested anew), or is not yet
   * written, or is not for everybody any more, and where they were judged to be different, or
   * nothing speaks for it any more.
   */
  private Optional<CandidateView> open(Candidate candidate) {
    Entity one = entities.findById(candidate.entityIds().get(0));
    Entity other = entities.findById(candidate.entityIds().get(1));
    if (one == null
        || other == null
        || one.listings().isEmpty()
        || other.listings().isEmpty()
        || Judging.whatKeepsThemApart(one, other).isPresent()) {
      return Optional.empty();
    }
    return evidence(one, other)
        .filter(evidence -> evidence.verdict() != Verdict.APART)
        .map(evidence -> CandidateView.from(one, other, evidence));
  }

  /** That of the two records that are likest. */
  private static Optional<Evidence> evidence(Entity one, Entity other) {
    List<Subject> theirs = subjects(other);
    return subjects(one).stream()
        .flatMap(mine -> theirs.stream().map(their -> Evidence.of(mine, their)))
        .max(
            Comparator.comparing((Evidence evidence) -> evidence.verdict() != Verdict.APART)
                .thenComparingDouble(Evidence::score));
  }

  private static List<Subject> subjects(Entity entity) {
    return entity.listings().stream()
        .limit(MOST_COMPARED)
        .map(listing -> KnownRecord.of(listing).subject())
        .toList();
  }
}
