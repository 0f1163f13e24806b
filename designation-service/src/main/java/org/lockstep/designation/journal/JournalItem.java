package org.lockstep.designation.journal;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry as clients see it.
 *
 * @param leaf what is in the tree, base64: canonical JSON with {@code data}, {@code kind} and
 *     {@code recordedAt}; of a {@code sealed} entry with {@code sha256}, of the salt and the
 *     content, in the place of {@code data}
 * @param salt of a sealed entry, base64, for who may see it
 * @param content of a sealed entry, for who may see it: what the leaf of a public one would be
 */
record JournalItem(
    long index,
    @Schema(
            enumeration = {
              "package.released",
              "package.marked",
              "joint_action.released",
              "designation.published",
              "designation.amended",
              "designation.lifted",
              "designation.marked",
              "statement.published",
              "reference.changed",
              "sealed"
            })
        String kind,
    Instant recordedAt,
    byte[] leaf,
    byte @Nullable [] salt,
    byte @Nullable [] content) {

  static JournalItem from(JournalEntry entry) {
    Opened opened = entry.opened();
    return new JournalItem(
        entry.index(),
        entry.kind(),
        entry.recordedAt(),
        entry.leaf(),
        opened == null ? null : opened.salt(),
        opened == null ? null : opened.content());
  }
}
