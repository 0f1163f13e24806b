package org.lockstep.designation.lists.file;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * The merged cells of a sheet. Of those that are merged downwards, such as one day of a notice
 * beside all whom it names, the file has the value in the first alone. What is merged to the right,
 * as titles are, stays in its first column: a value of one column is none of the next. Others of
 * them may have values that no spreadsheet shows.
 */
final class XlsxMerges {
  /** In all sheets together. */
  private static final int MOST = 100_000;

  private static final int COLUMNS_OF_A_SHEET = 16_384;
  private static final Pattern REGION =
      Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");

  /** By the row and column of their first cells. */
  private final Map<Long, Region> regions = new HashMap<>();

  /** Those that go on in rows below, or to the right, by their first column. */
  private final Map<Integer, Value> open = new HashMap<>();

  private int covered;
  private long firstCovered;

  private record Region(int lastRow, int lastColumn) {}

  /** What the first cell of a region has. */
  private record Value(String text, long row, Region region) {}

  /** Takes what a cell is filled with. */
  interface Fill {
    void accept(int column, String value);
  }

  /**
   * Reads only the regions, which stand behind the rows.
   *
   * @param others how many regions other sheets have
   */
  void read(XlsxWorkbook workbook, int others, XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("mergeCell")) {
        add(XlsxAttributes.of(xml, "ref"));
        if (others + regions.size() > MOST) {
          throw workbook.refused(Reason.LIMIT, "has more than " + MOST + " merged cells");
        }
      }
    }
  }

  private void add(String reference) {
    Matcher region = REGION.matcher(reference);
    if (region.matches()) {
      regions.put(
          at(Integer.parseInt(region.group(2)), column(region.group(1))),
          new Region(Integer.parseInt(region.group(4)), column(region.group(3))));
    }
  }

  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + (letters.charAt(i) - 'A' + 1);
    }
    return column;
  }

  private static long at(long row, int column) {
    return row * (COLUMNS_OF_A_SHEET * 2L) + column;
  }

  /** A cell with a value, column from 1. */
  void cell(long row, int column, String value) {
    Region region = regions.get(at(row, column));
    if (region != null) {
      open.put(column, new Value(value, row, region));
    }
  }

  /**
   * Fills the cells of a row that are merged with one above and have no value.
   *
   * @param filled the columns, from 0, that have one
   * @return those that had none before
   */
  BitSet fill(long row, BitSet filled, Fill fill) {
    open.values().removeIf(value -> value.region.lastRow < row);
    count(row, filled);
    BitSet merged = new BitSet();
    List.copyOf(open.entrySet())
        .forEach(
            one -> {
              int column = one.getKey();
              if (!filled.get(column - 1)) {
                fill.accept(column, one.getValue().text);
                merged.set(column - 1);
              }
            });
    return merged;
  }

  private void count(long row, BitSet filled) {
    BitSet hidden = new BitSet();
    open.forEach(
        (first, value) ->
            hidden.set(
                row == value.row ? first : first - 1, Math.max(first, value.region.lastColumn)));
    hidden.and(filled);
    if (!hidden.isEmpty()) {
      firstCovered = covered == 0 ? row : firstCovered;
      covered += hidden.cardinality();
    }
  }

  /** How many cells have values that other cells hide. */
  int covered() {
    return covered;
  }

  /** The row of the first of them. */
  long firstCovered() {
    return firstCovered;
  }

  int size() {
    return regions.size();
  }
}
