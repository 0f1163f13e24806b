import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.process.Ports;

/**
 * Imports editions of a list into a running Lockstep, through the gateway, and says for each how
 * long it took from the first byte of the upload until it was published, and until every new
 * designation could be read from entity-service on its entity. The last edition is then imported
 * once more, which must make nothing.
 *
 * <p>The second figure is an upper bound: when the register knew the entity of each designation,
 * which it learns from entity-service after that can be asked for it. Then each is asked for, at
 * entity-service itself, and none may be missing. Where designations were amended or delisted,
 * whose entities were known before, it is the end of the first pass over all of them in which none
 * was missing, and what the pass takes is part of the figure.
 */
final class Import {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MOVING = Set.of("RECEIVING", "WAITING", "READING", "PUBLISHING");
  private static final int READERS = 2;
  private static final long PATIENCE_SECONDS = 900;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String gateway;
  private final String entityService;
  private final Path data;
  private final int portBase;
  private final String operator;
  private final String approver;

  private Import(Path data, int portBase) {
    this.data = data;
    this.portBase = portBase;
    this.gateway = "http://127.0.0.1:" + new Ports(portBase).gateway();
    this.entityService = "http://127.0.0.1:" + new Ports(portBase).entity();
    this.operator = OfficerSignIn.of(data, portBase).token("list-operator");
    this.approver = OfficerSignIn.of(data, portBase).token("list-approver");
  }

