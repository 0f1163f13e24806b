package org.lockstep.entity.screening.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Span;
import org.lockstep.entity.profile.ListingRecord.Identifier;
import org.lockstep.entity.profile.SubjectType;

/**
 * What is known of somebody.
 *
 * @param names in any script and order; any of them may be listed
 * @param type then only subjects of this type are found, and those whose type is not known; null
 *     for all
 * @param births each a date that may be the one of birth
 * @param countries ISO 3166-1 alpha-2
 * @param gender as listings have it; null if it is not known
 */
public record Query(
    List<String> names,
    @Nullable SubjectType type,
    List<Span> births,
    Set<String> countries,
    List<Identifier> identifiers,
    @Nullable String gender) {

  /** More names than anybody has; each is searched for. */
  public static final int MOST_NAMES = 100;

  /** More of anything else than anybody has. */
  public static final int MOST = 100;

  /**
   * What is known.
   *
   * @throws IllegalArgumentException if there is more of it than is searched for
   */
  public Query {
    names = List.copyOf(atMost("names", MOST_NAMES, names));
    births = List.copyOf(atMost("dates of birth", MOST, births));
    countries = Collections.unmodifiableSet(new TreeSet<>(atMost("countries", MOST, countries)));
    identifiers = List.copyOf(atMost("identifiers", MOST, identifiers));
  }

  /** Somebody of whom a name is known. */
  public static Query of(String name, @Nullable SubjectType type) {
    return new Query(List.of(name), type, List.of(), Set.of(), List.of(), null);
  }

  private static <C extends Collection<?>> C atMost(String what, int most, C values) {
    if (values.size() > most) {
      throw new IllegalArgumentException(
          "A query has at most %d %s, not %d".formatted(most, what, values.size()));
    }
    return values;
  }
}
