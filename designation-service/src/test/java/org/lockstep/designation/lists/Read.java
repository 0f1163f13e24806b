package org.lockstep.designation.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.ListedEntry;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;
import org.lockstep.designation.lists.reading.StagedRecords;
import org.lockstep.testkit.ListingFaults;

/** What a reader reads of files that a test writes. */
public final class Read implements Reading {
  public final List<ListedEntry> entries = new ArrayList<>();
  public final Map<String, Regime> regimes = new HashMap<>();
  public final List<String> warnings = new ArrayList<>();
  public final List<String> unknown = new ArrayList<>();
  private final Set<String> keys = new java.util.HashSet<>();
  private final StagedRecords staged = new StagedInMemory();
  public @Nullable LocalDate edition;
  public @Nullable Integer declared;

  /** Reads files of a list such as us-sdn. */
  public static Read with(ListReader reader, String source, ListFile... files) {
    OfficialList list =
        OfficialList.find(source, Set.of("JP", "KR", "US", "GB", "UN", "EU", "UA")).orElseThrow();
    Read read = new Read();
    reader.read(list, Arrays.asList(files), read);
    return read;
  }

  public static ListFile file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static ListFile file(String name, byte[] bytes) {
    return new ListFile(name, () -> new ByteArrayInputStream(bytes));
  }

  public ListedEntry entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst().orElseThrow();
  }

  public EntryContent content(String key) {
    return entry(key).content();
  }

  public ListingRecord subject(String key) {
    return content(key).listingRecord();
  }

  /**
   * What a person would see at once to be wrong in what was read: names that are no names, dates
   * that were not read, words in numbers. Each with the key of its entry.
   */
  public List<String> faults() {
    ObjectMapper mapper = new ObjectMapper();
    return entries.stream()
        .flatMap(
            entry ->
                ListingFaults.of(mapper.valueToTree(entry.content().listingRecord())).stream()
                    .map(fault -> entry.key() + ": " + fault.kind() + " '" + fault.value() + "'"))
        .toList();
  }

  @Override
  public void edition(LocalDate date) {
    edition = date;
  }

  @Override
  public void declared(int count) {
    declared = count;
  }

  @Override
  public void regime(Regime regime) {
    regimes.put(regime.tag(), regime);
  }

  @Override
  public void entry(ListedEntry entry) {
    if (!keys.add(entry.key())) {
      throw new AssertionError("two entries have the key " + entry.key());
    }
    entries.add(entry);
  }

  @Override
  public void warn(String file, long line, String message) {
    warnings.add(file + ":" + line + ": " + message);
  }

  @Override
  public void unknown(String file, long line, String label) {
    unknown.add(label);
  }

  @Override
  public StagedRecords staged() {
    return staged;
  }
}
