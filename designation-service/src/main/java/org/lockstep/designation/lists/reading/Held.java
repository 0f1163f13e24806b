package org.lockstep.designation.lists.reading;

import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** How much text a reader keeps in memory to join what belongs together. */
public final class Held {
  private static final long MOST = 64L << 20;

  private final String file;
  private long characters;

  /**
   * @param file or the first of several, for the refusal
   */
  public Held(String file) {
    this.file = file;
  }

  /** Keeps count of a text that is kept. */
  public void add(String text) {
    add(text.length());
  }

  /** The same, by its length; less than none where something is kept no longer. */
  public void add(long length) {
    characters += length;
    if (characters > MOST) {
      throw new RefusedFileException(
          Reason.LIMIT,
          "%s: what has to be joined is more than %d million characters"
              .formatted(file, MOST >> 20));
    }
  }
}
