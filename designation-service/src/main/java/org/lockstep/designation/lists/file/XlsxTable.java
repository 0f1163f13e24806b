package org.lockstep.designation.lists.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * Hands on the rows of the sheets of an xlsx file (ECMA-376) one by one, cells as text: numbers
 * without an exponent, dates as ISO 8601 where the cell is formatted as a date, truth as TRUE and
 * FALSE, formulas as the value they had when the file was written. Cells that are merged downwards
 * all have the value of the first. What is hidden is read, for a filter hides what is there, and is
 * remarked upon. How Japanese text is pronounced (phonetic runs) is not part of it.
 */
public final class XlsxTable {
  private static final Pattern SERIAL = Pattern.compile("[0-9]{1,7}(?:\\.0*)?");

  private XlsxTable() {}

  /** Takes a row of a sheet. */
  public interface RowConsumer {
    void accept(XlsxRow row);
  }

  /** Takes what a person should know of how a sheet was read. */
  public interface RemarkConsumer {
    /**
     * Takes a remark.
     *
     * @param file with the name of the sheet, if it is of one
     * @param row from 1
     */
    void accept(String file, long row, String remark);
  }

  /** Whether the file begins like one. */
  public static boolean is(ListFile file) {
    String beginning = file.beginning();
    return beginning.startsWith("PK\u0003\u0004")
        && (beginning.contains("[Content_Types].xml")
            || beginning.contains("_rels/")
            || beginning.contains("docProps/")
            || beginning.contains("xl/"));
  }

  /**
   * Reads the rows of all sheets that have something in them, in the order in which the file stores
   * its sheets.
   *
   * @throws RefusedFileException where it is no xlsx file, or larger than the limits
   */
  public static void rows(ListFile file, RowConsumer row, RemarkConsumer remark) {
    XlsxWorkbook workbook = new XlsxWorkbook(file);
    XlsxParts.read(file, workbook::take);
    workbook.remark(remark);
    Map<String, String> sheets = workbook.sheets();
    Map<String, XlsxMerges> merges = merges(file, workbook, sheets);
    Set<String> missing = new HashSet<>(sheets.keySet());
    XlsxParts.read(
        file,
        (part, content) -> {
          String path = part.toLowerCase(Locale.ROOT);
          String sheet = sheets.get(path);
          if (sheet != null) {
            missing.remove(path);
            XlsxMerges merged = merges.getOrDefault(path, new XlsxMerges());
            workbook.parse(
                part, content, new XlsxSheet(workbook, sheet, merged, row, remark)::read);
          }
        });
    if (!missing.isEmpty()) {
      throw workbook.refused(
          Reason.TRUNCATED, "lacks the sheet " + sheets.get(missing.iterator().next()));
    }
  }

  /** They stand behind the rows that they are of. */
  private static Map<String, XlsxMerges> merges(
      ListFile file, XlsxWorkbook workbook, Map<String, String> sheets) {
    Map<String, XlsxMerges> merges = new HashMap<>();
    XlsxParts.read(
        file,
        (part, content) -> {
          String path = part.toLowerCase(Locale.ROOT);
          if (sheets.containsKey(path)) {
            XlsxMerges merged = new XlsxMerges();
            int others = merges.values().stream().mapToInt(XlsxMerges::size).sum();
            workbook.parse(part, content, xml -> merged.read(workbook, others, xml));
            merges.put(path, merged);
          }
        });
    return merges;
  }

  /**
   * The day of a serial number, for cells that hold a date but are not formatted as one.
   *
   * @param cell days since 1899-12-31, with the 29th of February 1900 among them
   */
  public static Optional<LocalDate> serialDate(String cell) {
    String text = cell.strip();
    return SERIAL.matcher(text).matches()
        ? XlsxDates.day(new BigDecimal(text).intValue())
        : Optional.empty();
  }
}
