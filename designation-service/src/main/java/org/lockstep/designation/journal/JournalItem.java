package org.lockstep.designation.journal;

import java.time.Instant;

/**
 * An entry as clients see it.
 *
 * @param leaf what is in the tree, base64: canonical JSON with {@code data}, {@code kind} and
 *     {@code recordedAt}
 */
record JournalItem(long index, String kind, Instant recordedAt, byte[] leaf) {

  static JournalItem from(JournalEntry entry) {
    return new JournalItem(entry.index(), entry.kind(), entry.recordedAt(), entry.leaf());
  }
}
