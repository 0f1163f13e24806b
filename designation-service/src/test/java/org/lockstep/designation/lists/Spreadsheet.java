package org.lockstep.designation.lists;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.ListFile;

/** An xlsx file as a test needs it: sheets by their cells or by their XML, and any other part. */
public final class Spreadsheet {
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final List<String> sheets = new ArrayList<>();
  private final List<String> strings = new ArrayList<>();
  private final Set<String> hidden = new HashSet<>();

  /** A row: texts, numbers, truth, dates (formatted as such); null is a cell that is not there. */
  public static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }

  @SafeVarargs
  public final Spreadsheet sheet(String name, List<@Nullable Object>... rows) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      xml.append("<row r=\"").append(i + 1).append("\">");
      for (int j = 0; j < rows[i].size(); j++) {
        Object cell = rows[i].get(j);
        if (cell != null) {
          xml.append(cell(reference(j, i + 1), cell));
        }
      }
      xml.append("</row>");
    }
    return sheetXml(name, xml.toString());
  }

  private static String reference(int column, int row) {
    String letters = column < 26 ? "" : String.valueOf((char) ('A' + column / 26 - 1));
    return letters + (char) ('A' + column % 26) + row;
  }

  private String cell(String reference, Object cell) {
    if (cell instanceof Number) {
      return "<c r=\"%s\"><v>%s</v></c>".formatted(reference, cell);
    }
    if (cell instanceof Boolean truth) {
      return "<c r=\"%s\" t=\"b\"><v>%d</v></c>".formatted(reference, truth ? 1 : 0);
    }
    if (cell instanceof LocalDate date) {
      long serial = ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), date);
      return "<c r=\"%s\" s=\"1\"><v>%d</v></c>".formatted(reference, serial);
    }
    strings.add("<si><t>" + escaped(cell.toString()) + "</t></si>");
    return "<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(reference, strings.size() - 1);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "_x000D_");
  }

  /** A sheet of rows in XML. */
  public Spreadsheet sheetXml(String name, String rows) {
    sheets.add(name);
    return part(
        "xl/worksheets/sheet" + sheets.size() + ".xml",
        "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
  }

  /** Cells of the last sheet that are merged, such as A2:A4. */
  public Spreadsheet merged(String... regions) {
    String cells =
        Arrays.stream(regions)
            .map(region -> "<mergeCell ref=\"" + region + "\"/>")
            .collect(Collectors.joining("", "<mergeCells>", "</mergeCells>"));
    return edited("</sheetData>", "</sheetData>" + cells);
  }

  /** What stands before the rows of the last sheet, in XML. */
  public Spreadsheet before(String xml) {
    return edited("<sheetData>", xml + "<sheetData>");
  }

  private Spreadsheet edited(String from, String to) {
    parts.computeIfPresent(
        "xl/worksheets/sheet" + sheets.size() + ".xml",
        (name, content) ->
            new String(content, StandardCharsets.UTF_8)
                .replace(from, to)
                .getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public Spreadsheet hidden(String sheet) {
    hidden.add(sheet);
    return this;
  }

  /** Texts that all sheets share, in XML, with which those of cells begin. */
  public Spreadsheet string(String si) {
    strings.add(si);
    return this;
  }

  public Spreadsheet part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public Spreadsheet part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  public byte[] bytes() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    put(all, "[Content_Types].xml", "<Types/>");
    StringBuilder names = new StringBuilder();
    StringBuilder targets = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      names.append(
          "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
              .formatted(
                  sheets.get(i - 1),
                  i,
                  hidden.contains(sheets.get(i - 1)) ? " state=\"hidden\"" : "",
                  i));
      targets.append(
          "<Relationship Id=\"rId%d\" Target=\"worksheets/sheet%d.xml\"/>".formatted(i, i));
    }
    put(
        all,
        "xl/workbook.xml",
        "<workbook xmlns:r=\"urn:r\"><sheets>" + names + "</sheets></workbook>");
    put(all, "xl/_rels/workbook.xml.rels", "<Relationships>" + targets + "</Relationships>");
    put(
        all,
        "xl/styles.xml",
        """
        <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
        <numFmt numFmtId="165" formatCode="[Red]0.00&quot; days&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
        """);
    parts.forEach(all::put);
    all.putIfAbsent(
        "xl/sharedStrings.xml",
        ("<sst>" + String.join("", strings) + "</sst>").getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(Map<String, byte[]> parts, String name, String content) {
    parts.put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public ListFile file(String name) {
    return Read.file(name, bytes());
  }
}
