package org.lockstep.designation.lists.reading;

import org.lockstep.designation.lists.file.XlsxRow;

/**
 * A sheet in which no header was found. It may be a cover; if it looks like a table, it is one that
 * the reader does not know, and those in it would be lost without a word.
 */
public final class UnreadSheet {
  private static final int COLUMNS_OF_A_TABLE = 3;
  private static final int ROWS_OF_A_TABLE = 3;

  private int rows;
  private long last = 1;

  public void add(XlsxRow row) {
    last = row.number();
    if (row.filled() >= COLUMNS_OF_A_TABLE) {
      rows++;
    }
  }

  /**
   * Says that it was not read.
   *
   * @param file with the name of the sheet
   * @param header what a header has
   */
  public void tell(Reading reading, String file, String header) {
    reading.warn(file, last, "the sheet has no header with " + header + " and was not read");
    if (rows >= ROWS_OF_A_TABLE) {
      reading.unknown(file, 1, "a table without a header with " + header);
    }
  }
}
