package org.lockstep.entity.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.entity.profile.IdentityScheme;

/** What the numbers and references of two records say of each other. */
final class Numbers {
  /** Of a scheme whose values name one subject for good, or a permanent reference. */
  static final double SURE = 6;

  private static final double DOCUMENT = 4;
  private static final double OF_A_SHIP_FOR_NOW = 1.5;
  private static final int SHORTEST = 5;
  private static final int MOST_DOCUMENTS = 3;

  private Numbers() {}

  static List<Finding> compare(Subject one, Subject other) {
    List<Finding> found = new ArrayList<>();
    references(one, other, found);
    for (IdentityScheme scheme : IdentityScheme.values()) {
      Set<String> mine = one.sure(scheme);
      Set<String> theirs = other.sure(scheme);
      if (mine.isEmpty() && theirs.isEmpty()) {
        continue;
      }
      String says = String.join(", ", mine);
      String says2 = String.join(", ", theirs);
      Set<String> both = new TreeSet<>(mine);
      both.retainAll(theirs);
      if (!both.isEmpty()) {
        found.add(
            Finding.agrees(
                scheme.code(),
                says,
                says2,
                SURE,
                "Both have the %s %s.".formatted(scheme.called(), String.join(", ", both))));
      } else if (!mine.isEmpty() && !theirs.isEmpty()) {
        found.add(
            Finding.contradicts(
                scheme.code(),
                says,
                says2,
                "They have different %ss: %s and %s.".formatted(scheme.called(), says, says2)));
      } else {
        found.add(
            Finding.missing(
                scheme.code(),
                mine.isEmpty() ? null : says,
                theirs.isEmpty() ? null : says2,
                "an " + scheme.called()));
      }
    }
    documents(one, other, found);
    return found;
  }

  /** Whether in one of the sure schemes both have values and none in common. */
  static boolean contradict(Subject one, Subject other) {
    for (IdentityScheme scheme : IdentityScheme.values()) {
      Set<String> mine = one.sure(scheme);
      Set<String> theirs = other.sure(scheme);
      if (!mine.isEmpty() && !theirs.isEmpty() && mine.stream().noneMatch(theirs::contains)) {
        return true;
      }
    }
    return false;
  }

  private static void references(Subject one, Subject other, List<Finding> found) {
    Set<String> both = new TreeSet<>(one.references());
    both.retainAll(other.references());
    for (String key : both) {
      found.add(
          Finding.agrees(
              "REFERENCE",
              Reference.said(key),
              Reference.said(key),
              SURE,
              "Both are the entry with the %s.".formatted(Reference.said(key))));
    }
    if (both.isEmpty()) {
      for (String mine : one.references()) {
        other.references().stream()
            .filter(theirs -> Reference.list(theirs).equals(Reference.list(mine)))
            .findFirst()
            .ifPresent(
                theirs ->
                    found.add(
                        Finding.differs(
                            "REFERENCE",
                            Reference.said(mine),
                            Reference.said(theirs),
                            OTHER_ENTRY,
                            "They are two entries of one list: %s and %s."
                                .formatted(Reference.said(mine), Reference.said(theirs)))));
      }
    }
  }

  /** A list seldom names one subject twice. */
  private static final double OTHER_ENTRY = -3;

  private static void documents(Subject one, Subject other, List<Finding> found) {
    Set<String> met = new HashSet<>();
    for (Subject.Document mine : one.documents()) {
      for (Subject.Document theirs : other.documents()) {
        if (!mine.value().equals(theirs.value())
            || met.size() >= MOST_DOCUMENTS
            || !agree(mine, theirs)
            || !met.add(mine.value())) {
          continue;
        }
        boolean passing = isPassing(mine.scheme());
        found.add(
            Finding.agrees(
                mine.scheme(),
                said(mine),
                said(theirs),
                passing ? OF_A_SHIP_FOR_NOW : DOCUMENT,
                passing
                    ? "Both have the %s %s, which a ship loses with its flag."
                        .formatted(mine.scheme(), mine.value())
                    : "Both have the number %s (%s, %s)."
                        .formatted(mine.value(), mine.scheme(), theirs.scheme())));
      }
    }
  }

  private static boolean agree(Subject.Document mine, Subject.Document theirs) {
    boolean long5 = mine.value().length() >= SHORTEST;
    boolean digits = mine.value().chars().filter(Character::isDigit).count() >= 4;
    boolean issuers =
        mine.country() == null
            || theirs.country() == null
            || mine.country().equals(theirs.country());
    return long5 && (digits || isPassing(mine.scheme())) && issuers;
  }

  private static boolean isPassing(String scheme) {
    return scheme.equals("callSign") || scheme.equals("mmsi");
  }

  private static String said(Subject.Document document) {
    return document.country() == null
        ? document.value()
        : document.value() + " (" + document.country() + ")";
  }
}