  private record Edition(String date, List<Path> files) {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]).toAbsolutePath().normalize();
    int base =
        DataFolder.portBaseOfReady(data)
            .orElseThrow(() -> new IllegalStateException("Lockstep is not running on " + data));
    String source = args[1];
    Import bench = new Import(data, base);
    List<Edition> editions = editions(Arrays.asList(args).subList(2, args.length));
    System.out.printf(
        "%-12s %9s %9s %9s %9s %9s %12s %14s%n",
        "edition", "entries", "new", "changed", "gone", "MB", "published s", "all readable s");
    for (Edition edition : editions) {
      bench.run(source, edition);
    }
    bench.run(source, editions.get(editions.size() - 1));
    System.exit(0);
  }

  private static List<Edition> editions(List<String> words) {
    List<Edition> editions = new ArrayList<>();
    List<String> rest = new ArrayList<>(words);
    while (!rest.isEmpty()) {
      int then = rest.indexOf("--then");
      List<String> one = rest.subList(0, then < 0 ? rest.size() : then);
      editions.add(
          new Edition(one.get(0), one.subList(1, one.size()).stream().map(Path::of).toList()));
      rest = then < 0 ? List.of() : rest.subList(then + 1, rest.size());
    }
    return editions;
  }

  private void run(String source, Edition edition) throws Exception {
    byte[] body = body(edition.files());
    long begun = System.nanoTime();
    JsonNode item =
        send(
            "POST",
            "/api/v1/lists/" + source + "/imports?edition=" + edition.date(),
            body,
            operator);
    item = rested(item);
    if (item.get("status").asText().equals("AWAITING_APPROVAL")) {
      // It is read once before the approval and once after; both are in the figure.
      item.get("findings").forEach(finding -> System.out.println(finding.get("code").asText()));
      String approve = "/api/v1/imports/" + item.get("id").asText() + "/approve";
      item = rested(send("POST", approve, new byte[0], approver));
    }
    double published = seconds(begun);
    JsonNode changes = item.get("changes");
    String readable = "-";
    if (item.get("status").asText().equals("PUBLISHED")) {
      List<Wanted> all = awaitEntities(item.get("packageId").asText());
      double known = seconds(begun);
      boolean atOnce = awaitReadable(all);
      boolean onlyNew =
          changes.get("amendments").asInt() == 0 && changes.get("delistings").asInt() == 0;
      readable = "%.1f".formatted(atOnce && onlyNew ? known : seconds(begun));
    } else if (!item.get("status").asText().equals("UNCHANGED")) {
      throw new IllegalStateException(item.toPrettyString());
    }
    System.out.printf(
        "%-12s %,9d %,9d %,9d %,9d %9.1f %12.1f %14s%n",
        edition.date(),
        changes.get("designations").asInt()
            + changes.get("amendments").asInt()
            + changes.get("unchanged").asInt(),
        changes.get("designations").asInt(),
        changes.get("amendments").asInt(),
        changes.get("delistings").asInt(),
        body.length / 1e6,
        published,
        readable);
  }

  private JsonNode rested(JsonNode begun) throws Exception {
    JsonNode item = begun;
    while (MOVING.contains(item.get("status").asText())) {
      Thread.sleep(100);
      item = send("GET", "/api/v1/imports/" + item.get("id").asText(), null, operator);
    }
    return item;
  }

  /** One file as it is, several as a zip. */
  private static byte[] body(List<Path> files) throws IOException {
    if (files.size() == 1) {
      return Files.readAllBytes(files.get(0));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
      }
    }
    return bytes.toByteArray();
  }

  /** Whether none was missing in the first pass. */
  private boolean awaitReadable(List<Wanted> all) throws Exception {
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    List<Wanted> missing = missing(all);
    boolean atOnce = missing.isEmpty();
    while (!missing.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(missing.size() + " designations are on no entity yet");
      }
      Thread.sleep(500);
      missing = missing(missing);
    }
    return atOnce;
  }

  /** A designation, and the entity that begins with it. */
  private record Wanted(String designation) {
    String entity() {
      return UUID.nameUUIDFromBytes(("entity " + designation).getBytes(StandardCharsets.UTF_8))
          .toString();
    }
  }

  /** Reads page after page of the package, each until all of its designations have an entity. */
  private List<Wanted> awaitEntities(String packageId) throws Exception {
    String reader = OfficerSignIn.of(data, portBase).token("jp-drafter");
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    List<Wanted> all = new ArrayList<>();
    String after = "";
    while (true) {
      JsonNode page =
          send("GET", "/api/v1/designations?limit=500&package=" + packageId + after, null, reader);
      List<Wanted> wanted = new ArrayList<>();
      boolean known = true;
      for (JsonNode item : page.get("items")) {
        wanted.add(new Wanted(item.get("id").asText()));
        known &= item.has("entityId");
      }
      if (!known) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("not all designations have an entity");
        }
        Thread.sleep(500);
      } else if (page.has("next")) {
        all.addAll(wanted);
        after = "&after=" + page.get("next").asText();
      } else {
        all.addAll(wanted);
        return all;
      }
    }
  }

  private List<Wanted> missing(List<Wanted> wanted) throws Exception {
    String reader = OfficerSignIn.of(data, portBase).token("jp-drafter");
    Queue<Wanted> left = new ConcurrentLinkedQueue<>(wanted);
    Queue<Wanted> missing = new ConcurrentLinkedQueue<>();
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      Callable<Void> reading =
          () -> {
            for (Wanted one = left.poll(); one != null; one = left.poll()) {
              if (!readable(one, reader)) {
                missing.add(one);
              }
            }
            return null;
          };
      for (Future<Void> done : readers.invokeAll(Collections.nCopies(READERS, reading))) {
        done.get();
      }
    } finally {
      readers.shutdown();
    }
    return List.copyOf(missing);
  }

  private boolean readable(Wanted wanted, String reader) throws Exception {
    if (lists(wanted.entity(), wanted, reader)) {
      return true;
    }
    // It shares an identifier with another: that one's entity has it.
    JsonNode designation =
        send("GET", "/api/v1/designations/" + wanted.designation(), null, reader);
    JsonNode entity = designation.get("entityId");
    return entity != null && lists(entity.asText(), wanted, reader);
  }

  private boolean lists(String entity, Wanted wanted, String reader) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request("GET", entityService + "/api/v1/entities/" + entity, null, reader),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 && answer.body().contains(wanted.designation());
  }

  private JsonNode send(String method, String path, byte[] body, String token) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request(method, gateway + path, body, token), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest request(String method, String url, byte[] body, String token) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/octet-stream")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
