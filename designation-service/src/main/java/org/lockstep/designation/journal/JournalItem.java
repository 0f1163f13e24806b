package org.lockstep.designation.journal;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry as clients see it.
 *
 * @param leaf what is in the tree, base64: canonical JSON with {@code data}, {@code kind} and
 *     {@code recordedAt}
 */
record JournalItem(
    long index,
    @Schema(
            enumeration = {
              "package.released",
              "joint_action.released",
              "designation.published",
              "designation.amended",
              "designation.lifted",
              "statement.published",
              "reference.changed"
            })
        String kind,
    Instant recordedAt,
    byte[] leaf) {

  static JournalItem from(JournalEntry entry) {
    return new JournalItem(entry.index(), entry.kind(), entry.recordedAt(), entry.leaf());
  }
}
