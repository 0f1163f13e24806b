package org.lockstep.entity.screening;

import static org.lockstep.entity.screening.ScreeningAnswer.rounded;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.AsOf;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingVersions;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.entity.profile.MarkedReads;
import org.lockstep.entity.profile.Measure;
import org.lockstep.entity.profile.VisibleEntities;
import org.lockstep.entity.screening.ScreeningAnswer.ScreenedListing;
import org.lockstep.entity.screening.ScreeningAnswer.ScreenedNames;
import org.lockstep.entity.screening.ScreeningAnswer.ScreenedWords;
import org.lockstep.entity.screening.ScreeningAnswer.ScreeningEvidence;
import org.lockstep.entity.screening.ScreeningAnswer.ScreeningExplanation;
import org.lockstep.entity.screening.ScreeningAnswer.ScreeningHit;
import org.lockstep.entity.screening.ScreeningAnswer.ScreeningResult;
import org.lockstep.entity.screening.ScreeningAnswer.ScreeningVerdict;
import org.lockstep.entity.screening.engine.Explanation;
import org.lockstep.entity.screening.engine.Hit;
import org.lockstep.entity.screening.engine.Result;
import org.lockstep.entity.screening.feed.ListedBy;
import org.lockstep.entity.screening.feed.RegisterView;
import org.lockstep.entity.screening.feed.ScreenedEntity;
import org.lockstep.entity.screening.feed.Subjects;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Reader;

/**
 * What of those found is shown: as the store has them now and the reader may see them. Who has
 * changed since, or is asked for as of another day, is decided anew by that.
 */
@ApplicationScoped
class Shown {
  /** Hits of one answer; of queries for which there is no room, it is said. */
  private static final int MOST_HITS = 5_000;

  /** Entities that are read at once. */
  private static final int AT_ONCE = 500;

  private final VisibleEntities entities;
  private final ListingVersions versions;
  private final MarkedListings marked;
  private final MarkedReads reads;

  Shown(
      VisibleEntities entities,
      ListingVersions versions,
      MarkedListings marked,
      MarkedReads reads) {
    this.entities = entities;
    this.versions = versions;
    this.marked = marked;
    this.reads = reads;
  }

  /**
   * An entity as it is shown.
   *
   * @param listed its listings that are in force, or suspended
   * @param unchanged whether it is what was searched
   */
  private record Seen(Entity entity, List<Listing> listed, boolean unchanged) {}

  private record Decided(List<Hit> hits, List<Hit> ruledOut, boolean complete) {}

