package org.lockstep.entity.resolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockstep.entity.evidence.Evidence;
import org.lockstep.entity.evidence.Subject;
import org.lockstep.entity.evidence.Verdict;

/**
 * Which listing records are of one subject. What curators judged comes first; then the pairs whose
 * evidence decides, the strongest first, unless any record of the one side contradicts any of the
 * other, or was judged to be of another subject. Equal evidence goes by the ids of the records. So
 * it depends on the records and the judgements alone, and not on the order in which they came.
 */
final class Partition {
  private final SortedMap<String, Subject> subjects;
  private final Collection<JudgedTie> judged;
  private final Map<String, SortedSet<String>> sides = new TreeMap<>();

  /** A pair that the evidence makes one. */
  private record Link(String one, String other, double score) {
    private static final Comparator<Link> STRONGEST_FIRST =
        Comparator.comparingDouble((Link link) -> -link.score)
            .thenComparing(Link::one)
            .thenComparing(Link::other);
  }

  private Partition(Map<String, Subject> subjects, Collection<JudgedTie> judged) {
    this.subjects = new TreeMap<>(subjects);
    this.judged = judged;
    this.subjects.keySet().forEach(id -> sides.put(id, new TreeSet<>(Set.of(id))));
  }

  /**
   * Records of one subject, set by set.
   *
   * @param subjects by designation
   * @param evidence of pairs of them; of a pair that is not in it there is none
   */
  static List<SortedSet<String>> of(
      Map<String, Subject> subjects, Collection<JudgedTie> judged, Map<Pair, Weighed> evidence) {
    Partition partition = new Partition(subjects, judged);
    partition.judge();
    List<Link> links = new ArrayList<>();
    evidence.forEach(
        (pair, found) -> {
          if (found.verdict() == Verdict.SAME) {
            links.add(new Link(pair.first(), pair.second(), found.score()));
          }
        });
    links.sort(Link.STRONGEST_FIRST);
    links.forEach(link -> partition.join(link.one, link.other));
    Map<String, SortedSet<String>> once = new LinkedHashMap<>();
    partition.sides.values().forEach(side -> once.put(side.first(), side));
    return List.copyOf(once.values());
  }

  /** All that was judged to be the same, the oldest judgement first. */
  private void judge() {
    judged.stream()
        .filter(JudgedTie::same)
        .sorted(Comparator.comparing(JudgedTie::decidedAt).thenComparing(JudgedTie::id))
        .forEach(
            tie -> {
              for (String one : known(tie.some())) {
                for (String other : known(tie.others())) {
                  SortedSet<String> left = side(one);
                  SortedSet<String> right = side(other);
                  if (left != right
                      && subject(one).isOfOneKindWith(subject(other))
                      && !judgedApart(left, right)) {
                    unite(left, right);
                  }
                }
              }
            });
  }

  private void join(String one, String other) {
    SortedSet<String> left = side(one);
    SortedSet<String> right = side(other);
    if (left == right || judgedApart(left, right)) {
      return;
    }
    for (String mine : left) {
      for (String theirs : right) {
        if (Evidence.contradict(subject(mine), subject(theirs))) {
          return;
        }
      }
    }
    unite(left, right);
  }

  private List<String> known(Collection<String> designationIds) {
    return designationIds.stream().filter(subjects::containsKey).toList();
  }

  private Subject subject(String designationId) {
    return Objects.requireNonNull(subjects.get(designationId));
  }

  private SortedSet<String> side(String designationId) {
    return Objects.requireNonNull(sides.get(designationId));
  }

  private void unite(SortedSet<String> left, SortedSet<String> right) {
    left.addAll(right);
    right.forEach(id -> sides.put(id, left));
  }

  private boolean judgedApart(Set<String> left, Set<String> right) {
    return judged.stream().filter(tie -> !tie.same()).anyMatch(tie -> tie.isBetween(left, right));
  }
}
