package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.listimport.FormerDesignations.Former;
import org.lockstep.designation.listimport.StagedEntries.Action;
import org.lockstep.designation.listimport.identity.Identity;
import org.lockstep.designation.listimport.identity.Matching;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;

/**
 * Looks for entries whose subjects were listed before and delisted. They resume their designations:
 * a new one from the listing date that the list has would be in force while the subject was not
 * listed, and twice before that. A key of another subject resumes nothing.
 */
@ApplicationScoped
class ListedAgain {
  private static final UUID FIRST = new UUID(0, 0);

  private final StagedEntries staged;
  private final FormerDesignations former;

  ListedAgain(StagedEntries staged, FormerDesignations former) {
    this.staged = staged;
    this.former = former;
  }

  /** Makes resumptions of the new rows that are such entries. */
  void find(UUID importId, OfficialList list) {
    if (list.hasPermanentKeys()) {
      byKey(importId, list);
    } else {
      byContent(importId, list);
    }
  }

  private void byKey(UUID importId, OfficialList list) {
    Set<UUID> taken = new HashSet<>();
    int number = 0;
    for (List<StagedEntries.Difference> page = staged.differences(importId, number);
        !page.isEmpty();
        page = staged.differences(importId, number)) {
      number = page.get(page.size() - 1).number();
      Map<String, String> contents = new LinkedHashMap<>();
      page.stream()
          .filter(ListedAgain::isNew)
          .forEach(row -> contents.put(row.key(), row.content()));
      Map<String, UUID> resumed = new LinkedHashMap<>();
      former
          .ofKeys(importId, list, contents.keySet())
          .forEach(
              (key, candidates) -> {
                Identity now = identity(Objects.requireNonNull(contents.get(key)));
                candidates.stream()
                    .filter(one -> identity(one.content()).agreesWith(now))
                    .map(Former::designationId)
                    .filter(taken::add)
                    .findFirst()
                    .ifPresent(id -> resumed.put(key, id));
              });
      former.resume(importId, resumed);
    }
  }

  private void byContent(UUID importId, OfficialList list) {
    MemoryBudget memory = new MemoryBudget(list.source());
    Map<String, Identity> before = before(list, memory);
    if (before.isEmpty()) {
      return;
    }
    Map<String, UUID> resumed = new LinkedHashMap<>();
    Matching.match(before, now(importId, memory))
        .keysBefore()
        .forEach((key, designation) -> resumed.put(key, UUID.fromString(designation)));
    former.resume(importId, resumed);
  }

  /** All that the list had and that is delisted, by the ids of the designations. */
  private Map<String, Identity> before(OfficialList list, MemoryBudget memory) {
    Map<String, Identity> before = new LinkedHashMap<>();
    UUID after = FIRST;
    for (List<Former> page = former.ofList(list, after);
        !page.isEmpty();
        page = former.ofList(list, after)) {
      after = page.get(page.size() - 1).designationId();
      page.forEach(
          one -> before.put(one.designationId().toString(), identity(one.content(), memory)));
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
      page.stream()
          .filter(ListedAgain::isNew)
          .forEach(row -> now.put(row.key(), identity(row.content(), memory)));
    }
    return now;
  }

  private static boolean isNew(StagedEntries.Difference row) {
    return row.action() == Action.NEW && row.endedOn() == null;
  }

  private static Identity identity(String content) {
    return Identity.of(StoredJson.read(content, EntryContent.class));
  }

  private static Identity identity(String content, MemoryBudget memory) {
    Identity identity = identity(content);
    identity.texts().forEach(memory::add);
    return identity;
  }
}
