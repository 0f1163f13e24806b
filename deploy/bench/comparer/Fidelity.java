import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.process.Ports;

/**
 * Compares an imported file with the register. Asks the API for the designation whose original
 * record begins where a record of the file does, or which an earlier edition brought under the same
 * key, and looks for each value in the typed fields, in the extras, and in the original; for names,
 * dates and numbers also whether they were taken for that.
 */
final class Fidelity {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String gateway;
  private final OfficerSignIn signIn;
  private String token;
  private final Path exceptions;
  private final Map<String, Held> byPlace = new HashMap<>();
  private final Map<String, Held> byKey = new HashMap<>();
  private final Map<String, Map<String, int[]>> tally = new TreeMap<>();
  private final Map<String, String> examples = new HashMap<>();
  private final Meanings meanings = new Meanings();
  private Sight sight;
  private int records;
  private int recordsMissing;

  private Fidelity(Path data, int portBase, Path exceptions) {
    this.gateway = "http://127.0.0.1:" + new Ports(portBase).gateway();
    this.signIn = OfficerSignIn.of(data, portBase);
    this.token = signIn.token("list-operator");
    this.exceptions = exceptions;
  }

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]).toAbsolutePath().normalize();
    int base =
        DataFolder.portBaseOfReady(data)
            .orElseThrow(() -> new IllegalStateException("Lockstep is not running on " + data));
    Fidelity fidelity = new Fidelity(data, base, Path.of(args[1]));
    fidelity.fetch(args[2]);
    for (String file : Arrays.asList(args).subList(3, args.length)) {
      SourceFile.read(Path.of(file), fidelity::take);
    }
    System.exit(fidelity.print() ? 0 : 1);
  }

  private void fetch(String importId) throws Exception {
    JsonNode of = get("/api/v1/imports/" + importId);
    String source = of.get("source").asText();
    if (!of.hasNonNull("registerState")) {
      throw new IllegalStateException("The import is " + of.path("status").asText("not there") + ", so there is nothing to compare.");
    }
    String state = of.get("registerState").asText();
    sight = new Sight(source, exceptions);
    System.out.printf(
        "%s, edition of %s, as known at register state %s%n", source, of.get("edition").asText(), state);
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
        hold(item, state, source);
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
    Held held = new Held(item, original);
    byKey.put(original.get("key").asText(), held);
    for (JsonNode piece : original.get("pieces")) {
      byPlace.put(piece.get("file").asText() + ":" + piece.get("line").asLong(), held);
    }
    sight.take(item.path("listingRecord"));
  }

  private void take(SourceRecord source) {
    records++;
    Held held = byPlace.get(source.file() + ":" + source.line());
    for (int i = 0; held == null && i < source.leaves().size(); i++) {
      held = byKey.get(source.leaves().get(i).value().strip());
    }
    if (held == null) {
      recordsMissing++;
      examples.putIfAbsent("record", source.file() + ":" + source.line());
    }
    for (SourceRecord.Leaf leaf : source.leaves()) {
      value(held, source.file(), leaf);
    }
  }

  private void value(Held held, String file, SourceRecord.Leaf leaf) {
    String value = Held.normal(leaf.value());
    // A yes or a no is no text that could be looked for.
    if (value.isEmpty() || value.matches("[01]|true|false")) {
      return;
    }
    int[] counts =
        tally.computeIfAbsent(file, f -> new TreeMap<>()).computeIfAbsent(leaf.label(), l -> new int[4]);
    String raw = leaf.value().strip();
    int found = found(held, value);
    counts[found]++;
    examples.merge(
        file + leaf.label() + found,
        raw,
        (one, other) -> found != 2 || one.length() > 900 ? one : one + " | " + other);
    if (held != null) {
      meanings.take(held, leaf.label(), leaf.value());
    }
  }

  /** In which of the columns that are printed. */
  private static int found(Held held, String value) {
    if (held == null) {
      return 3;
    }
    if (held.isTyped(value)) {
      return 0;
    }
    if (held.isExtra(value)) {
      return 1;
    }
    return held.isInOriginal(value) ? 2 : 3;
  }

  private boolean print() {
    System.out.printf(
        "%d records, %d without a designation%s%n",
        records, recordsMissing, recordsMissing == 0 ? "" : ", first " + examples.get("record"));
    long[] all = new long[4];
    System.out.printf(
        "%-44s %10s %10s %8s %9s %8s%n", "file", "values", "typed", "extras", "original", "lost");
    for (Map.Entry<String, Map<String, int[]>> file : tally.entrySet()) {
      long[] sum = new long[4];
      file.getValue().values().forEach(counts -> add(sum, counts));
      for (int i = 0; i < 4; i++) {
        all[i] += sum[i];
      }
      row(file.getKey(), sum);
    }
    row("all", all);
    meanings.print();
    sight.print();
    System.out.println("Not in typed fields, by label (extras, original only, lost):");
    tally.forEach(
        (file, labels) ->
            labels.forEach(
                (label, counts) -> {
                  if (counts[1] + counts[2] + counts[3] > 0) {
                    misses(file, label, counts);
                  }
                }));
    return all[3] == 0;
  }

  private void misses(String file, String label, int[] counts) {
    System.out.printf("  %s %s: %d, %d, %d", file, label, counts[1], counts[2], counts[3]);
    for (int i = 1; i < 4; i++) {
      String example = examples.get(file + label + i);
      if (example != null) {
        System.out.print(
            "  e.g. " + (example.length() > 400 ? example.substring(0, 400) + "..." : example));
      }
    }
    System.out.println();
  }

  private static void add(long[] sum, int[] counts) {
    for (int i = 0; i < 4; i++) {
      sum[i] += counts[i];
    }
  }

  private static void row(String file, long[] sum) {
    long values = sum[0] + sum[1] + sum[2] + sum[3];
    System.out.printf(
        "%-44s %,10d %9.3f%% %,8d %,9d %,8d%n",
        file, values, values == 0 ? 100 : 100.0 * sum[0] / values, sum[1], sum[2], sum[3]);
  }

  private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(gateway + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = answer(path);
    if (answer.statusCode() == 401) {
      // A token lasts some minutes, a large list takes longer.
      token = signIn.token("list-operator");
      answer = answer(path);
    }
    if (answer.statusCode() == 404) {
      return JSON.createObjectNode();
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
