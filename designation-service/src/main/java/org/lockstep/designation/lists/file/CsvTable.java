package org.lockstep.designation.lists.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** Hands on the rows of a CSV file one by one. */
public final class CsvTable {
  private static final int LONGEST_CELL = 64 * 1024;
  private static final int LONGEST_ROW = 1 << 20;
  private static final int MOST_COLUMNS = 500;

  /** How the parser says that there is more than it was told to take. */
  private static final Pattern EXCEEDED = Pattern.compile("exceeds|surpassed|insufficient");

  private CsvTable() {}

  /**
   * Reads the file once.
   *
   * @param columns their names, where the file has no header; null: the header names them
   * @throws RefusedFileException where it is not CSV in UTF-8 or marked UTF-16, a row has more
   *     cells than there are columns, or anything is larger than the limits
   */
  public static void read(
      ListFile file, char separator, @Nullable List<String> columns, Consumer<TableRow> row) {
    rows(file, separator, new Naming(file.name(), columns, row));
  }

  /** The rows as they are, for files that have something before their header. */
  public static void rows(ListFile file, char separator, RowConsumer row) {
    rows(file, separator, false, row);
  }

  /**
   * The rows as they are, with the blanks around their cells: some texts go on in the next cell.
   */
  public static void rowsWithBlanks(ListFile file, char separator, RowConsumer row) {
    rows(file, separator, true, row);
  }

  private static void rows(ListFile file, char separator, boolean blanksStay, RowConsumer row) {
    CsvRecordHandler.CsvRecordHandlerBuilder records =
        CsvRecordHandler.builder()
            .maxFields(MOST_COLUMNS)
            .maxFieldSize(LONGEST_CELL)
            .maxRecordSize(LONGEST_ROW);
    try (Reader text = text(file);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .detectBomHeader(false)
                .maxBufferSize(LONGEST_ROW)
                .build(records.fieldModifier(new Cells(file.name(), blanksStay)).build(), text)) {
      for (CsvRecord record : csv) {
        row.accept(record.getStartingLineNumber(), record.getFields());
      }
    } catch (CsvParseException e) {
      throw refused(file.name(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException("Could not read " + file.name(), e);
    }
  }

  private static Reader text(ListFile file) throws IOException {
    PushbackReader text =
        new PushbackReader(
            new BufferedReader(
                new InputStreamReader(
                    new StrictUtf8(Encodings.asUtf8(file), file.name()), StandardCharsets.UTF_8)));
    int first = text.read();
    if (first >= 0 && first != ListFile.BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return text;
  }

  private static RefusedFileException refused(String file, CsvParseException e) {
    if (e.getCause() instanceof RefusedFileException refused) {
      return refused;
    }
    String message = String.valueOf(e.getMessage());
    return new RefusedFileException(
        EXCEEDED.matcher(message).find() ? Reason.LIMIT : Reason.MALFORMED, file + ": " + message);
  }

  /** Takes a row as it is. */
  public interface RowConsumer {
    void accept(long line, List<String> cells);
  }

  /**
   * Takes the blanks around a cell off, unless they stay. A quote after blanks does not begin a
   * quoted cell: the separators that it should guard would silently make other cells.
   */
  private record Cells(String file, boolean blanksStay) implements FieldModifier {
    @Override
    public String modify(long line, int index, boolean quoted, String cell) {
      String trimmed = cell.trim();
      if (!quoted && trimmed.startsWith("\"")) {
        throw new RefusedFileException(
            Reason.MALFORMED,
            "%s: cell %d of the row at line %d has blanks before its quote"
                .formatted(file, index + 1, line));
      }
      return blanksStay ? cell : trimmed;
    }
  }

  private static final class Naming implements RowConsumer {
    private final String file;
    private final Consumer<TableRow> row;
    private @Nullable List<String> columns;

    Naming(String file, @Nullable List<String> columns, Consumer<TableRow> row) {
      this.file = file;
      this.columns = columns;
      this.row = row;
    }

    /** A name that is blank or there already would hide a column; it gets its number. */
    private static List<String> named(List<String> header) {
      List<String> names = new ArrayList<>();
      for (String cell : header) {
        String name = cell.strip();
        boolean usable = !name.isEmpty() && !names.contains(name);
        names.add(usable ? name : (name + " (column " + (names.size() + 1) + ")").strip());
      }
      return names;
    }

    @Override
    public void accept(long line, List<String> cells) {
      List<String> names = columns;
      if (names == null) {
        columns = named(cells);
        return;
      }
      row.accept(TableRow.of(file, line, names, cells));
    }
  }
}
