import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a workbook (ECMA-376), below the header of each sheet. Numbers in a format of days
 * are days; readings of kanji, which stand beside them, are left out.
 */
final class Workbook {
  private static final LocalDate BEFORE_THE_FIRST = LocalDate.of(1899, 12, 30);
  private static final int MOST_OF_WHAT_WAS_TAKEN_OUT = 2;
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final ZipFile zip;
  private final String name;
  private final List<String> texts = new ArrayList<>();
  private final List<Boolean> isDay = new ArrayList<>();

  private Workbook(ZipFile zip, String name) {
    this.zip = zip;
    this.name = name;
  }

  static void read(Path file, Consumer<SourceRecord> taker) throws IOException, XMLStreamException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Workbook workbook = new Workbook(zip, file.getFileName().toString());
      workbook.texts();
      workbook.formats();
      for (Map.Entry<String, String> sheet : workbook.sheets().entrySet()) {
        workbook.sheet(sheet.getKey(), sheet.getValue(), taker);
      }
    }
  }

  private interface Events {
    void start(XMLStreamReader xml) throws XMLStreamException;

    default void text(String text) {}

    default void end(String element) {}
  }

  private void parse(String part, Events events) throws IOException, XMLStreamException {
    if (zip.getEntry(part) == null) {
      return;
    }
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> events.start(xml);
          case XMLStreamConstants.CHARACTERS -> events.text(xml.getText());
          case XMLStreamConstants.END_ELEMENT -> events.end(xml.getLocalName());
          default -> {}
        }
      }
    }
  }

  /** The parts of the sheets by their names, in their order. */
  private Map<String, String> sheets() throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    parse(
        "xl/_rels/workbook.xml.rels",
        xml -> {
          if (xml.getLocalName().equals("Relationship")) {
            String target = xml.getAttributeValue(null, "Target");
            targets.put(
                xml.getAttributeValue(null, "Id"),
                target.startsWith("/") ? target.substring(1) : "xl/" + target);
          }
        });
    Map<String, String> sheets = new java.util.LinkedHashMap<>();
    parse(
        "xl/workbook.xml",
        xml -> {
          if (xml.getLocalName().equals("sheet")) {
            sheets.put(
                xml.getAttributeValue(null, "name"),
                targets.get(xml.getAttributeValue(RELATIONSHIPS, "id")));
          }
        });
    return sheets;
  }

  private void texts() throws IOException, XMLStreamException {
    parse("xl/sharedStrings.xml", new Texts(texts::add, "si"));
  }

  private static final class Texts implements Events {
    private final Consumer<String> taker;
    private final String whole;
    private final StringBuilder text = new StringBuilder();
    private boolean wanted;
    private boolean reading;

    Texts(Consumer<String> taker, String whole) {
      this.taker = taker;
      this.whole = whole;
    }

    @Override
    public void start(XMLStreamReader xml) {
      reading |= xml.getLocalName().equals("rPh");
      wanted = xml.getLocalName().equals("t") && !reading;
    }

    @Override
    public void text(String piece) {
      if (wanted) {
        text.append(piece);
      }
    }

    @Override
    public void end(String element) {
      wanted = false;
      reading &= !element.equals("rPh");
      if (element.equals(whole)) {
        taker.accept(text.toString());
        text.setLength(0);
      }
    }
  }

  private void formats() throws IOException, XMLStreamException {
    Map<Integer, String> own = new HashMap<>();
    boolean[] cells = new boolean[1];
    parse(
        "xl/styles.xml",
        new Events() {
          @Override
          public void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
              case "numFmt" ->
                  own.put(
                      Integer.parseInt(xml.getAttributeValue(null, "numFmtId")),
                      xml.getAttributeValue(null, "formatCode"));
              case "cellXfs" -> cells[0] = true;
              case "xf" -> {
                if (cells[0]) {
                  String id = xml.getAttributeValue(null, "numFmtId");
                  isDay.add(id != null && isDay(Integer.parseInt(id), own));
                }
              }
              default -> {}
            }
          }

          @Override
          public void end(String element) {
            cells[0] &= !element.equals("cellXfs");
          }
        });
  }

  /** ECMA-376, part 1, 18.8.30: days of all languages, and those of Japan and Korea. */
  private static boolean isDay(int format, Map<Integer, String> own) {
    boolean builtIn =
        (format >= 14 && format <= 22)
            || (format >= 27 && format <= 36)
            || (format >= 50 && format <= 58);
    String code = own.getOrDefault(format, "").replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return builtIn || code.matches("(?s).*[ydYDeg年].*");
  }

  private void sheet(String sheet, String part, Consumer<SourceRecord> taker)
      throws IOException, XMLStreamException {
    List<String> header = new ArrayList<>();
    parse(
        part,
        new Events() {
          private final TreeMap<Integer, String> cells = new TreeMap<>();
          private final StringBuilder text = new StringBuilder();
          private boolean wanted;
          private String type;
          private int style;
          private int column;
          private long row;

          @Override
          public void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
              case "row" -> {
                String number = xml.getAttributeValue(null, "r");
                row = number == null ? row + 1 : Long.parseLong(number);
                cells.clear();
                column = -1;
              }
              case "c" -> {
                type = xml.getAttributeValue(null, "t");
                String styled = xml.getAttributeValue(null, "s");
                style = styled == null ? 0 : Integer.parseInt(styled);
                String place = xml.getAttributeValue(null, "r");
                column = place == null ? column + 1 : column(place);
                text.setLength(0);
              }
              case "v", "t" -> wanted = true;
              default -> wanted = false;
            }
          }

          @Override
          public void text(String piece) {
            if (wanted) {
              text.append(piece);
            }
          }

          @Override
          public void end(String element) {
            wanted = false;
            if (element.equals("c")) {
              cells.put(column, value(type, style, text.toString()));
            } else if (element.equals("row")) {
              row(sheet, row, cells, header, taker);
            }
          }
        });
  }

  private String value(String type, int style, String raw) {
    if (raw.isBlank()) {
      return "";
    }
    if ("s".equals(type)) {
      return texts.get(Integer.parseInt(raw)).replace("_x000D_", "\n");
    }
    if (type == null && style < isDay.size() && isDay.get(style)) {
      return BEFORE_THE_FIRST.plusDays((long) Double.parseDouble(raw)).toString();
    }
    return raw.replaceFirst("\\.0$", "").replace("_x000D_", "\n");
  }

  private static int column(String place) {
    int column = 0;
    for (int i = 0; Character.isLetter(place.charAt(i)); i++) {
      column = column * 26 + place.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }

  private void row(
      String sheet,
      long row,
      TreeMap<Integer, String> cells,
      List<String> header,
      Consumer<SourceRecord> taker) {
    String first = cells.getOrDefault(0, "").replaceAll("\\s", "");
    if (first.startsWith("告示日付") || first.equals("Reference")) {
      header.clear();
      for (int i = 0; i <= cells.lastKey(); i++) {
        header.add(cells.getOrDefault(i, "").replaceAll("[\\s　]", " ").strip());
      }
    } else if (!header.isEmpty()) {
      List<SourceRecord.Leaf> leaves = new ArrayList<>();
      cells.forEach(
          (column, value) -> {
            if (!value.isBlank()) {
              String label = column < header.size() ? header.get(column) : "column " + (column + 1);
              leaves.add(new SourceRecord.Leaf(label, value));
            }
          });
      // What was taken out has a day and a number left.
      if (leaves.size() > MOST_OF_WHAT_WAS_TAKEN_OUT) {
        taker.accept(new SourceRecord(name + "#" + sheet, row, leaves));
      }
    }
  }
}
