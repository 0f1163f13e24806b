package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.listimport.StagedEntries.Action;
import org.lockstep.designation.listimport.identity.Identity;

/**
 * Looks for keys that name another subject than before. What the edition says under such a key is
 * no amendment: the old subject would turn into the new one, with all that is known of it. One of
 * another kind is replaced in any case, and is looked at all the same: the old subject goes.
 */
@ApplicationScoped
class KeyReuse {
  private final StagedEntries staged;

  KeyReuse(StagedEntries staged) {
    this.staged = staged;
  }

  /**
   * Makes a new subject of each, and ends the one before it.
   *
   * @param foundAgain keys of rows that were found by what they say, not by their key
   * @param delisted designations that a package has ended; what is designated anew there is new in
   *     any case
   */
  ReusedKeys find(UUID importId, Set<String> foundAgain, Set<UUID> delisted) {
    ReusedKeys reused = new ReusedKeys();
    int number = 0;
    for (List<StagedEntries.Difference> page = staged.differences(importId, number);
        !page.isEmpty();
        page = staged.differences(importId, number)) {
      number = page.get(page.size() - 1).number();
      List<StagedEntries.Difference> known =
          page.stream()
              .filter(row -> row.action() == Action.CHANGED && !foundAgain.contains(row.key()))
              .filter(row -> !delisted.contains(designation(row)))
              .toList();
      List<String> keys = new ArrayList<>();
      for (ReusedKey key : reused(known)) {
        keys.add(key.key());
        reused.add(key);
      }
      List<StagedEntries.Difference> ofAnotherKind =
          page.stream()
              .filter(row -> row.action() == Action.REPLACED)
              .filter(row -> !delisted.contains(designation(row)))
              .toList();
      reused(ofAnotherKind).forEach(reused::addOfAnotherKind);
      staged.change(importId, keys, Action.REPLACED);
    }
    return reused;
  }

  private List<ReusedKey> reused(List<StagedEntries.Difference> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> contents =
        staged.contents(rows.stream().map(KeyReuse::designation).distinct().toList());
    return rows.stream()
        .flatMap(
            row ->
                reused(
                    row.key(),
                    Objects.requireNonNull(contents.get(designation(row))),
                    row.content())
                    .stream())
        .toList();
  }

  private static UUID designation(StagedEntries.Difference row) {
    return Objects.requireNonNull(row.designationId());
  }

  /** The key, if what is registered under it and what the edition says have nothing in common. */
  static Optional<ReusedKey> reused(String key, String registered, String said) {
    EntryContent before = StoredJson.read(registered, EntryContent.class);
    EntryContent now = StoredJson.read(said, EntryContent.class);
    return Identity.of(before).agreesWith(Identity.of(now))
        ? Optional.empty()
        : Optional.of(
            new ReusedKey(key, before.listingRecord().caption(), now.listingRecord().caption()));
  }
}
