package org.lockstep.designation.listimport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lockstep.designation.content.SubjectType;

/** How many entries there are with values of each of the {@link ValueKinds}. */
final class ValueCounts {
  private final Map<String, Integer> inAll = new LinkedHashMap<>();
  private final Map<OfSubjects, Integer> bySubject = new LinkedHashMap<>();

  /** Values of a kind, of entries of a kind of subject. */
  record OfSubjects(String values, SubjectType subjects) {
    @Override
    public String toString() {
      return values + " of the kind " + subjects;
    }
  }

  /** Counts one entry. */
  void add(SubjectType subject, Set<String> kinds) {
    for (String kind : kinds) {
      inAll.merge(kind, 1, Integer::sum);
      bySubject.merge(new OfSubjects(kind, subject), 1, Integer::sum);
    }
  }

  int of(String kind) {
    return inAll.getOrDefault(kind, 0);
  }

  int of(OfSubjects values) {
    return bySubject.getOrDefault(values, 0);
  }

  Map<String, Integer> inAll() {
    return inAll;
  }

  Map<OfSubjects, Integer> bySubject() {
    return bySubject;
  }
}
