import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes a file of a list apart without knowing how the register reads it: every text and attribute
 * of an XML record, every cell of a row, every value of a JSON line; of OFAC's Remarks, every piece.
 */
final class SourceFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The elements that are records. */
  private static final Set<String> RECORDS =
      Set.of(
          "sdnEntry",
          "entity",
          "INDIVIDUAL",
          "ENTITY",
          "Designation",
          "sanctionEntity",
          "record",
          "DistinctParty");

  /** Its attributes are ids of values that stand elsewhere in the file, but for that of the party. */
  private static final String ADVANCED = "DistinctParty";

  private static final int OFAC_PROGRAMMES = 3;
  private static final int OFAC_REMARKS = 11;
  private static final int OFAC_COLUMNS = 12;

  private final Path file;
  private final String name;
  private final Consumer<SourceRecord> taker;

  private SourceFile(Path file, Consumer<SourceRecord> taker) {
    this.file = file;
    this.name = file.getFileName().toString();
    this.taker = taker;
  }

  static void read(Path file, Consumer<SourceRecord> taker) throws IOException, XMLStreamException {
    SourceFile source = new SourceFile(file, taker);
    String lower = source.name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".xml")) {
      source.xml();
    } else if (lower.endsWith(".csv")) {
      source.csv();
    } else if (lower.endsWith(".xlsx")) {
      Workbook.read(file, taker);
    } else {
      source.lines();
    }
  }

  private void xml() throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      Deque<String> path = new ArrayDeque<>();
      List<SourceRecord.Leaf> leaves = null;
      long line = 0;
      boolean ids = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (leaves == null && RECORDS.contains(xml.getLocalName())) {
            leaves = new ArrayList<>();
            line = xml.getLocation().getLineNumber();
            ids = xml.getLocalName().equals(ADVANCED);
          } else if (leaves != null) {
            path.addLast(xml.getLocalName());
          }
          for (int i = 0; leaves != null && i < xml.getAttributeCount(); i++) {
            String label = String.join("/", path) + "@" + xml.getAttributeLocalName(i);
            if (ids && !label.equals("@FixedRef")) {
              continue;
            }
            leaves.add(new SourceRecord.Leaf(label, xml.getAttributeValue(i)));
          }
        } else if (event == XMLStreamConstants.CHARACTERS && leaves != null) {
          String label = String.join("/", path);
          // OFAC's remarks have several values in one text.
          int column = label.equals("remarks") ? OFAC_REMARKS : -1;
          for (String piece : pieces(column, xml.getText())) {
            leaves.add(new SourceRecord.Leaf(label, piece));
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && leaves != null) {
          if (path.isEmpty()) {
            taker.accept(new SourceRecord(name, line, leaves));
            leaves = null;
          } else {
            path.removeLast();
          }
        }
      }
    }
  }

  private void csv() throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).replaceAll("[\u001a\ufeff]", "");
    boolean headed = !text.matches("(?s)[0-9]+,.*");
    String first = text.lines().findFirst().orElse("");
    char separator = first.chars().filter(c -> c == ';').count() > 3 ? ';' : ',';
    List<String> columns = null;
    for (Row row : rows(text, separator)) {
      if (headed && columns == null) {
        columns = row.cells.get(0).startsWith("Report Date") ? null : row.cells;
        continue;
      }
      List<SourceRecord.Leaf> leaves = new ArrayList<>();
      for (int i = 0; i < row.cells.size(); i++) {
        String label = columns == null ? ofac(row.cells.size(), i) : columns.get(i);
        String cell = row.cells.get(i).strip();
        if (!cell.equals("-0-")) {
          boolean sdn = columns == null && row.cells.size() == OFAC_COLUMNS;
          for (String piece : pieces(sdn ? i : -1, cell)) {
            leaves.add(new SourceRecord.Leaf(label, piece));
          }
        }
      }
      taker.accept(new SourceRecord(name, row.line, leaves));
    }
  }

  /** OFAC's files have no header; those of which a rule knows something have a name. */
  private static String ofac(int columns, int column) {
    boolean isName = (columns == OFAC_COLUMNS && column == 1) || (columns == 5 && column == 3);
    return isName ? "SDN_Name" : "column " + (column + 1);
  }

  /** OFAC's programmes and Remarks have several values in one cell. */
  private static List<String> pieces(int column, String cell) {
    return switch (column) {
      case OFAC_PROGRAMMES -> List.of(cell.split("\\] \\["));
      case OFAC_REMARKS ->
          List.of((cell.endsWith(".") ? cell.substring(0, cell.length() - 1) : cell).split("; "));
      default -> List.of(cell);
    };
  }

  private record Row(long line, List<String> cells) {}

  /** RFC 4180. */
  private static List<Row> rows(String text, char separator) {
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    long line = 1;
    long begun = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line += c == '\n' ? 1 : 0;
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"' && cell.toString().isBlank()) {
        quoted = true;
      } else if (c == separator) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        end(rows, begun, cells, cell);
        cells = new ArrayList<>();
        begun = line;
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    end(rows, begun, cells, cell);
    return rows;
  }

  private static void end(List<Row> rows, long begun, List<String> cells, StringBuilder cell) {
    cells.add(cell.toString());
    cell.setLength(0);
    if (cells.size() > 1 || !cells.get(0).isBlank()) {
      rows.add(new Row(begun, cells));
    }
  }

  private void lines() throws IOException {
    List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isBlank()) {
        List<SourceRecord.Leaf> leaves = new ArrayList<>();
        leaves(JSON.readTree(all.get(i)), "", leaves);
        taker.accept(new SourceRecord(name, i + 1, leaves));
      }
    }
  }

  private static void leaves(JsonNode node, String path, List<SourceRecord.Leaf> leaves) {
    if (node.isValueNode()) {
      leaves.add(new SourceRecord.Leaf(path, node.asText()));
    }
    node.properties().forEach(field -> leaves(field.getValue(), path + "/" + field.getKey(), leaves));
    if (node.isArray()) {
      node.forEach(element -> leaves(element, path, leaves));
    }
  }
}
