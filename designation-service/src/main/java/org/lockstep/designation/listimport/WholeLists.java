package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.EntryContent;

/**
 * Changes of items of a list as one change of the whole list: who reads that a name is gone wants
 * to know which ones are left.
 */
final class WholeLists {
  private WholeLists() {}

  /**
   * The same changes, those of items that came or went as one of their list.
   *
   * @param before what they are changes of
   * @param now what that has become
   */
  static List<Change> of(List<Change> changes, EntryContent before, EntryContent now) {
    Map<String, Object> had = Differences.plain(before);
    Map<String, Object> has = Differences.plain(now);
    Set<String> told = new LinkedHashSet<>();
    List<Change> whole = new ArrayList<>();
    for (Change change : changes) {
      Object from = at(change.field(), had);
      Object to = at(change.field(), has);
      if (!(from instanceof List<?>) && !(to instanceof List<?>)) {
        whole.add(change);
      } else if (told.add(change.field())) {
        whole.add(new Change(change.field(), from, to));
      }
    }
    return whole;
  }

  private static @Nullable Object at(String path, Map<String, Object> content) {
    Object value = content;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
