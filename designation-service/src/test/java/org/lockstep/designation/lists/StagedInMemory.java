package org.lockstep.designation.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.designation.lists.reading.StagedRecords;

/** Staged records of small files. */
public final class StagedInMemory implements StagedRecords {
  private final Map<Key, List<String>> records = new LinkedHashMap<>();

  @Override
  public void add(Key key, String record) {
    records.computeIfAbsent(key, none -> new ArrayList<>()).add(record);
  }

  @Override
  public long size(Set<Key> keys) {
    return of(keys).values().stream()
        .flatMap(List::stream)
        .mapToLong(record -> EACH_RECORD + record.length())
        .sum();
  }

  @Override
  public Map<Key, List<String>> of(Set<Key> keys) {
    return keys.stream()
        .filter(records::containsKey)
        .collect(Collectors.toMap(key -> key, records::get));
  }

  @Override
  public List<String> repeated(String kind) {
    return records.entrySet().stream()
        .filter(entry -> entry.getKey().kind().equals(kind) && entry.getValue().size() > 1)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of());
  }
}
