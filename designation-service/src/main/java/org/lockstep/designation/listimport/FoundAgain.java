package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.listimport.identity.Identity;
import org.lockstep.designation.listimport.identity.Matching;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;

/** Finds the entries of a list whose keys are not permanent again where they have other keys. */
@ApplicationScoped
class FoundAgain {
  private static final Matching.Result NONE = new Matching.Result(Map.of(), List.of());

  private final StagedEntries staged;

  FoundAgain(StagedEntries staged) {
    this.staged = staged;
  }

  /**
   * Looks for all entries that the edition does not have as they were.
   *
   * @throws org.lockstep.designation.lists.file.RefusedFileException if they are more than there is
   *     memory for
   */
  Matching.Result find(UUID importId, OfficialList list) {
    if (list.hasPermanentKeys()) {
      return NONE;
    }
    MemoryBudget memory = new MemoryBudget(list.source());
    Map<String, Identity> before = before(importId, list, memory);
    if (before.isEmpty()) {
      return NONE;
    }
    Matching.Result result = Matching.match(before, now(importId, memory));
    staged.foundAgain(importId, list.source(), result.keysBefore());
    return result;
  }

  private Map<String, Identity> before(UUID importId, OfficialList list, MemoryBudget memory) {
    Map<String, Identity> before = new LinkedHashMap<>();
    String key = "";
    for (List<StagedEntries.ListedBefore> page = staged.unlike(importId, list.source(), key);
        !page.isEmpty();
        page = staged.unlike(importId, list.source(), key)) {
      key = page.get(page.size() - 1).key();
      page.forEach(entry -> before.put(entry.key(), identity(entry.content(), memory)));
    }
    return before;
  }

  private Map<String, Identity> now(UUID importId, MemoryBudget memory) {
    Map<String, Identity> now = new LinkedHashMap<>();
    int number = 0;
    for (List<StagedEntries.Difference> page = staged.differences(importId, number);
        !page.isEmpty();
        page = staged.differences(importId, number)) {
      number = page.get(page.size() - 1).number();
      page.forEach(row -> now.put(row.key(), identity(row.content(), memory)));
    }
    return now;
  }

  private static Identity identity(String content, MemoryBudget memory) {
    Identity identity = Identity.of(StoredJson.read(content, EntryContent.class));
    identity.texts().forEach(memory::add);
    return identity;
  }
}
