package org.lockstep.designation.lists.reading;

import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.TableRow;

/**
 * How much a reader keeps in memory to join what belongs together. The figures are estimates from
 * above: a file must be refused long before it is the service that gives up.
 */
public final class MemoryBudget {
  /** A third of the heap, in bytes. */
  private static final long MOST = Runtime.getRuntime().maxMemory() / 3;

  /** Where an operator moves the limit. */
  private static final String HEAP =
      "designation-service is given (-Xmx, or LOCKSTEP_DESIGNATION_HEAP for deploy/up)";

  /** Of each text, for the object and its place in a map or set. */
  private static final int EACH_TEXT = 100;

  /** Of each row, and of each of its cells, for the objects. */
  private static final int EACH_ROW = 250;

  private static final int EACH_CELL = 56;

  /** Of what is kept in parts, for the objects; and for each character of the text. */
  private static final int PARTS = 600;

  private static final int PARTS_OF_A_CHARACTER = 8;

  private final String file;
  private long bytes;

  /**
   * @param file or the first of several, for the refusal
   */
  public MemoryBudget(String file) {
    this.file = file;
  }

  /** Counts a text that is kept. */
  public void add(String text) {
    grow(bytes(text));
  }

  /** Counts a row that is kept. */
  public void add(TableRow row) {
    grow(EACH_ROW + row.texts().stream().mapToLong(cell -> EACH_CELL + 2L * cell.length()).sum());
  }

  /**
   * Counts what was read from so many characters and is kept in parts.
   *
   * @return what it counts for, to be released when it is no longer kept
   */
  public long addParts(long characters) {
    long counted = PARTS + PARTS_OF_A_CHARACTER * characters;
    grow(counted);
    return counted;
  }

  /**
   * Refuses one record that is too large to be held at all, though it is not kept.
   *
   * @param characters that it was read from
   */
  public void requireRoom(long characters) {
    release(addParts(characters));
  }

  public void release(long counted) {
    bytes -= counted;
  }

  private static long bytes(String text) {
    return EACH_TEXT + 2L * text.length();
  }

  private void grow(long more) {
    bytes += more;
    if (bytes > MOST) {
      throw new RefusedFileException(
          Reason.LIMIT,
          "%s: what has to be joined takes more than %d MB of memory, a third of the heap that %s"
              .formatted(file, MOST >> 20, HEAP));
    }
  }
}
