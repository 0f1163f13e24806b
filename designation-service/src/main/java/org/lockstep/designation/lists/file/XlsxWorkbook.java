package org.lockstep.designation.lists.file;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** What the sheets of a workbook refer to, and how much of their text has been handed on. */
final class XlsxWorkbook {
  private static final long MOST_BYTES_OF_STRINGS = 64L << 20;
  private static final int BYTES_OF_A_STRING = 64;
  private static final int MOST_STYLES = 65_536;

  private final ListFile file;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();
  private final List<String> strings = new ArrayList<>();
  private long bytesOfStrings;
  private final Map<String, XlsxFormat> formats = new HashMap<>();
  private final List<String> styles = new ArrayList<>();
  private final Set<String> hidden = new LinkedHashSet<>();
  private boolean from1904;
  private boolean found;
  private long charactersHandedOn;

  XlsxWorkbook(ListFile file) {
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

  /** Says what is unusual about the whole. */
  void remark(XlsxTable.RemarkConsumer remarks) {
    hidden.forEach(
        sheet -> remarks.accept(at(sheet), 1, "the sheet is hidden; it was read like the others"));
    if (from1904) {
      remarks.accept(
          file.name(),
          1,
          "the workbook counts days from 1904; a day that is not formatted as one is read four"
              + " years too early, if at all");
    }
  }

  /** The name of a sheet for people. */
  String at(String sheet) {
    return file.name() + "#" + sheet;
  }

  private void readSheets(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("sheet")) {
        names.put(XlsxAttributes.of(xml, "id"), XlsxAttributes.of(xml, "name"));
        if (XlsxAttributes.of(xml, "state").toLowerCase(Locale.ROOT).endsWith("hidden")) {
          hidden.add(XlsxAttributes.of(xml, "name"));
        }
      } else if (xml.getLocalName().equals("workbookPr")) {
        from1904 = XlsxAttributes.isTrue(XlsxAttributes.of(xml, "date1904"));
      }
    }
  }

  private void readTargets(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")) {
        targets.put(XlsxAttributes.of(xml, "Id"), XlsxAttributes.of(xml, "Target"));
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
              formats.put(
                  XlsxAttributes.of(xml, "numFmtId"),
                  XlsxFormat.of(XlsxAttributes.of(xml, "formatCode")));
          case "cellXfs" -> ofCells = true;
          case "xf" -> {
            if (ofCells) {
              styles.add(XlsxAttributes.of(xml, "numFmtId"));
            }
          }
          default -> {
            // Fonts and borders.
          }
        }
        if (styles.size() > MOST_STYLES || formats.size() > MOST_STYLES) {
          throw refused(Reason.LIMIT, "has more than " + MOST_STYLES + " formats");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        ofCells = false;
      }
    }
  }

  private void readStrings(XMLStreamReader xml) throws XMLStreamException {
    XlsxText text = new XlsxText();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        text = new XlsxText();
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
        String string = XlsxText.unescaped(text.toString());
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
        Reason.MALFORMED, "the cell %s refers to a text that the file does not have".formatted(at));
  }

  /** How cells of a style show a number; the ids without a format code are those of the norm. */
  XlsxFormat format(int style) {
    if (style < 0 || style >= styles.size()) {
      return XlsxFormat.NUMBER;
    }
    String format = styles.get(style);
    XlsxFormat own = formats.get(format);
    return own == null ? XlsxFormat.builtIn(format) : own;
  }

  /** Whether serial numbers count from 1904 and not from 1900. */
  boolean isFrom1904() {
    return from1904;
  }

  /**
   * Counts text of a cell.
   *
   * @return the characters of all cells so far
   */
  long handOn(String text) {
    charactersHandedOn += text.length();
    return charactersHandedOn;
  }
}
