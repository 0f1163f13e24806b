package org.lockstep.designation.lists.reading;

import java.time.LocalDate;

/** Takes what a reader reads. Entries are taken one by one and not kept in memory. */
public interface Reading {
  /** The date of the edition, where the file has one. */
  void edition(LocalDate date);

  /** How many entries the file says it has. */
  void declared(int entries);

  /** A regime that the next entry is under. */
  void regime(Regime regime);

  /** The next entry; no two have the same key. */
  void entry(ListedEntry entry);

  /**
   * Something that a person should look at, and that is of no entry. Warnings of one kind are told
   * together: what differs from one to the next is quoted ({@code 'so'}), a number, or comes last,
   * after a colon.
   *
   * @param line from 1
   */
  void warn(String file, long line, String message);

  /**
   * Something about an entry that a person should look at, in such words.
   *
   * @param line from 1
   * @param key of the entry, which comes later or never
   */
  default void warn(String file, long line, String key, String message) {
    warn(file, line, key + ": " + message);
  }

  /**
   * A label that the reader does not know, so that the list's format may have changed. The value
   * itself is among the entry's extras.
   */
  void unknown(String file, long line, String label);

  /** For what has to be joined and is too much for the memory; empty at first. */
  StagedRecords staged();
}
