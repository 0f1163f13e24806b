package org.lockstep.designation.lists.reading;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;

/**
 * One entry of an edition.
 *
 * @param key what it has in all editions of the list: its permanent id, or the best the list has
 * @param endedOn the first day on which it was not listed any more, where the list keeps what it
 *     has de-listed
 * @param formerTimes for which it was listed before its listing date, in their order
 * @param original the record or records that it was read from, whole
 */
public record ListedEntry(
    String key,
    EntryContent content,
    @Nullable LocalDate endedOn,
    List<FormerTime> formerTimes,
    List<Piece> original) {
  public ListedEntry {
    formerTimes = List.copyOf(formerTimes);
    original = List.copyOf(original);
  }

  /**
   * A record of a file.
   *
   * @param line where it begins, from 1
   * @param text the record itself
   */
  public record Piece(String file, long line, String text) {}
}
