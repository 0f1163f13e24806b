package org.lockstep.designation.listimport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.listimport.identity.Identity;

/**
 * Numbers that one subject alone has, of entries that are gone. Where a list has permanent keys, a
 * new entry with one of them is a new designation: either the list holds the subject under another
 * key now, or it gave the number to another subject. A person has to see both.
 */
final class GoneNumbers {
  /** Of more the first say enough. */
  private static final int MOST_HELD = 100_000;

  private final Map<String, Taken> byNumber = new HashMap<>();

  /**
   * A number of an entry that is gone.
   *
   * @param owner the key that the entry had
   */
  record Taken(String number, String owner, String caption) {}

  void gone(String key, EntryContent content) {
    for (String number : Identity.of(content).strongNumbers()) {
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
}
