package org.lockstep.designation.lists.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** One sheet while it is read. */
final class XlsxSheet {
  private static final int MOST_COLUMNS = 500;
  private static final int COLUMNS_OF_A_SHEET = 16_384;
  private static final String LAST_COLUMN = String.valueOf(COLUMNS_OF_A_SHEET);
  private static final int ROWS_OF_A_SHEET = 1_048_576;
  private static final int LONGEST_CELL = 64 * 1024;
  private static final int LONGEST_ROW = 1 << 20;

  /** Characters that all rows have together; cells may share one text very often. */
  private static final long MOST_CHARACTERS = 256L << 20;

  private final XlsxWorkbook workbook;
  private final String name;
  private final XlsxTable.RowConsumer consumer;
  private final XlsxTable.RemarkConsumer remarks;
  private final XlsxMerges merges;
  private final List<String> cells = new ArrayList<>();
  private final BitSet filled = new BitSet();
  private long row;
  private int column;
  private int cellsOfRow;
  private long charactersOfRow;

  private boolean hidden;
  private int hiddenRows;
  private long firstHidden;

  XlsxSheet(
      XlsxWorkbook workbook,
      String name,
      XlsxMerges merges,
      XlsxTable.RowConsumer consumer,
      XlsxTable.RemarkConsumer remarks) {
    this.workbook = workbook;
    this.name = name;
    this.merges = merges;
    this.consumer = consumer;
    this.remarks = remarks;
  }

