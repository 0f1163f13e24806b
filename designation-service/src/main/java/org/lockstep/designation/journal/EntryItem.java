package org.lockstep.designation.journal;

import java.time.Instant;

/**
 * An entry as clients see it.
 *
 * @param leaf what is in the tree, base64: canonical JSON with {@code data}, {@code kind} and
 *     {@code recordedAt}
 */
record EntryItem(long index, String kind, Instant recordedAt, byte[] leaf) {

  static EntryItem from(JournalEntry entry) {
    return new EntryItem(entry.index(), entry.kind(), entry.recordedAt(), entry.leaf());
  }
}
