package org.lockstep.designation.lists.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records that a reader has met before the entries that they belong to, or will need when it reads
 * the file a second time. They are not in the heap. A reader stages all of them first, and then
 * asks for those of some entries at a time.
 */
public interface StagedRecords {
  /** In characters, for what holds a record. */
  int EACH_RECORD = 50;

  /**
   * What a record is found by.
   *
   * @param kind of the records of a reader
   * @param id by which entries refer to it, or which it has in common with its entry
   */
  record Key(String kind, String id) {}

  /** Adds a record to those of a key. */
  void add(Key key, String record);

  /**
   * What the records of these keys take: how many characters they have in all, with {@link
   * #EACH_RECORD} for each of them.
   */
  long size(Set<Key> keys);

  /** The records of these keys, those of each in the order in which they were added. */
  Map<Key, List<String>> of(Set<Key> keys);

  /** The records of the first key of a kind that has more than one; none if each has one alone. */
  List<String> repeated(String kind);
}
