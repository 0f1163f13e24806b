package org.lockstep.designation.lists.reading;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Keys for the records of a list that gives them no ids. A list is read twice: first all keys are
 * counted, then each record gets its own. One that is there once has the key itself; records that
 * share it are told apart by what they say, not by where they stand.
 */
public final class Keys {
  private final Map<String, Integer> times = new HashMap<>();
  private final Set<String> given = new HashSet<>();
  private final MemoryBudget memory;

  /**
   * @param memory of the whole reading
   */
  public Keys(MemoryBudget memory) {
    this.memory = memory;
  }

  public void count(String key) {
    if (times.merge(key, 1, Integer::sum) == 1) {
      memory.add(key);
    }
  }

  /** Whether any record has it. */
  public boolean contains(String key) {
    return times.containsKey(key);
  }

  /**
   * @param text of the record, the same in all editions in which the record is the same
   */
  public String of(String key, String text) {
    String own = times.getOrDefault(key, 1) == 1 ? key : key + "-" + hash(text);
    String free = own;
    for (int i = 2; !given.add(free); i++) {
      free = own + "-" + i;
    }
    return free;
  }

  /** Eight hexadecimal digits. */
  public static String hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