  /** One for each that was found, in their order. */
  List<ScreeningResult> of(
      ScreeningRequest request,
      List<Searching.Found> found,
      RegisterView view,
      Instant now,
      Reader reader) {
    Map<String, Seen> seen = seen(found, AsOf.on(request.validAt(), now), view, reader);
    List<Decided> decided = new ArrayList<>();
    int room = MOST_HITS;
    for (Searching.Found one : found) {
      Decided what = decided(one, seen, request);
      int needed = what.hits.size() + what.ruledOut.size();
      decided.add(needed <= room ? what : new Decided(List.of(), List.of(), false));
      room -= needed <= room ? needed : 0;
    }
    List<Listing> told =
        decided.stream()
            .flatMap(one -> Stream.concat(one.hits.stream(), one.ruledOut.stream()))
            .map(hit -> hit.subject().id())
            .distinct()
            .flatMap(id -> of(id, seen).listed.stream())
            .toList();
    reads.keep(told.stream());
    Map<String, Marking> markings =
        marked.markings(told.stream().map(Listing::designationId).distinct().toList(), reader);
    List<ScreeningResult> results = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Decided what = decided.get(i);
      ScreeningQuery asked = request.queries().get(i);
      results.add(
          new ScreeningResult(
              asked.id(),
              what.complete,
              what.hits.stream()
                  .map(hit -> shown(hit, ScreeningVerdict.POSSIBLE_MATCH, request, seen, markings))
                  .toList(),
              what.ruledOut.stream()
                  .map(hit -> shown(hit, ScreeningVerdict.RULED_OUT, request, seen, markings))
                  .toList(),
              Notes.of(asked)));
    }
    return results;
  }

  /** By the ids that they were found by, and by those that they have now. */
  private Map<String, Seen> seen(
      List<Searching.Found> found, AsOf asOf, RegisterView view, Reader reader) {
    List<String> ids =
        found.stream()
            .flatMap(one -> Stream.concat(one.hits().stream(), one.ruledOut().stream()))
            .map(hit -> hit.subject().id())
            .distinct()
            .toList();
    Map<String, Seen> seen = new HashMap<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      entities
          .living(ids.subList(from, Math.min(from + AT_ONCE, ids.size())), reader)
          .forEach(
              (id, entity) -> {
                ScreenedEntity searched = view.entity(entity.id());
                Seen what =
                    new Seen(
                        entity,
                        Subjects.listed(versions.asOf(entity, asOf)),
                        asOf.validAt() == null
                            && searched != null
                            && searched.stamp().equals(ScreenedEntity.Stamp.of(entity)));
                seen.put(id, what);
                seen.put(entity.id(), what);
              });
    }
    return seen;
  }

  private static Decided decided(
      Searching.Found found, Map<String, Seen> seen, ScreeningRequest request) {
    List<Hit> hits = new ArrayList<>();
    List<Hit> ruledOut = new ArrayList<>();
    Set<String> anew = new LinkedHashSet<>();
    found.hits().forEach(hit -> sort(hit, found, seen, hits, anew));
    found.ruledOut().forEach(hit -> sort(hit, found, seen, ruledOut, anew));
    for (String id : anew) {
      Seen now = of(id, seen);
      if (now.listed.stream().noneMatch(listing -> counts(listing, request))) {
        continue;
      }
      Result result =
          Searching.of(found.query(), Subjects.of(now.entity, now.listed), request.least());
      hits.addAll(result.hits());
      ruledOut.addAll(result.ruledOut());
    }
    return new Decided(
        Searching.inOrder(hits, request.most()),
        Searching.inOrder(ruledOut, request.most()),
        found.complete());
  }

  private static void sort(
      Hit hit, Searching.Found found, Map<String, Seen> seen, List<Hit> decided, Set<String> anew) {
    Seen now = seen.get(hit.subject().id());
    if (now == null) {
      return;
    }
    if (found.decided() && now.unchanged) {
      decided.add(hit);
    } else {
      anew.add(now.entity.id());
    }
  }

  private static Seen of(String id, Map<String, Seen> seen) {
    return Objects.requireNonNull(seen.get(id));
  }

  private static boolean counts(Listing listing, ScreeningRequest request) {
    return request.datasets() == null || request.datasets().have(ListedBy.of(listing));
  }

  private static ScreeningHit shown(
      Hit hit,
      ScreeningVerdict verdict,
      ScreeningRequest request,
      Map<String, Seen> seen,
      Map<String, Marking> markings) {
    Seen now = of(hit.subject().id(), seen);
    Explanation explanation = Explanation.of(hit, request.least());
    return new ScreeningHit(
        now.entity.id(),
        now.entity.subjectType(),
        now.entity.caption(),
        verdict,
        rounded(hit.score()),
        rounded(hit.probability()),
        names(hit.names(), now.listed),
        now.listed.stream()
            .filter(listing -> counts(listing, request))
            .map(
                listing ->
                    listing(listing, markings.getOrDefault(listing.designationId(), Marking.CLEAR)))
            .toList(),
        new ScreeningExplanation(
            explanation.names() == null
                ? List.of()
                : explanation.names().alignment().stream().map(ScreenedWords::from).toList(),
            hit.adjustments().stream().map(ScreeningEvidence::from).toList(),
            explanation.sentences(),
            explanation.otherwise()));
  }

  private static @Nullable ScreenedNames names(Hit.@Nullable NamePair pair, List<Listing> listed) {
    if (pair == null) {
      return null;
    }
    return new ScreenedNames(
        pair.asked(),
        pair.listed().text(),
        pair.listed().kind(),
        pair.listed().strength(),
        rounded(pair.similarity()),
        rounded(pair.score()),
        listed.stream()
            .filter(
                listing ->
                    listing.listingRecord().names().stream()
                        .anyMatch(name -> name.name().equals(pair.listed().text())))
            .map(Listing::authority)
            .distinct()
            .sorted()
            .toList());
  }

  private static ScreenedListing listing(Listing listing, Marking marking) {
    return new ScreenedListing(
        listing.designationId(),
        listing.authority(),
        listing.status(),
        listing.listingDate() != null ? listing.listingDate() : listing.states().get(0).startDate(),
        listing.programmes(),
        listing.measures().stream().map(Measure::kind).distinct().toList(),
        marking);
  }
}
