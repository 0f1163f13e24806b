package org.lockstep.designation.lists.file;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * Hands on the rows of the sheets of an xlsx file (ECMA-376) one by one, cells as text: numbers
 * without an exponent, dates as ISO 8601 where the cell is formatted as a date, truth as TRUE and
 * FALSE, formulas as the value they had when the file was written. Of merged cells the first one
 * has the value. How Japanese text is pronounced (phonetic runs) is not part of it.
 */
public final class XlsxTable {
  private static final int MOST_COLUMNS = 500;
  private static final int COLUMNS_OF_A_SHEET = 16_384;
  private static final int ROWS_OF_A_SHEET = 1_048_576;
  private static final int LONGEST_CELL = 64 * 1024;
  private static final int LONGEST_ROW = 1 << 20;

  /** Characters that all rows have together; cells may share one text very often. */
  private static final long MOST_CHARACTERS = 256L << 20;

  private static final long MOST_BYTES_OF_STRINGS = 64L << 20;
  private static final int BYTES_OF_A_STRING = 64;
  private static final int MOST_STYLES = 65_536;
  private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 31);
  private static final int LAST_SERIAL = 2_958_465;

  /** The 29th of February 1900, which there was not, but which spreadsheets count. */
  private static final int NO_DAY = 60;

  private static final int DAYS_FROM_1900_TO_1904 = 1462;
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Pattern SERIAL = Pattern.compile("[0-9]{1,7}(?:\\.0*)?");

  private XlsxTable() {}

  /** Takes a row of a sheet as it is, without the blank cells at its end. */
  public interface RowConsumer {
    /**
     * Takes a row.
     *
     * @param row from 1
     */
    void accept(String sheet, long row, List<String> cells);
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
  public static void rows(ListFile file, RowConsumer row) {
    Workbook workbook = new Workbook(file);
    XlsxParts.read(file, workbook::take);
    Map<String, String> sheets = workbook.sheets();
    Set<String> missing = new HashSet<>(sheets.keySet());
    Text text = new Text();
    XlsxParts.read(
        file,
        (part, content) -> {
          String path = part.toLowerCase(Locale.ROOT);
          String sheet = sheets.get(path);
          if (sheet != null) {
            missing.remove(path);
            workbook.parse(part, content, new Sheet(workbook, sheet, text, row)::read);
          }
        });
    if (!missing.isEmpty()) {
      throw workbook.refused(
          Reason.TRUNCATED, "lacks the sheet " + sheets.get(missing.iterator().next()));
    }
  }

  /**
   * The day of a serial number, for cells that hold a date but are not formatted as one.
   *
   * @param cell days since 1899-12-31, with the 29th of February 1900 among them
   */
  public static Optional<LocalDate> serialDate(String cell) {
    String text = cell.strip();
    return SERIAL.matcher(text).matches() ? day(new BigDecimal(text).intValue()) : Optional.empty();
  }

  private static Optional<LocalDate> day(int serial) {
    if (serial < 1 || serial > LAST_SERIAL || serial == NO_DAY) {
      return Optional.empty();
    }
    return Optional.of(FIRST_DAY.plusDays(serial < NO_DAY ? serial : serial - 1L));
  }

  /** How much text has been handed on. */
  private static final class Text {
    private long characters;
  }

  /** What the sheets refer to. */
  private static final class Workbook {
    private final ListFile file;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final List<String> strings = new ArrayList<>();
    private long bytesOfStrings;
    private final Map<String, Boolean> formats = new HashMap<>();
    private final List<String> styles = new ArrayList<>();
    private boolean from1904;
    private boolean found;

    Workbook(ListFile file) {
      this.file = file;
    }

    void take(String part, InputStream content) {
      switch (part.toLowerCase(Locale.ROOT)) {
        case "xl/workbook.xml" -> {
          found = true;
          parse(part, content, this::readSheets);
        }
        case "xl/_rels/workbook.xml.rels" -> parse(part, content, this::readTargets);
        case "xl/styles.xml" -> parse(part, content, this::readStyles);
        case "xl/sharedstrings.xml" -> parse(part, content, this::readStrings);
        default -> {
          // Sheets come in the second pass; themes, drawings and macros say nothing of a subject.
        }
      }
    }

    void parse(String part, InputStream content, XmlRecords.Events events) {
      XmlRecords.parse(new ListFile(file.name() + "#" + part, () -> content), events);
    }

    RefusedFileException refused(Reason reason, String what) {
      return new RefusedFileException(reason, file.name() + ": " + what);
    }

    /** Names by the path of the part. */
    Map<String, String> sheets() {
      if (!found) {
        throw refused(Reason.FORMAT, "is not an xlsx file");
      }
      Map<String, String> sheets = new HashMap<>();
      names.forEach(
          (id, name) -> {
            String target = targets.get(id);
            if (target == null) {
              throw refused(Reason.MALFORMED, "does not say where the sheet " + name + " is");
            }
            String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
            sheets.put(path.toLowerCase(Locale.ROOT), name);
          });
      return sheets;
    }

    private void readSheets(XMLStreamReader xml) throws XMLStreamException {
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("sheet")) {
          names.put(attribute(xml, "id"), attribute(xml, "name"));
        } else if (xml.getLocalName().equals("workbookPr")) {
          from1904 = isTrue(attribute(xml, "date1904"));
        }
      }
    }

    private void readTargets(XMLStreamReader xml) throws XMLStreamException {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Relationship")) {
          targets.put(attribute(xml, "Id"), attribute(xml, "Target"));
        }
      }
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException {
      boolean ofCells = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "numFmt" ->
                formats.put(attribute(xml, "numFmtId"), isDate(attribute(xml, "formatCode")));
            case "cellXfs" -> ofCells = true;
            case "xf" -> {
              if (ofCells) {
                styles.add(attribute(xml, "numFmtId"));
              }
            }
            default -> {
              // Fonts and borders.
            }
          }
          if (styles.size() > MOST_STYLES || formats.size() > MOST_STYLES) {
            throw refused(Reason.LIMIT, "has more than " + MOST_STYLES + " formats");
          }
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("cellXfs")) {
          ofCells = false;
        }
      }
    }

    private void readStrings(XMLStreamReader xml) throws XMLStreamException {
      RichText text = new RichText();
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
          text = new RichText();
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
          String string = unescaped(text.toString());
          bytesOfStrings += 2L * string.length() + BYTES_OF_A_STRING;
          if (bytesOfStrings > MOST_BYTES_OF_STRINGS) {
            throw refused(
                Reason.LIMIT, "has more than " + (MOST_BYTES_OF_STRINGS >> 20) + " MiB of texts");
          }
          strings.add(string);
        } else {
          text.take(event, xml);
        }
      }
    }

    String string(String index, String at) {
      try {
        int i = Integer.parseInt(index.strip());
        if (i >= 0 && i < strings.size()) {
          return strings.get(i);
        }
      } catch (NumberFormatException e) {
        // Refused below, like a number that is too large.
      }
      throw refused(
          Reason.MALFORMED,
          "the cell %s refers to a text that the file does not have".formatted(at));
    }

    /** Whether cells of a style hold dates; the ids without a format code are those of the norm. */
    boolean isDate(int style) {
      if (style < 0 || style >= styles.size()) {
        return false;
      }
      String format = styles.get(style);
      Boolean own = formats.get(format);
      if (own != null) {
        return own;
      }
      return switch (format) {
        case "14",
            "15",
            "16",
            "17",
            "22",
            "27",
            "28",
            "29",
            "30",
            "31",
            "36",
            "50",
            "51",
            "52",
            "53",
            "54",
            "57",
            "58" ->
            true;
        default -> false;
      };
    }

    private static boolean isDate(String formatCode) {
      boolean quoted = false;
      boolean bracketed = false;
      for (int i = 0; i < formatCode.length(); i++) {
        char c = formatCode.charAt(i);
        if (c == '"' && !bracketed) {
          quoted = !quoted;
        } else if (!quoted && (c == '[' || c == ']')) {
          bracketed = c == '[';
        } else if (c == '\\') {
          i++;
        } else if (!quoted && !bracketed && "yYdD".indexOf(c) >= 0) {
          return true;
        }
      }
      return false;
    }
  }

  /** Text with formats in it; its runs belong together, blanks and all. */
  private static final class RichText {
    private final StringBuilder text = new StringBuilder();
    private boolean within;
    private boolean phonetic;

    void take(int event, XMLStreamReader xml) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          within = xml.getLocalName().equals("t") && !phonetic;
          phonetic |= xml.getLocalName().equals("rPh");
        }
        case XMLStreamConstants.END_ELEMENT -> {
          within = false;
          phonetic &= !xml.getLocalName().equals("rPh");
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (within) {
            text.append(xml.getText());
          }
        }
        default -> {
          // Comments and processing instructions.
        }
      }
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** One sheet while it is read. */
  private static final class Sheet {
    private final Workbook workbook;
    private final String name;
    private final Text text;
    private final RowConsumer consumer;
    private final List<String> cells = new ArrayList<>();
    private long row;
    private int column;
    private int cellsOfRow;
    private long charactersOfRow;

    Sheet(Workbook workbook, String name, Text text, RowConsumer consumer) {
      this.workbook = workbook;
      this.name = name;
      this.text = text;
      this.consumer = consumer;
    }

    void read(XMLStreamReader xml) throws XMLStreamException {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "row" -> begin(attribute(xml, "r"));
            case "c" -> readCell(xml);
            default -> {
              // Views, widths, links.
            }
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
          if (!cells.isEmpty()) {
            consumer.accept(name, row, List.copyOf(cells));
          }
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
    }

    private void readCell(XMLStreamReader xml) throws XMLStreamException {
      String reference = attribute(xml, "r");
      String type = attribute(xml, "t");
      String style = attribute(xml, "s");
      column = reference.isEmpty() ? column + 1 : column(reference);
      if (++cellsOfRow > COLUMNS_OF_A_SHEET || column > COLUMNS_OF_A_SHEET) {
        throw refused(Reason.MALFORMED, "row " + row + " has more cells than a row can have");
      }
      StringBuilder value = new StringBuilder();
      RichText inline = new RichText();
      boolean ofValue = false;
      for (int event = xml.next();
          event != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("c");
          event = xml.next()) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          ofValue = xml.getLocalName().equals("v");
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          ofValue = false;
        } else if (ofValue && event == XMLStreamConstants.CHARACTERS) {
          value.append(xml.getText());
        }
        inline.take(event, xml);
      }
      put(
          switch (type) {
            case "s" -> value.isEmpty() ? "" : workbook.string(value.toString(), at());
            case "inlineStr" -> unescaped(inline.toString());
            case "str" -> unescaped(value.toString());
            case "b" -> value.isEmpty() ? "" : isTrue(value.toString()) ? "TRUE" : "FALSE";
            case "e", "d" -> value.toString();
            default -> number(value.toString().strip(), style);
          });
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
      if (!style.isEmpty() && workbook.isDate(number(style, 0, Integer.MAX_VALUE, "style"))) {
        Optional<String> date = date(number);
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

    private Optional<String> date(BigDecimal serial) {
      if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST_SERIAL)) > 0) {
        return Optional.empty();
      }
      long seconds =
          serial
              .remainder(BigDecimal.ONE)
              .multiply(BigDecimal.valueOf(86_400))
              .setScale(0, RoundingMode.HALF_UP)
              .longValue();
      int days = serial.intValue() + (workbook.from1904 ? DAYS_FROM_1900_TO_1904 : 0);
      return day(days)
          .map(
              day ->
                  seconds == 0
                      ? day.toString()
                      : withTime(day.atStartOfDay().plusSeconds(seconds)));
    }

    private static String withTime(LocalDateTime time) {
      return time.getSecond() == 0 ? time + ":00" : time.toString();
    }

    private void put(String value) {
      if (value.isBlank()) {
        return;
      }
      charactersOfRow += value.length();
      text.characters += value.length();
      if (column > MOST_COLUMNS) {
        throw refused(Reason.LIMIT, "row " + row + " has more than " + MOST_COLUMNS + " columns");
      }
      if (value.length() > LONGEST_CELL || charactersOfRow > LONGEST_ROW) {
        throw refused(Reason.LIMIT, "the cell " + at() + " or its row is too long");
      }
      if (text.characters > MOST_CHARACTERS) {
        throw refused(Reason.LIMIT, "has too much text in its cells");
      }
      NoText.in(value)
          .ifPresent(
              seen -> {
                throw refused(
                    Reason.MALFORMED,
                    "the cell " + at() + " has " + seen + ", which is in no text");
              });
      while (cells.size() < column) {
        cells.add("");
      }
      cells.set(column - 1, value);
    }

    private String at() {
      return "in column " + column + " of row " + row + " of " + name;
    }

    private RefusedFileException refused(Reason reason, String what) {
      return workbook.refused(reason, "the sheet " + name + ": " + what);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static boolean isTrue(String value) {
    return value.strip().equals("1") || value.strip().equalsIgnoreCase("true");
  }

  /** By its local name, for namespaces differ; blank where it is absent. */
  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return Objects.requireNonNullElse(xml.getAttributeValue(i), "");
      }
    }
    return "";
  }

  /** Characters that XML cannot hold are written as _x000D_. */
  private static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher escape = ESCAPE.matcher(text);
    StringBuilder plain = new StringBuilder();
    while (escape.find()) {
      String character = String.valueOf((char) Integer.parseInt(escape.group(1), 16));
      escape.appendReplacement(plain, Matcher.quoteReplacement(character));
    }
    return escape.appendTail(plain).toString();
  }
}
