package org.lockstep.designation.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.Entry;

/**
 * What has changed in a package since it was last approved; all of it if it never was.
 *
 * @param contentHash of the content now
 * @param approvedHash of the content that was approved last
 */
record PackageChanges(
    String contentHash,
    @Nullable String approvedHash,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    List<Change> head,
    List<EntryChange> entries) {

  enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * @param changes of an entry that was there and is there
   */
  record EntryChange(String entryId, Kind change, List<Change> changes) {}

  static PackageChanges since(@Nullable PackageApproval approval, SanctionsPackage now) {
    PackageApproval.Content current = PackageApproval.Content.of(now);
    if (approval == null) {
      return new PackageChanges(
          now.contentHash(),
          null,
          null,
          null,
          List.of(),
          entries(new TreeMap<>(), current.entries()));
    }
    return new PackageChanges(
        now.contentHash(),
        approval.contentHash(),
        approval.officer(),
        approval.at(),
        Differences.between(approval.content().head(), current.head()),
        entries(approval.content().entries(), current.entries()));
  }

  private static List<EntryChange> entries(
      SortedMap<String, Entry> before, SortedMap<String, Entry> after) {
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    List<EntryChange> changed = new ArrayList<>();
    for (String id : ids) {
      Entry was = before.get(id);
      Entry is = after.get(id);
      if (was == null || is == null) {
        changed.add(new EntryChange(id, was == null ? Kind.ADDED : Kind.REMOVED, List.of()));
      } else if (!Objects.equals(was, is)) {
        List<Change> changes = Differences.between(was, is);
        if (!changes.isEmpty()) {
          changed.add(new EntryChange(id, Kind.CHANGED, changes));
        }
      }
    }
    return changed;
  }
}
