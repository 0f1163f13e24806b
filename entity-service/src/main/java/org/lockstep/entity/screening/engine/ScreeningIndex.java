package org.lockstep.entity.screening.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lockstep.entity.matching.NameMatcher;

/**
 * All subjects that can be found. It does not change, and many threads may search at once: whoever
 * keeps it current swaps it for {@link #with another}.
 */
public final class ScreeningIndex {
  /** Changes when the same names and the same tables make other hits. */
  private static final String ALGORITHM = "1";

  /** Changes make pieces of at most so many subjects; to make one takes a tenth of a second. */
  private static final int SMALL = 2_048;

  /** With more pieces than this, searching takes notably longer. */
  private static final int MANY = 8;

  private static final ScreeningIndex EMPTY = new ScreeningIndex(List.of());

  /** A subject is in one of them; the large come first. */
  private final List<Segment> segments;

  private ScreeningIndex(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  public static ScreeningIndex empty() {
    return EMPTY;
  }

  /** Of all these subjects; of those with one key the last. */
  public static ScreeningIndex of(Collection<ScreenedSubject> subjects) {
    Map<String, ScreenedSubject> byKey = new HashMap<>();
    subjects.forEach(subject -> byKey.put(subject.key(), subject));
    return byKey.isEmpty() ? EMPTY : new ScreeningIndex(List.of(Segment.of(byKey.values())));
  }

  /** Of the algorithm and its tables; another one may answer otherwise. */
  public static String version() {
    return NameMatcher.version() + "-" + ALGORITHM;
  }

  /** How many subjects there are, by their keys. */
  public int size() {
    return segments.stream().mapToInt(Segment::size).sum();
  }

  /** What has the key. */
  public Optional<ScreenedSubject> get(String key) {
    return segments.stream().map(segment -> segment.get(key)).flatMap(Optional::stream).findFirst();
  }

  /** All subjects, in no order. */
  public Stream<ScreenedSubject> subjects() {
    return segments.stream().flatMap(segment -> segment.left().stream());
  }

  /** The index after the changes; this one stays as it is. */
  public ScreeningIndex with(Changes changes) {
    if (changes.isEmpty()) {
      return this;
    }
    List<Segment> changed = new ArrayList<>();
    for (Segment segment : segments) {
      Segment less = segment.without(changes.byKey().keySet());
      if (less.size() > 0) {
        changed.add(less);
      }
    }
    List<ScreenedSubject> added =
        changes.byKey().values().stream().flatMap(Optional::stream).toList();
    if (!added.isEmpty()) {
      add(changed, added);
    }
    return new ScreeningIndex(changed);
  }

  /** Small pieces are made one, so that there are few. */
  private static void add(List<Segment> segments, List<ScreenedSubject> subjects) {
    List<ScreenedSubject> all = new ArrayList<>(subjects);
    while (!segments.isEmpty()) {
      Segment last = segments.get(segments.size() - 1);
      if (last.size() > 2 * all.size() || last.size() + all.size() > SMALL) {
        break;
      }
      all.addAll(last.left());
      segments.remove(segments.size() - 1);
    }
    segments.add(Segment.of(all));
  }

  /** Whether so much has changed that {@link #merged} would make searching faster. */
  public boolean isFragmented() {
    int gone = segments.stream().mapToInt(Segment::gone).sum();
    return segments.size() > MANY || gone > Math.max(SMALL, size() / 4);
  }

  /**
   * The same subjects in one piece: takes as long as to make the index. Meant for another thread;
   * what changed meanwhile is in {@code now.adopting(before, merged)}.
   */
  public ScreeningIndex merged() {
    return of(subjects().toList());
  }

  /** This index with {@code merged} in place of what it has of the index that it was made of. */
  public ScreeningIndex adopting(ScreeningIndex before, ScreeningIndex merged) {
    Set<String> gone = new HashSet<>();
    List<Segment> adopted = new ArrayList<>();
    for (Segment then : before.segments) {
      Optional<Segment> now = segments.stream().filter(then::isOf).findFirst();
      then.left().stream()
          .map(ScreenedSubject::key)
          .filter(key -> now.flatMap(segment -> segment.get(key)).isEmpty())
          .forEach(gone::add);
    }
    merged.segments.forEach(segment -> adopted.add(segment.without(gone)));
    segments.stream()
        .filter(segment -> before.segments.stream().noneMatch(segment::isOf))
        .forEach(adopted::add);
    adopted.removeIf(segment -> segment.size() == 0);
    return new ScreeningIndex(adopted);
  }

  /** The subjects that somebody may be. */
  public Result search(Query query, Search search) {
    List<Hit> hits = new ArrayList<>();
    List<Hit> ruledOut = new ArrayList<>();
    double least = Weighing.least(query, search.threshold());
    boolean complete = true;
    for (Segment segment : segments) {
      complete &=
          segment.search(
              query,
              least,
              search.expired(),
              (subject, names) -> {
                if (search.visible().test(subject.key())) {
                  Hit hit = Weighing.hit(query, subject, names);
                  if (hit.score() >= search.threshold()) {
                    hits.add(hit);
                  } else if (hit.names() != null && hit.names().score() >= search.threshold()) {
                    ruledOut.add(hit);
                  }
                }
              });
    }
    return new Result(best(hits, search.limit()), best(ruledOut, search.limit()), complete);
  }

  private static List<Hit> best(List<Hit> hits, int limit) {
    return hits.stream()
        .sorted(
            Comparator.comparingDouble(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.subject().key()))
        .limit(limit)
        .toList();
  }
}
