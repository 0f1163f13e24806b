package org.lockstep.designation.lists.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.designation.lists.reading.StagedRecords.Key;

/** Staged records that some entries need, in memory until they are closed. */
public final class FetchedRecords implements AutoCloseable {
  private final StagedRecords staged;
  private final MemoryBudget memory;
  private final Map<Key, List<String>> records = new HashMap<>();
  private final Set<Key> fetched = new HashSet<>();
  private long counted;

  /**
   * @param memory of the whole reading
   */
  public FetchedRecords(StagedRecords staged, MemoryBudget memory) {
    this.staged = staged;
    this.memory = memory;
  }

  /**
   * Fetches the records of these keys.
   *
   * @throws org.lockstep.designation.lists.file.RefusedFileException where they do not fit into the
   *     memory
   */
  public void fetch(Set<Key> keys) {
    Set<Key> missing = new HashSet<>(keys);
    missing.removeAll(fetched);
    if (missing.isEmpty()) {
      return;
    }
    counted += memory.addParts(staged.size(missing));
    records.putAll(staged.of(missing));
    fetched.addAll(missing);
  }

  /** Those of a key that has been fetched. */
  public List<String> of(Key key) {
    return records.getOrDefault(key, List.of());
  }

  public boolean has(Key key) {
    return records.containsKey(key);
  }

  @Override
  public void close() {
    memory.release(counted);
  }
}
