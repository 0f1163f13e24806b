package org.lockstep.designation.lists.reading;

import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** How much text a reader keeps in memory to join what belongs together. */
public final class Held {
  private static final long MOST = 64L << 20;

  private long characters;

  /** Keeps count of a text that is kept. */
  public void add(String text) {
    characters += text.length();
    if (characters > MOST) {
      throw new RefusedFileException(
          Reason.LIMIT,
          "what has to be joined is more than %d million characters".formatted(MOST >> 20));
    }
  }
}
