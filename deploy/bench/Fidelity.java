import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.process.Ports;

/**
 * Takes an imported file apart without knowing how the register reads it: every text and attribute of
 * an XML record, every cell of a CSV row, every value of a JSON line; of OFAC's Remarks, every piece.
 * Then it asks the API for the designation whose original record begins at that line, or which an
 * earlier edition brought under the same key, and looks for the value in the typed fields, in the
 * extras, and in the original.
 *
 * <p>A value is found in a field that is equal to it, apart from blanks and Unicode normal form, or
 * that has it as part of a longer text; words of a list's own vocabulary are found in the constants
 * that stand for them ({@link #WORDS}).
 */
final class Fidelity {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORTEST_PART = 3;
  private static final int MOST_LABEL_WORDS = 14;

  /** The elements that are records. */
  private static final Set<String> RECORDS =
      Set.of("sdnEntry", "INDIVIDUAL", "ENTITY", "Designation", "sanctionEntity", "record");

  /** What constants stand for which words. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("individual", "PERSON"),
          Map.entry("person", "PERSON"),
          Map.entry("entity", "ORGANIZATION"),
          Map.entry("company", "ORGANIZATION"),
          Map.entry("organization", "ORGANIZATION"),
          Map.entry("legalentity", "ORGANIZATION"),
          Map.entry("vessel", "VESSEL"),
          Map.entry("ship", "VESSEL"),
          Map.entry("aircraft", "AIRCRAFT"),
          Map.entry("a.k.a.", "ALIAS"),
          Map.entry("aka", "ALIAS"),
          Map.entry("alias", "ALIAS"),
          Map.entry("primary name variation", "ALIAS"),
          Map.entry("primary name", "PRIMARY"),
          Map.entry("f.k.a.", "PREVIOUS"),
          Map.entry("fka", "PREVIOUS"),
          Map.entry("n.k.a.", "ALIAS"),
          Map.entry("nka", "ALIAS"),
          Map.entry("strong", "STRONG"),
          Map.entry("good", "STRONG"),
          Map.entry("good quality", "STRONG"),
          Map.entry("good quality a.k.a", "STRONG"),
          Map.entry("low quality a.k.a", "WEAK"),
          Map.entry("prohibition of port entry", "PORT_ENTRY_BAN"),
          Map.entry("weak", "WEAK"),
          Map.entry("low", "WEAK"),
          Map.entry("low quality", "WEAK"),
          Map.entry("male", "MALE"),
          Map.entry("female", "FEMALE"),
          Map.entry("exact", "EXACT"),
          Map.entry("approximately", "CIRCA"),
          Map.entry("between", "RANGE"),
          Map.entry("asset freeze", "ASSET_FREEZE"),
          Map.entry("travel ban", "TRAVEL_BAN"));

  private final HttpClient http = HttpClient.newHttpClient();
  private final String gateway;
  private final String token;
  private final Map<String, Held> byPlace = new HashMap<>();
  private final Map<String, Held> byKey = new HashMap<>();
  private final Map<String, Map<String, int[]>> tally = new TreeMap<>();
  private final Map<String, String> examples = new HashMap<>();
  private int records;
  private int recordsMissing;

  private Fidelity(Path data, int portBase) {
    this.gateway = "http://127.0.0.1:" + new Ports(portBase).gateway();
    this.token = OfficerSignIn.of(data, portBase).token("list-operator");
  }

  /** What the API says of a designation, ready for searching. */
  private record Held(Set<String> typed, String typedText, Set<String> extras, String extrasText, String original) {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]).toAbsolutePath().normalize();
    int base =
        DataFolder.portBaseOfReady(data)
            .orElseThrow(() -> new IllegalStateException("Lockstep is not running on " + data));
    Fidelity fidelity = new Fidelity(data, base);
    fidelity.fetch(args[1]);
    for (String file : Arrays.asList(args).subList(2, args.length)) {
      fidelity.compare(Path.of(file));
    }
    System.exit(fidelity.print() ? 0 : 1);
  }

  private void fetch(String importId) throws Exception {
    JsonNode of = get("/api/v1/imports/" + importId);
    String state = of.get("registerState").asText();
    System.out.printf(
        "%s, edition of %s, as known at register state %s%n",
        of.get("source").asText(), of.get("edition").asText(), state);
    String after = "";
    do {
      JsonNode page =
          get(
              "/api/v1/designations?limit=500&status=IN_FORCE&authority="
                  + of.get("authority").asText()
                  + "&knownAt="
                  + state
                  + after);
      for (JsonNode item : page.get("items")) {
        hold(item, state, of.get("source").asText());
      }
      after = page.has("next") ? "&after=" + page.get("next").asText() : "";
    } while (!after.isEmpty());
  }

  private void hold(JsonNode item, String state, String source) throws Exception {
    JsonNode original =
        get("/api/v1/designations/" + item.get("id").asText() + "/original?knownAt=" + state);
    if (!original.path("list").asText().equals(source)) {
      return;
    }
    Set<String> typed = new HashSet<>();
    Set<String> extras = new HashSet<>();
    collect(item, "", typed, extras);
    StringBuilder text = new StringBuilder();
    original.withArray("pieces").forEach(piece -> text.append(unescaped(piece.get("text").asText())).append('\n'));
    Held held =
        new Held(
            typed,
            String.join("\n", typed),
            extras,
            String.join("\n", extras),
            normal(text.toString()));
    byKey.put(original.get("key").asText(), held);
    for (JsonNode piece : original.get("pieces")) {
      byPlace.put(piece.get("file").asText() + ":" + piece.get("line").asLong(), held);
    }
  }

  private static void collect(JsonNode node, String path, Set<String> typed, Set<String> extras) {
    if (node.isValueNode()) {
      (path.startsWith(".listingRecord.extras") ? extras : typed).add(normal(node.asText()));
    }
    node.properties().forEach(field -> collect(field.getValue(), path + "." + field.getKey(), typed, extras));
    if (node.isArray()) {
      node.forEach(element -> collect(element, path, typed, extras));
    }
  }

  private void compare(Path file) throws Exception {
    String name = file.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".xml")) {
      xml(file, name);
    } else if (lower.endsWith(".csv")) {
      csv(file, name);
    } else {
      lines(file, name);
    }
  }

  private void xml(Path file, String name) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      Deque<String> path = new ArrayDeque<>();
      List<String[]> leaves = null;
      long line = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (leaves == null && RECORDS.contains(xml.getLocalName())) {
            leaves = new ArrayList<>();
            line = xml.getLocation().getLineNumber();
          } else if (leaves != null) {
            path.addLast(xml.getLocalName());
          }
          for (int i = 0; leaves != null && i < xml.getAttributeCount(); i++) {
            leaves.add(new String[] {String.join("/", path) + "@" + xml.getAttributeLocalName(i), xml.getAttributeValue(i)});
          }
        } else if (event == XMLStreamConstants.CHARACTERS && leaves != null) {
          String label = String.join("/", path);
          // OFAC's remarks have several values in one text.
          for (String piece : label.equals("remarks") ? pieces(11, xml.getText()) : List.of(xml.getText())) {
            leaves.add(new String[] {label, piece});
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && leaves != null) {
          if (path.isEmpty()) {
            record(name, line, leaves);
            leaves = null;
          } else {
            path.removeLast();
          }
        }
      }
    }
  }

  private void csv(Path file, String name) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).replace("\u001a", "");
    List<String> columns = null;
    boolean headed = !text.matches("(?s)[0-9]+,.*");
    for (Row row : rows(text)) {
      if (headed && columns == null) {
        columns = row.cells.get(0).startsWith("Report Date") ? null : row.cells;
        continue;
      }
      List<String[]> leaves = new ArrayList<>();
      for (int i = 0; i < row.cells.size(); i++) {
        String label = columns == null ? "column " + (i + 1) : columns.get(i);
        String cell = row.cells.get(i).strip();
        if (!cell.equals("-0-")) {
          for (String piece : pieces(columns == null && row.cells.size() == 12 ? i : -1, cell)) {
            leaves.add(new String[] {label, piece});
          }
        }
      }
      record(name, row.line, leaves);
    }
  }

  /** OFAC's programmes and Remarks have several values in one cell. */
  private static List<String> pieces(int column, String cell) {
    if (column == 3) {
      return List.of(cell.split("\\] \\["));
    }
    if (column == 11) {
      return List.of((cell.endsWith(".") ? cell.substring(0, cell.length() - 1) : cell).split("; "));
    }
    return List.of(cell);
  }

  private record Row(long line, List<String> cells) {}

  /** RFC 4180. */
  private static List<Row> rows(String text) {
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
      } else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (cells.size() > 1 || !cells.get(0).isBlank()) {
          rows.add(new Row(begun, cells));
        }
        cells = new ArrayList<>();
        begun = line;
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    if (cells.size() > 1 || !cells.get(0).isBlank()) {
      rows.add(new Row(begun, cells));
    }
    return rows;
  }

  private void lines(Path file, String name) throws IOException {
    List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isBlank()) {
        List<String[]> leaves = new ArrayList<>();
        leaves(JSON.readTree(all.get(i)), "", (label, value) -> leaves.add(new String[] {label, value}));
        record(name, i + 1, leaves);
      }
    }
  }

  private interface Leaf {
    void take(String label, String value);
  }

  private static void leaves(JsonNode node, String path, Leaf leaf) {
    if (node.isValueNode()) {
      leaf.take(path, node.asText());
    }
    node.properties().forEach(field -> leaves(field.getValue(), path + "/" + field.getKey(), leaf));
    if (node.isArray()) {
      node.forEach(element -> leaves(element, path, leaf));
    }
  }

  private void record(String file, long line, List<String[]> leaves) {
    records++;
    Held held = byPlace.get(file + ":" + line);
    for (int i = 0; held == null && i < leaves.size(); i++) {
      held = byKey.get(leaves.get(i)[1].strip());
    }
    if (held == null) {
      recordsMissing++;
      examples.putIfAbsent("record", file + ":" + line);
    }
    for (String[] leaf : leaves) {
      value(held, file, leaf[0], leaf[1]);
    }
  }

  private void value(Held held, String file, String label, String raw) {
    String value = normal(raw);
    if (value.isEmpty()) {
      return;
    }
    int[] counts = tally.computeIfAbsent(file, f -> new TreeMap<>()).computeIfAbsent(label, l -> new int[4]);
    if (held == null) {
      counts[3]++;
    } else if (isIn(held.typed, held.typedText, value)) {
      counts[0]++;
    } else if (isIn(held.extras, held.extrasText, value)) {
      counts[1]++;
      examples.putIfAbsent(file + label + 1, raw.strip());
    } else if (held.original.contains(value)) {
      counts[2]++;
      examples.merge(file + label + 2, raw.strip(), (one, other) -> one.length() > 900 ? one : one + " | " + other);
    } else {
      counts[3]++;
      examples.putIfAbsent(file + label + 3, raw.strip());
    }
  }

  private static boolean isIn(Set<String> values, String text, String value) {
    if (values.contains(value) || (value.length() >= SHORTEST_PART && text.contains(value))) {
      return true;
    }
    // A day as lists write it is a day of ISO 8601 in its field.
    String[] day = value.split("[./]");
    if (value.matches("[0-9]{1,2}([./])[0-9]{1,2}\\1[0-9]{4}")
        && values.contains("%s-%02d-%02d".formatted(day[2], Integer.parseInt(day[1]), Integer.parseInt(day[0])))) {
      return true;
    }
    // Programmes have codes of A to Z, digits and dashes.
    if (value.length() >= SHORTEST_PART && text.contains("-" + value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-"))) {
      return true;
    }
    String constant = WORDS.get(value.toLowerCase(Locale.ROOT));
    if (constant != null && values.contains(constant)) {
      return true;
    }
    // OFAC's labels end in a colon or a dash in some of its files, and its features have higher ids in SDN.XML.
    String bareLabel = value.replaceAll("[ :-]+$", "");
    if (!bareLabel.equals(value) && values.contains(bareLabel)) {
      return true;
    }
    if (value.matches("[0-9]{6}") && values.contains(String.valueOf(Integer.parseInt(value) - 100_000))) {
      return true;
    }
    // A piece of OFAC's Remarks begins with a label.
    String rest = value;
    for (int i = 0; i < MOST_LABEL_WORDS && rest.indexOf(' ') > 0; i++) {
      rest = rest.substring(rest.indexOf(' ') + 1);
      String bare = rest.replaceAll("^['(]+|[').]+$", "");
      String word = WORDS.get(bare.toLowerCase(Locale.ROOT));
      if (values.contains(rest)
          || values.contains(bare)
          || values.contains(bare + ".")
          || values.contains("'" + bare + "'")
          || (word != null && values.contains(word))) {
        return true;
      }
    }
    // A cell of several values, each in a field of its own.
    String[] parts = value.split("; |, |;|,");
    return parts.length > 1
        && Arrays.stream(parts)
            .map(part -> part.replaceAll("^.*: ", "").strip())
            .allMatch(part -> part.isEmpty() || values.contains(part) || text.contains(part));
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\u00a0]+", " ").strip();
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&").replace("\"\"", "\"")
        + "\n" + text;
  }

  private boolean print() {
    System.out.printf("%d records, %d without a designation%s%n", records, recordsMissing, recordsMissing == 0 ? "" : ", first " + examples.get("record"));
    long[] all = new long[4];
    System.out.printf("%-44s %10s %10s %8s %9s %8s%n", "file", "values", "typed", "extras", "original", "lost");
    for (Map.Entry<String, Map<String, int[]>> file : tally.entrySet()) {
      long[] sum = new long[4];
      file.getValue().values().forEach(counts -> add(sum, counts));
      for (int i = 0; i < 4; i++) {
        all[i] += sum[i];
      }
      row(file.getKey(), sum);
    }
    row("all", all);
    System.out.println("Not in typed fields, by label (extras, original only, lost):");
    for (Map.Entry<String, Map<String, int[]>> file : tally.entrySet()) {
      Map<String, int[]> misses = new LinkedHashMap<>();
      file.getValue().forEach((label, counts) -> {
        if (counts[1] + counts[2] + counts[3] > 0) {
          misses.put(label, counts);
        }
      });
      misses.forEach((label, counts) -> {
        System.out.printf("  %s %s: %d, %d, %d", file.getKey(), label, counts[1], counts[2], counts[3]);
        for (int i = 1; i < 4; i++) {
          String example = examples.get(file.getKey() + label + i);
          if (example != null) {
            System.out.print("  e.g. " + (example.length() > 400 ? example.substring(0, 400) + "..." : example));
          }
        }
        System.out.println();
      });
    }
    return all[3] == 0;
  }

  private static void add(long[] sum, int[] counts) {
    for (int i = 0; i < 4; i++) {
      sum[i] += counts[i];
    }
  }

  private static void row(String file, long[] sum) {
    long values = sum[0] + sum[1] + sum[2] + sum[3];
    System.out.printf(
        "%-44s %,10d %9.3f%% %,8d %,9d %,8d%n", file, values, values == 0 ? 100 : 100.0 * sum[0] / values, sum[1], sum[2], sum[3]);
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(gateway + path)).header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 404) {
      return JSON.createObjectNode();
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
