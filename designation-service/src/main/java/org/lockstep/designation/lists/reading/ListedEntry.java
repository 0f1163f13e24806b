package org.lockstep.designation.lists.reading;

import java.util.List;
import org.lockstep.designation.content.EntryContent;

/**
 * One entry of an edition.
 *
 * @param key what it has in all editions of the list: its permanent id, or the best the list has
 * @param original the record or records that it was read from, whole
 */
public record ListedEntry(String key, EntryContent content, List<Piece> original) {
  public ListedEntry {
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
