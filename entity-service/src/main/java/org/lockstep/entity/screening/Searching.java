package org.lockstep.entity.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.screening.engine.Hit;
import org.lockstep.entity.screening.engine.Query;
import org.lockstep.entity.screening.engine.Result;
import org.lockstep.entity.screening.engine.ScreenedSubject;
import org.lockstep.entity.screening.engine.ScreeningIndex;
import org.lockstep.entity.screening.engine.Search;
import org.lockstep.entity.screening.feed.ListedBy;
import org.lockstep.entity.screening.feed.RegisterView;

/** Who in memory somebody may be. */
@ApplicationScoped
class Searching {
  /** What dates that agree may add to a score (the engine's weighing). */
  private static final double MOST_ADDED = .1;

  /** Of another day, for each hit that is asked for: some of them were not listed then. */
  private static final int CANDIDATES = 5;

  /**
   * Of one query.
   *
   * @param decided whether the hits are what holds, unless the store says something else of one by
   *     now; if not, they are those of whom it has to be decided
   */
  record Found(
      Query query, boolean decided, List<Hit> hits, List<Hit> ruledOut, boolean complete) {}

  Found search(
      ScreeningQuery asked, ScreeningRequest request, RegisterView view, Screening.Time time) {
    Query query = asked.query();
    if (time.isOver()) {
      return new Found(query, request.validAt() == null, List.of(), List.of(), false);
    }
    return request.validAt() == null
        ? today(query, request, view, time)
        : ever(query, request, view, time);
  }

  private static Found today(
      Query query, ScreeningRequest request, RegisterView view, Screening.Time time) {
    ScreeningDatasets datasets = request.datasets();
    Predicate<ListedBy> wanted = datasets == null ? listing -> true : datasets::have;
    Result result =
        view.index()
            .search(
                query,
                new Search(request.least(), request.most(), view.today(wanted), time::isOver));
    return new Found(query, true, result.hits(), result.ruledOut(), result.complete());
  }

  /**
   * Those that are found by anything that was ever said of them. What speaks against somebody is
   * left out of the search: it may not have been said on the day.
   */
  private static Found ever(
      Query query, ScreeningRequest request, RegisterView view, Screening.Time time) {
    Search search =
        new Search(
            Math.max(Search.LEAST, request.least() - MOST_ADDED),
            CANDIDATES * request.most(),
            key -> true,
            time::isOver);
    Map<String, Hit> candidates = new LinkedHashMap<>();
    boolean complete = true;
    List<Query> parts =
        List.of(only(query.names(), List.of(), query), only(List.of(), query.identifiers(), query));
    for (Query part : parts) {
      Result result = view.index().search(part, search);
      result.hits().forEach(hit -> candidates.putIfAbsent(hit.subject().id(), hit));
      complete &= result.complete() && result.hits().size() < search.limit();
    }
    return new Found(query, false, List.copyOf(candidates.values()), List.of(), complete);
  }

  private static Query only(
      List<String> names, List<ListingRecord.Identifier> identifiers, Query query) {
    return new Query(names, query.type(), List.of(), Set.of(), identifiers, null);
  }

  /**
   * What holds of one subject as it is given.
   *
   * @return the hit, or whom it was ruled out; nothing where it is neither
   */
  static Result of(Query query, ScreenedSubject subject, double threshold) {
    return ScreeningIndex.of(List.of(subject))
        .search(query, new Search(threshold, 1, key -> true, () -> false));
  }

  static List<Hit> inOrder(List<Hit> hits, int most) {
    List<Hit> all = new ArrayList<>(hits);
    all.sort(
        Comparator.comparingDouble(Hit::score).reversed().thenComparing(hit -> hit.subject().id()));
    return all.subList(0, Math.min(most, all.size()));
  }
}
