package org.lockstep.designation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.lockstep.http.signing.SigningKey;

/**
 * What a journal commits itself to (C2SP tlog-checkpoint).
 *
 * @param rootHash of the tree over the first {@code size} entries, base64
 */
record Checkpoint(String origin, long size, String rootHash) {

  /** The checkpoint as a C2SP signed note, with a signature by each key. */
  String signed(JournalKey key) {
    String text = origin + "\n" + size + "\n" + rootHash + "\n";
    StringBuilder note = new StringBuilder(text).append('\n');
    for (SigningKey one : key.all()) {
      byte[] signature = one.signForNote(text.getBytes(UTF_8));
      note.append("\u2014 ").append(key.name()).append(' ');
      note.append(Base64.getEncoder().encodeToString(signature)).append('\n');
    }
    return note.toString();
  }

  /**
   * The checkpoint in a note, whoever signed it.
   *
   * @throws IllegalArgumentException if it is no checkpoint
   */
  static Checkpoint of(String note) {
    String[] lines = note.split("\n", 5);
    if (lines.length < 5 || !lines[1].matches("0|[1-9][0-9]{0,17}") || !lines[3].isEmpty()) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), lines[2]);
  }
}
