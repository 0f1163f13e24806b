package org.lockstep.entity.screening.engine;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Span;
import org.lockstep.entity.profile.ListingRecord.Identifier;
import org.lockstep.entity.profile.SubjectType;

/**
 * Somebody who can be found.
 *
 * @param key names it within the index. One entity may be in it several times, under keys of its
 *     own for what some readers see and others do not
 * @param id of the entity
 * @param type null if it is not known
 * @param countries ISO 3166-1 alpha-2
 * @param gender as listings have it; null if it is not known
 */
public record ScreenedSubject(
    String key,
    String id,
    @Nullable SubjectType type,
    List<ScreenedName> names,
    List<Identifier> identifiers,
    List<Span> births,
    Set<String> countries,
    @Nullable String gender) {

  public ScreenedSubject {
    names = List.copyOf(names);
    identifiers = List.copyOf(identifiers);
    births = List.copyOf(births);
    countries = Collections.unmodifiableSet(new TreeSet<>(countries));
  }
}
