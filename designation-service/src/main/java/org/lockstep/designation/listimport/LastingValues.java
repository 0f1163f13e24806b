package org.lockstep.designation.listimport;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.listimport.identity.Identity;

/**
 * What a subject keeps: its name, birth, nationality and numbers, and when and under which
 * programmes it was listed. Authorities add to it and correct it, but they put something else in
 * its place for a few entries at most.
 */
final class LastingValues {
  static final String NAMES = "primary names";
  static final String SUBJECTS = "kinds of subjects";
  static final String PROGRAMMES = "programmes";

  static final Set<String> OF_EVERY_ENTRY = Set.of(NAMES, SUBJECTS, PROGRAMMES);

  private LastingValues() {}

  /** The kinds of which both have values, and none in common. */
  static Set<String> changed(EntryContent before, EntryContent now) {
    Identity was = Identity.of(before);
    Identity is = Identity.of(now);
    Set<String> changed = new LinkedHashSet<>();
    if (areApart(was.primaryNames(), is.primaryNames())) {
      changed.add(NAMES);
    }
    // A date may have become a day where it was a year.
    if (!was.births().isEmpty() && !is.births().isEmpty() && !was.birthsAgree(is)) {
      changed.add(ValueKinds.BIRTH_DATES);
    }
    if (areApart(listed(before), listed(now))) {
      changed.add(ValueKinds.LISTING_DATES);
    }
    if (areApart(gender(before), gender(now))) {
      changed.add(ValueKinds.GENDERS);
    }
    if (areApart(nationalities(before), nationalities(now))) {
      changed.add(ValueKinds.NATIONALITIES);
    }
    if (areApart(before.programmes(), now.programmes())) {
      changed.add(PROGRAMMES);
    }
    Map<String, Set<String>> numbers = byScheme(was);
    byScheme(is)
        .forEach(
            (scheme, values) -> {
              if (areApart(numbers.getOrDefault(scheme, Set.of()), values)) {
                changed.add(scheme);
              }
            });
    return changed;
  }

  private static Collection<?> listed(EntryContent entry) {
    return Stream.ofNullable(entry.listingDate()).toList();
  }

  private static Collection<?> gender(EntryContent entry) {
    return Stream.ofNullable(entry.listingRecord().gender()).toList();
  }

  private static List<String> nationalities(EntryContent entry) {
    return entry.listingRecord().nationalities();
  }

  private static Map<String, Set<String>> byScheme(Identity identity) {
    return identity.numbers().stream()
        .collect(
            Collectors.groupingBy(
                number -> number.substring(0, number.indexOf(':')),
                Collectors.toCollection(TreeSet::new)));
  }

  private static boolean areApart(Collection<?> one, Collection<?> other) {
    return !one.isEmpty() && !other.isEmpty() && one.stream().noneMatch(other::contains);
  }
}
