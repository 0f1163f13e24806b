package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.StagedInMemory;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.StagedRecords.Key;

class FetchedRecordsTest {
  private static final Key PASSPORT = new Key("document", "9001");
  private static final Key PLACE = new Key("place", "9001");

  private final StagedInMemory staged = new StagedInMemory();
  private final MemoryBudget memory = new MemoryBudget("list.xml");

  @Test
  void hasTheRecordsOfTheKeysThatWereFetchedInTheirOrder() {
    staged.add(PASSPORT, "750001");
    staged.add(PLACE, "Rajin");
    staged.add(PASSPORT, "654110043");

    try (FetchedRecords records = new FetchedRecords(staged, memory)) {
      records.fetch(Set.of(PASSPORT, new Key("document", "9002")));

      assertThat(records.of(PASSPORT)).containsExactly("750001", "654110043");
      assertThat(records.has(PLACE)).isFalse();
      assertThat(records.of(new Key("document", "9002"))).isEmpty();
      records.fetch(Set.of(PASSPORT, PLACE));
      assertThat(records.of(PLACE)).containsExactly("Rajin");
      assertThat(records.of(PASSPORT)).containsExactly("750001", "654110043");
    }
  }

  @Test
  void refusesWhatDoesNotFitBeforeItIsFetched() {
    StagedRecords large = new OfLength(Runtime.getRuntime().maxMemory() / 3 / 8 + 1);

    try (FetchedRecords records = new FetchedRecords(large, memory)) {
      assertThatThrownBy(() -> records.fetch(Set.of(PASSPORT)))
          .isInstanceOf(RefusedFileException.class)
          .hasMessageStartingWith("list.xml: what has to be joined takes more than");
    }
  }

  @Test
  void leavesItsRoomToTheNextOnceClosed() {
    StagedRecords half = new OfLength(Runtime.getRuntime().maxMemory() / 3 / 8 / 2);
    for (int i = 0; i < 10; i++) {
      try (FetchedRecords records = new FetchedRecords(half, memory)) {
        records.fetch(Set.of(PASSPORT));
      }
    }

    try (FetchedRecords one = new FetchedRecords(half, memory);
        FetchedRecords other = new FetchedRecords(half, memory)) {
      one.fetch(Set.of(PASSPORT));
      assertThatThrownBy(() -> other.fetch(Set.of(PASSPORT)))
          .isInstanceOf(RefusedFileException.class);
    }
  }

  /** Says that it has so many characters, and has none. */
  private record OfLength(long length) implements StagedRecords {
    @Override
    public void add(Key key, String record) {
      throw new AssertionError();
    }

    @Override
    public long size(Set<Key> keys) {
      return length;
    }

    @Override
    public Map<Key, List<String>> of(Set<Key> keys) {
      return Map.of();
    }

    @Override
    public List<String> repeated(String kind) {
      return List.of();
    }
  }
}
