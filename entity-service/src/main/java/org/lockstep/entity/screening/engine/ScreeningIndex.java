package org.lockstep.entity.screening.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.entity.matching.NameMatcher;
import org.lockstep.entity.matching.PreparedName;

/**
 * All subjects that can be found. It does not change, and many threads may search at once: whoever
 * keeps it current swaps it for {@link #with another}.
 */
public final class ScreeningIndex {
  /** Changes when the same names and the same tables make other hits. */
  private static final String ALGORITHM = "1";

  private static final ScreeningIndex EMPTY = new ScreeningIndex(new TreeMap<>());

  private final TreeMap<String, ScreenedSubject> byKey;

  private ScreeningIndex(TreeMap<String, ScreenedSubject> byKey) {
    this.byKey = byKey;
  }

  public static ScreeningIndex empty() {
    return EMPTY;
  }

  /** Of all these subjects, each with a key of its own. */
  public static ScreeningIndex of(Collection<ScreenedSubject> subjects) {
    Changes changes = new Changes();
    subjects.forEach(changes::replace);
    return EMPTY.with(changes);
  }

  /** Of the algorithm and its tables; another one may answer otherwise. */
  public static String version() {
    return NameMatcher.version() + "-" + ALGORITHM;
  }

  /** How many subjects there are, by their keys. */
  public int size() {
    return byKey.size();
  }

  /** What has the key. */
  public Optional<ScreenedSubject> get(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The index after the changes; this one stays as it is. */
  public ScreeningIndex with(Changes changes) {
    TreeMap<String, ScreenedSubject> changed = new TreeMap<>(byKey);
    for (Map.Entry<String, Optional<ScreenedSubject>> one : changes.byKey().entrySet()) {
      if (one.getValue().isPresent()) {
        changed.put(one.getKey(), one.getValue().get());
      } else {
        changed.remove(one.getKey());
      }
    }
    return new ScreeningIndex(changed);
  }

  /** Whether so much has changed that {@link #merged} would make searching faster. */
  public boolean isFragmented() {
    return false;
  }

  /**
   * The same subjects in one piece: takes as long as to make the index. Meant for another thread;
   * what changed meanwhile is in {@code now.adopting(before, merged)}.
   */
  public ScreeningIndex merged() {
    return this;
  }

  /** This index with {@code merged} in place of what it has of the index that it was made of. */
  public ScreeningIndex adopting(ScreeningIndex before, ScreeningIndex merged) {
    return this;
  }

  /** The subjects that somebody may be. */
  public Result search(Query query, Search search) {
    List<Hit> hits = new ArrayList<>();
    List<Hit> ruledOut = new ArrayList<>();
    boolean complete = true;
    for (ScreenedSubject subject : byKey.values()) {
      if (search.expired().getAsBoolean()) {
        complete = false;
        break;
      }
      if (!search.visible().test(subject.key())
          || query.type() != null && subject.type() != null && query.type() != subject.type()) {
        continue;
      }
      Hit.NamePair best = null;
      for (String name : query.names()) {
        PreparedName asked = PreparedName.of(name, subject.type());
        for (ScreenedName listed : subject.names()) {
          double similarity =
              NameMatcher.score(asked, PreparedName.of(listed.text(), subject.type()));
          double score = similarity * listed.worth();
          if (best == null || score > best.score()) {
            best = new Hit.NamePair(name, listed, similarity, score);
          }
        }
      }
      double names = best == null ? 0 : best.score();
      List<Adjustment> adjustments = Weighing.of(query, subject);
      double score = Weighing.score(names, adjustments);
      Hit hit =
          new Hit(subject, score, Weighing.probability(names, adjustments), best, adjustments);
      if (score >= search.threshold()) {
        hits.add(hit);
      } else if (names >= search.threshold()) {
        ruledOut.add(hit);
      }
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
