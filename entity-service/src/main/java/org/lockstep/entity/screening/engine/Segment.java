package org.lockstep.entity.screening.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.matching.NameIndex;
import org.lockstep.entity.matching.NameMatcher;
import org.lockstep.entity.matching.PreparedName;
import org.lockstep.entity.profile.ListingRecord.Identifier;
import org.lockstep.entity.profile.SubjectType;

/** Subjects that were put in together, less those that are gone since. It does not change. */
final class Segment {
  /** What does not change when subjects go. */
  private static final class Content {
    final ScreenedSubject[] subjects;
    final Map<String, int[]> byNumber = new HashMap<>();
    final Map<Custom, Names> names = new HashMap<>();

    Content(Collection<ScreenedSubject> all) {
      subjects =
          all.stream()
              .sorted(Comparator.comparing(ScreenedSubject::key))
              .toArray(ScreenedSubject[]::new);
      for (Custom custom : Custom.values()) {
        Names its = new Names(custom, subjects);
        if (its.index.size() > 0) {
          names.put(custom, its);
        }
      }
      for (int i = 0; i < subjects.length; i++) {
        for (Identifier identifier : subjects[i].identifiers()) {
          int subject = i;
          Weighing.key(identifier)
              .ifPresent(key -> byNumber.merge(key, new int[] {subject}, Content::both));
        }
      }
    }

    private static int[] both(int[] some, int[] more) {
      int[] all = Arrays.copyOf(some, some.length + 1);
      all[some.length] = more[0];
      return all;
    }
  }

  /** Subjects whose names are made alike. */
  enum Custom {
    PERSON,
    ORGANIZATION,
    OBJECT;

    static Custom of(@Nullable SubjectType type) {
      if (type == null) {
        return ORGANIZATION;
      }
      return switch (type) {
        case PERSON -> PERSON;
        case ORGANIZATION -> ORGANIZATION;
        case VESSEL, AIRCRAFT -> OBJECT;
      };
    }

    PreparedName prepared(String name) {
      return PreparedName.of(
          name,
          switch (this) {
            case PERSON -> SubjectType.PERSON;
            case ORGANIZATION -> SubjectType.ORGANIZATION;
            case OBJECT -> SubjectType.VESSEL;
          });
    }
  }

  /** The names of the subjects of one custom, and whose each is. */
  private static final class Names {
    final NameIndex index;
    final int[] subject;
    final short[] ofSubject;

    Names(Custom custom, ScreenedSubject[] subjects) {
      NameIndex.Builder builder = new NameIndex.Builder();
      int[] owners = new int[64];
      short[] places = new short[64];
      int size = 0;
      for (int i = 0; i < subjects.length; i++) {
        if (Custom.of(subjects[i].type()) != custom) {
          continue;
        }
        for (int k = 0; k < subjects[i].names().size() && k < Short.MAX_VALUE; k++) {
          builder.add(custom.prepared(subjects[i].names().get(k).text()));
          if (size == owners.length) {
            owners = Arrays.copyOf(owners, size * 2);
            places = Arrays.copyOf(places, size * 2);
          }
          owners[size] = i;
          places[size++] = (short) k;
        }
      }
      index = builder.build();
      subject = Arrays.copyOf(owners, size);
      ofSubject = Arrays.copyOf(places, size);
    }
  }

  private final Content content;
  private final BitSet gone;

  private Segment(Content content, BitSet gone) {
    this.content = content;
    this.gone = gone;
  }

  static Segment of(Collection<ScreenedSubject> subjects) {
    return new Segment(new Content(subjects), new BitSet());
  }

  /** How many are left. */
  int size() {
    return content.subjects.length - gone.cardinality();
  }

  /** How many are gone. */
  int gone() {
    return gone.cardinality();
  }

  Optional<ScreenedSubject> get(String key) {
    int at = place(key);
    return at < 0 || gone.get(at) ? Optional.empty() : Optional.of(content.subjects[at]);
  }

  /** Those that are left. */
  List<ScreenedSubject> left() {
    return IntStream.range(0, content.subjects.length)
        .filter(i -> !gone.get(i))
        .mapToObj(i -> content.subjects[i])
        .toList();
  }

  /** Without the subjects of these keys; the same if it has none of them. */
  Segment without(Iterable<String> keys) {
    BitSet less = null;
    for (String key : keys) {
      int at = place(key);
      if (at >= 0 && !gone.get(at)) {
        less = less == null ? (BitSet) gone.clone() : less;
        less.set(at);
      }
    }
    return less == null ? this : new Segment(content, less);
  }

  /** Whether the two are of the same subjects, whichever of them are gone. */
  boolean isOf(Segment other) {
    return content == other.content;
  }

  private int place(String key) {
    int from = 0;
    int to = content.subjects.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = content.subjects[middle].key().compareTo(key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }

  /** What is told of subjects whose names are alike, or that have a number of the query. */
  @FunctionalInterface
  interface Found {
    void found(ScreenedSubject subject, Hit.@Nullable NamePair names);
  }

  /** Whether all was looked at. */
  boolean search(Query query, double least, BooleanSupplier expired, Found found) {
    Map<Integer, Hit.NamePair> best = new HashMap<>();
    boolean complete = true;
    for (Map.Entry<Custom, Names> one : content.names.entrySet()) {
      Custom custom = one.getKey();
      if (query.type() != null
          && custom != Custom.of(query.type())
          && custom != Custom.ORGANIZATION) { // where those of no known type are
        continue;
      }
      for (String name : query.names()) {
        Names its = one.getValue();
        complete &=
            its.index.search(
                custom.prepared(name),
                least,
                expired,
                (number, score) -> {
                  int subject = its.subject[number];
                  if (isAsked(query, subject)) {
                    ScreenedName listed =
                        content.subjects[subject].names().get(its.ofSubject[number]);
                    best.merge(
                        subject,
                        new Hit.NamePair(name, listed, score, score * listed.worth()),
                        Segment::better);
                  }
                });
      }
    }
    for (Identifier identifier : query.identifiers()) {
      for (int subject : Weighing.key(identifier).map(content.byNumber::get).orElse(NOBODY)) {
        if (!gone.get(subject) && !best.containsKey(subject)) {
          best.put(subject, likest(query, content.subjects[subject]));
        }
      }
    }
    best.forEach((subject, names) -> found.found(content.subjects[subject], names));
    return complete;
  }

  private static final int[] NOBODY = {};

  private boolean isAsked(Query query, int subject) {
    SubjectType its = content.subjects[subject].type();
    return !gone.get(subject) && (query.type() == null || its == null || its == query.type());
  }

  private static Hit.NamePair better(Hit.NamePair one, Hit.NamePair other) {
    return other.score() > one.score() ? other : one;
  }

  /** The two names that are the most alike; null if either has none. */
  private static Hit.@Nullable NamePair likest(Query query, ScreenedSubject subject) {
    Custom custom = Custom.of(subject.type());
    Hit.NamePair best = null;
    for (String name : query.names()) {
      PreparedName asked = custom.prepared(name);
      for (ScreenedName listed : subject.names()) {
        double score = NameMatcher.score(asked, custom.prepared(listed.text()));
        Hit.NamePair pair = new Hit.NamePair(name, listed, score, score * listed.worth());
        best = best == null ? pair : better(best, pair);
      }
    }
    return best;
  }
}
