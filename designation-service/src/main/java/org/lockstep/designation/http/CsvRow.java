package org.lockstep.designation.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of a CSV file (RFC 4180). A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front; a plain number is no formula.
 */
public final class CsvRow {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private CsvRow() {}

  /** Ended by CR LF. */
  public static String of(List<String> cells) {
    return cells.stream().map(CsvRow::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String value) {
    boolean formula =
        !value.isEmpty()
            && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0
            && !NUMBER.matcher(value).matches();
    String safe = formula ? "'" + value : value;
    return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
