package org.lockstep.designation.listimport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.listimport.identity.Identity;

/**
 * Numbers that one subject alone has, and primary names, of entries that are gone. A new entry with
 * one of them is a new designation: either the list holds the subject under another key now, or as
 * another kind of subject, or it gave the number or name to another. A person has to see it.
 */
final class GoneEntries {
  /** Of more the first say enough. */
  private static final int MOST_HELD = 100_000;

  private final Map<String, Taken> byNumber = new HashMap<>();
  private final Map<String, Taken> byName = new HashMap<>();

  /**
   * A number or name of an entry that is gone.
   *
   * @param owner the key that the entry had
   */
  record Taken(String number, String owner, String caption) {}

  void gone(String key, EntryContent content) {
    Identity identity = Identity.of(content);
    for (String name : identity.primaryNames()) {
      if (byName.size() < MOST_HELD) {
        byName.putIfAbsent(name, new Taken(name, key, content.listingRecord().caption()));
      }
    }
    for (String number : identity.strongNumbers()) {
      if (byNumber.size() < MOST_HELD) {
        byNumber.putIfAbsent(number, new Taken(number, key, content.listingRecord().caption()));
      }
    }
  }

  /** The first of them that a new entry has. */
  Optional<Taken> takenBy(EntryContent added) {
    return byNumber.isEmpty()
        ? Optional.empty()
        : Identity.of(added).strongNumbers().stream()
            .flatMap(number -> Optional.ofNullable(byNumber.get(number)).stream())
            .findFirst();
  }

  /** The first of them that has a primary name of a new entry. */
  Optional<Taken> namesakeOf(EntryContent added) {
    return byName.isEmpty()
        ? Optional.empty()
        : Identity.of(added).primaryNames().stream()
            .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
            .findFirst();
  }
}