  void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "row" -> {
            begin(XlsxAttributes.of(xml, "r"));
            hidden = XlsxAttributes.isTrue(XlsxAttributes.of(xml, "hidden"));
          }
          case "c" -> readCell(xml);
          case "col" -> column(xml);
          default -> {
            // Views, widths, links.
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        end();
      }
    }
    if (hiddenRows > 0) {
      remark(
          firstHidden,
          hiddenRows + " rows are hidden, as a filter leaves them; they were read like the others");
    }
    if (merges.covered() > 0) {
      remark(
          merges.firstCovered(),
          merges.covered()
              + " cells have values that no one sees, for they are merged with others; they were"
              + " read like the others");
    }
  }

  private void remark(long at, String what) {
    remarks.accept(workbook.at(name), at, what);
  }

  private void end() {
    if (cells.isEmpty()) {
      return;
    }
    if (hidden) {
      firstHidden = hiddenRows == 0 ? row : firstHidden;
      hiddenRows++;
    }
    BitSet merged =
        merges.fill(
            row,
            filled,
            (at, value) -> {
              column = at;
              put(value);
            });
    consumer.accept(new XlsxRow(name, row, cells, merged));
  }

  private void column(XMLStreamReader xml) {
    if (XlsxAttributes.isTrue(XlsxAttributes.of(xml, "hidden"))) {
      String first = XlsxAttributes.of(xml, "min");
      int number = number(first, 1, COLUMNS_OF_A_SHEET, "column");
      // Sheets often hide all the columns behind those that they use.
      if (number <= MOST_COLUMNS && !XlsxAttributes.of(xml, "max").equals(LAST_COLUMN)) {
        remark(1, "columns from column " + number + " on are hidden; they were read like others");
      }
    }
  }

  private void begin(String number) {
    row = number.isEmpty() ? row + 1 : number(number, 1, ROWS_OF_A_SHEET, "row");
    if (row > ROWS_OF_A_SHEET) {
      throw refused(Reason.MALFORMED, "has more rows than a sheet can have");
    }
    column = 0;
    cellsOfRow = 0;
    charactersOfRow = 0;
    cells.clear();
    filled.clear();
  }

  private void readCell(XMLStreamReader xml) throws XMLStreamException {
    String reference = XlsxAttributes.of(xml, "r");
    String type = XlsxAttributes.of(xml, "t");
    String style = XlsxAttributes.of(xml, "s");
    column = reference.isEmpty() ? column + 1 : column(reference);
    if (++cellsOfRow > COLUMNS_OF_A_SHEET || column > COLUMNS_OF_A_SHEET) {
      throw refused(Reason.MALFORMED, "row " + row + " has more cells than a row can have");
    }
    StringBuilder value = new StringBuilder();
    XlsxText inline = new XlsxText();
    boolean ofValue = false;
    boolean formula = false;
    boolean valued = false;
    for (int event = xml.next();
        event != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("c");
        event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        ofValue = xml.getLocalName().equals("v");
        valued |= ofValue;
        formula |= xml.getLocalName().equals("f");
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        ofValue = false;
      } else if (ofValue && event == XMLStreamConstants.CHARACTERS) {
        value.append(xml.getText());
      }
      inline.take(event, xml);
    }
    if (formula && !valued) {
      throw refused(
          Reason.MALFORMED,
          "the cell "
              + at()
              + " has a formula without its value; a spreadsheet program writes the"
              + " value when it saves the file");
    }
    put(
        switch (type) {
          case "s" -> value.isEmpty() ? "" : workbook.string(value.toString(), at());
          case "inlineStr" -> XlsxText.unescaped(inline.toString());
          case "str" -> XlsxText.unescaped(value.toString());
          case "b" ->
              value.isEmpty() ? "" : XlsxAttributes.isTrue(value.toString()) ? "TRUE" : "FALSE";
          case "d" -> value.toString();
          case "e" -> error(value.toString());
          default -> number(value.toString().strip(), style);
        });
  }

  /** No name is #N/A, and nobody was born on #REF!. */
  private String error(String value) {
    if (!value.isBlank()) {
      remark(row, "a cell holds an error and was read as blank: " + shortened(value));
    }
    return "";
  }

  /** From a reference such as AB12. */
  private int column(String reference) {
    int number = 0;
    int i = 0;
    while (i < reference.length() && i < 4 && isLetter(reference.charAt(i))) {
      number = number * 26 + (reference.charAt(i) - 'A' + 1);
      i++;
    }
    boolean valid = i > 0 && number >= 1 && number <= COLUMNS_OF_A_SHEET;
    if (!valid || !reference.substring(i).equals(String.valueOf(row))) {
      throw refused(
          Reason.MALFORMED,
          "row %d has the cell %s, which cannot be there".formatted(row, shortened(reference)));
    }
    return number;
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private String number(String value, String style) {
    if (value.isEmpty() || value.length() > 64) {
      return value;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(value);
    } catch (NumberFormatException e) {
      return value;
    }
    if (Math.abs((long) number.scale()) > 100) {
      return value;
    }
    if (!style.isEmpty()) {
      XlsxFormat format = workbook.format(number(style, 0, Integer.MAX_VALUE, "style"));
      Optional<String> date =
          format == XlsxFormat.NUMBER
              ? Optional.empty()
              : XlsxDates.read(number, workbook.isFrom1904()).flatMap(format::shown);
      if (date.isPresent()) {
        return date.get();
      }
    }
    BigDecimal plain = number.stripTrailingZeros();
    // Binary fractions are written with 17 digits, of which spreadsheets show 15.
    return (plain.scale() > 0 ? plain.round(new MathContext(15)).stripTrailingZeros() : plain)
        .toPlainString();
  }

  private int number(String digits, int least, int most, String of) {
    try {
      int number = Integer.parseInt(digits);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw refused(Reason.MALFORMED, "has the " + of + " " + shortened(digits));
  }

  private void put(String value) {
    if (value.isBlank()) {
      return;
    }
    charactersOfRow += value.length();
    long charactersOfAll = workbook.handOn(value);
    if (column > MOST_COLUMNS) {
      throw refused(Reason.LIMIT, "row " + row + " has more than " + MOST_COLUMNS + " columns");
    }
    if (value.length() > LONGEST_CELL || charactersOfRow > LONGEST_ROW) {
      throw refused(Reason.LIMIT, "the cell " + at() + " or its row is too long");
    }
    if (charactersOfAll > MOST_CHARACTERS) {
      throw refused(Reason.LIMIT, "has too much text in its cells");
    }
    UnstorableText.in(value)
        .ifPresent(
            seen -> {
              throw refused(
                  Reason.MALFORMED, "the cell " + at() + " has " + seen + ", which is in no text");
            });
    while (cells.size() < column) {
      cells.add("");
    }
    cells.set(column - 1, value);
    filled.set(column - 1);
    merges.cell(row, column, value);
  }

  private String at() {
    return "in column " + column + " of row " + row + " of " + name;
  }

  private RefusedFileException refused(Reason reason, String what) {
    return workbook.refused(reason, "the sheet " + name + ": " + what);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
