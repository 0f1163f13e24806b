package org.lockstep.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.access.PartnerSignIn;

/** Tells the story on a running system and shows what came of it. */
public final class Story {
  private static final String PARTNER = "kr-port-control";
  private static final Set<String> WATCHED = Set.of("JP", "KR");
  private static final List<String> AUTHORITIES = List.of("JP", "KR", "US", "EU", "GB", "CA", "AU");

  private final Path receiver;
  private final int portBase;
  private final PrintStream out;
  private final Gateway gateway;
  private final Facts facts = Facts.of24May2024();
  private final Map<String, JsonNode> released = new HashMap<>();

  /**
   * @param dataFolder where the secrets are, and where the receiver keeps its alerts
   * @param portBase the first port of the block: the gateway's
   */
  public Story(Path dataFolder, int portBase, PrintStream out) {
    OfficerSignIn officers = OfficerSignIn.of(dataFolder, portBase);
    PartnerSignIn partners = PartnerSignIn.of(dataFolder, portBase);
    this.receiver = dataFolder.resolve("receiver");
    this.portBase = portBase;
    this.out = out;
    this.gateway =
        new Gateway(
            URI.create("http://localhost:" + portBase),
            name -> PARTNER.equals(name) ? partners.token(name) : officers.token(name));
  }

  /**
   * Plays what has not been played yet, then shows the packages, the alerts, the alignment and what
   * to try next.
   */
  public void play() {
    out.println();
    out.println(
        "The story of 24 May 2024, played through the gateway at http://localhost:" + portBase);
    heading("Before: the same targets in the lists of allies");
    facts.packages().before().forEach(this::release);
    subscribe();
    heading("The day: Tokyo and Seoul announce their packages");
    facts.packages().day().forEach(this::release);
    heading("After: who followed");
    facts.packages().after().forEach(this::release);
    heading("What was said");
    facts.statements().forEach(this::state);
    heading("Who is who: decisions of the curator " + facts.identities().decidedBy());
    facts.identities().decisions().forEach(this::decide);
    showPackages();
    showAlerts();
    showAlignment();
    showNext();
  }

  private void heading(String text) {
    out.println();
    out.println("  " + text);
  }

  // ---- packages ----

  private void release(Facts.Package draft) {
    List<String> did = new ArrayList<>();
    JsonNode end = Patience.insist(() -> step(draft, did));
    while (!"RELEASED".equals(end.path("status").asText())) {
      end = Patience.insist(() -> step(draft, did));
    }
    released.put(draft.reference(), end);
    out.printf(
        "    %-18s %2d %-8s %s%n",
        draft.reference(),
        end.path("entries").size(),
        end.path("entries").size() == 1 ? "target" : "targets",
        did.isEmpty() ? "is released already" : String.join(", ", did));
  }

  /** Looks how far the package is and takes it one step further. */
  private JsonNode step(Facts.Package draft, List<String> did) {
    String officer = draft.authority().toLowerCase(java.util.Locale.ROOT) + "-";
    String drafter = officer + "drafter";
    String approver = officer + "approver";
    String releaser = WATCHED.contains(draft.authority()) ? officer + "releaser" : approver;
    JsonNode found =
        gateway
            .get(
                drafter,
                "/packages",
                Map.of("reference", draft.reference(), "authority", draft.authority()))
            .path("items");
    if (found.isEmpty()) {
      ObjectNode head = Gateway.JSON.valueToTree(draft);
      head.remove(List.of("authority", "entries"));
      did.add("drafted by " + drafter);
      return gateway.post(drafter, "/packages", head).body();
    }
    String path = "/packages/" + found.path(0).path("id").asText();
    Gateway.Answer now = gateway.get(drafter, path);
    switch (now.body().path("status").asText()) {
      case "DRAFT" -> {
        return complete(draft, drafter, path, now);
      }
      case "SUBMITTED" -> {
        did.add("approved by " + approver);
        return gateway
            .post(
                approver,
                path + "/approve",
                Map.of("contentHash", now.body().path("contentHash").asText()))
            .body();
      }
      case "APPROVED" -> {
        did.add("released by " + releaser);
        return gateway.post(releaser, path + "/release", Map.of()).body();
      }
      case "RELEASED" -> {
        return now.body();
      }
      default ->
          throw new IllegalStateException(
              draft.reference()
                  + " is "
                  + now.body().path("status").asText()
                  + ": the story cannot go on with it; begin anew with deploy/up --reset");
    }
  }

  private JsonNode complete(
      Facts.Package draft, String drafter, String path, Gateway.Answer draftNow) {
    Set<String> present =
        stream(draftNow.body().path("entries"))
            .map(entry -> entry.path("entryId").asText())
            .collect(Collectors.toSet());
    Gateway.Answer now = draftNow;
    for (JsonNode entry : draft.entries()) {
      String id = entry.path("entryId").asText();
      if (!present.contains(id)) {
        ObjectNode body = entry.deepCopy();
        body.remove("entryId");
        now = gateway.put(drafter, path + "/entries/" + id, body, now.etag());
      }
    }
    return gateway.post(drafter, path + "/submit", Map.of()).body();
  }

  private JsonNode released(String reference) {
    return Objects.requireNonNull(released.get(reference), reference);
  }

  private String designation(String record) {
    String[] parts = record.split("/", 2);
    return stream(released(parts[0]).path("entries"))
        .filter(entry -> entry.path("entryId").asText().equals(parts[1]))
        .map(entry -> entry.path("designationId").asText())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No entry " + record));
  }

  // ---- the partner ----

  private void subscribe() {
    heading(
        "A partner listens: "
            + PARTNER
            + " subscribes to the packages and designations of JP and KR");
    String url = "http://127.0.0.1:" + (portBase + 5) + "/alerts";
    JsonNode endpoint = Patience.insist(() -> endpoint(url));
    Patience.insist(() -> subscription(endpoint.path("id").asText()));
    out.println("    alerts go to " + url + ", signed with v1a (ed25519) and v1 (HMAC)");
  }

  private JsonNode endpoint(String url) {
    for (JsonNode endpoint : gateway.get(PARTNER, "/endpoints", Map.of()).path("items")) {
      if (endpoint.path("url").asText().equals(url)) {
        if (!Files.exists(receiver.resolve("secret"))) {
          keepSecret(
              gateway
                  .post(
                      PARTNER,
                      "/endpoints/" + endpoint.path("id").asText() + "/secrets/rotate",
                      Map.of())
                  .body());
        }
        return endpoint;
      }
    }
    JsonNode created =
        gateway
            .post(
                PARTNER,
                "/endpoints",
                Map.of(
                    "url",
                    url,
                    "description",
                    "Receiver of this machine",
                    "signatures",
                    List.of("v1a", "v1")))
            .body();
    keepSecret(created);
    return created;
  }

  private void keepSecret(JsonNode answer) {
    try {
      Files.createDirectories(receiver);
      Path file = receiver.resolve("secret");
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file, answer.path("secret").asText(), StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean subscription(String endpoint) {
    JsonNode present =
        gateway.get(PARTNER, "/subscriptions", Map.of("endpoint", endpoint)).path("items");
    if (present.isEmpty()) {
      gateway.post(
          PARTNER,
          "/subscriptions",
          Map.of(
              "endpointId", endpoint,
              "eventTypes", List.of("package.released", "designation.published"),
              "authorities", List.copyOf(WATCHED)));
    }
    return present.isEmpty();
  }

  // ---- statements and identities ----

  private void state(Facts.Statement statement) {
    String drafter = statement.authority().toLowerCase(java.util.Locale.ROOT) + "-drafter";
    boolean isNew =
        Patience.insist(
            () -> {
              boolean absent =
                  gateway
                      .get(drafter, "/statements", Map.of("reference", statement.reference()))
                      .path("items")
                      .isEmpty();
              if (absent) {
                ObjectNode body = Gateway.JSON.valueToTree(statement);
                body.remove("authority");
                if (statement.country() == null) {
                  body.remove("country");
                }
                body.putObject("about")
                    .putPOJO(
                        "packages",
                        statement.about().packages().stream()
                            .map(reference -> released(reference).path("id").asText())
                            .toList());
                gateway.post(drafter, "/statements", body);
              }
              return absent;
            });
    out.printf(
        "    %s  %-12s %s%s%n",
        statement.date(),
        statement.kind().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
        statement.speaker(),
        isNew ? "" : " (is there already)");
  }

  private void decide(Facts.Decision decision) {
    int judged = 0;
    String first = entity(decision.records().get(0));
    for (String record : decision.records().subList(1, decision.records().size())) {
      String other = entity(record);
      if (!other.equals(first)) {
        Gateway.Answer answer =
            Patience.insist(
                () ->
                    gateway.post(
                        facts.identities().decidedBy(),
                        "/resolution/judgements",
                        Map.of(
                            "entityIds", List.of(first, other),
                            "decision", "SAME",
                            "reason", decision.reason())));
        judged += answer.status() == 201 ? 1 : 0;
      }
    }
    boolean one =
        Patience.until(
            () -> decision.records().stream().map(this::entityNow).distinct().count() == 1);
    out.printf(
        "    %-50s %d listing records, %s%s%n",
        Table.fit(decision.subject(), 50),
        decision.records().size(),
        one ? "one entity" : "NOT one entity yet",
        judged == 0 ? "" : " (" + judged + " judgements)");
  }

  private String entity(String record) {
    if (!Patience.until(() -> !entityNow(record).isEmpty())) {
      throw new IllegalStateException(record + " has no entity: is entity-service running?");
    }
    return entityNow(record);
  }

  private String entityNow(String record) {
    return gateway
        .get("jp-curator", "/designations/" + designation(record), Map.of())
        .path("entityId")
        .asText();
  }

  // ---- what came of it ----

  private void showPackages() {
    heading("The packages announced on 24 May 2024");
    for (Facts.Package draft : facts.packages().day()) {
      JsonNode end = released(draft.reference());
      int declared = end.path("declaredTargets").asInt();
      int known = end.path("entries").size();
      out.println("    " + draft.authority() + "  " + end.path("title").asText());
      out.println(
          "        "
              + kinds(end.path("counts"))
              + (known == declared
                  ? ""
                  : "; "
                      + known
                      + " of "
                      + declared
                      + " announced targets are known from public sources"));
    }
  }

  private static String kinds(JsonNode counts) {
    List<String> kinds = new ArrayList<>();
    counts
        .fields()
        .forEachRemaining(
            kind -> {
              int count = kind.getValue().asInt();
              if (count > 0) {
                String noun = kind.getKey();
                kinds.add(count + " " + (count == 1 ? noun.substring(0, noun.length() - 1) : noun));
              }
            });
    return String.join(", ", kinds);
  }

  private void showAlerts() {
    int expected =
        facts
            .packages()
            .all()
            .filter(draft -> WATCHED.contains(draft.authority()))
            .mapToInt(draft -> 1 + draft.entries().size())
            .sum();
    Received received = new Received(URI.create("http://127.0.0.1:" + (portBase + 5) + "/alerts"));
    Patience.until(() -> received.alerts().size() >= expected);
    List<JsonNode> alerts = received.alerts();
    heading(
        "The alerts, as the partner's receiver verified them: "
            + alerts.size()
            + " of "
            + expected
            + ", each once by its webhook-id");
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode alert : alerts) {
      JsonNode event = alert.path("event");
      counts.merge(
          event.path("data").path("authority").asText()
              + "\t"
              + event.path("type").asText().replace("org.lockstep.", "")
              + "\t"
              + Received.verified(alert),
          1,
          Integer::sum);
    }
    Table table = new Table().row("    from", "event", "signatures verified", "alerts");
    counts.forEach(
        (key, count) -> {
          String[] cells = key.split("\t", 3);
          table.row("    " + cells[0], cells[1], cells[2], count.toString());
        });
    table.lines().forEach(out::println);
    if (alerts.size() < expected) {
      out.println(
          "    The others are on their way: alert-service tries again until the receiver answers.");
    }
  }

  private void showAlignment() {
    String day =
        facts.packages().day().stream()
            .map(draft -> "package=" + released(draft.reference()).path("id").asText())
            .collect(Collectors.joining("&"));
    JsonNode matrix =
        Patience.insist(
            () ->
                gateway
                    .get(
                        PARTNER,
                        "/alignment?" + day + "&authorities=" + String.join(",", AUTHORITIES))
                    .body());
    heading(
        "Alignment of the "
            + matrix.path("items").size()
            + " targets as of "
            + matrix.path("asOf").asText());
    new AlignmentTable(AUTHORITIES, targetsOfTheDay())
        .lines(matrix)
        .forEach(line -> out.println("    " + line));
    out.println(
        "    Days after the first listing whose date is known; 0 is the first.  ? listed, its source gives no date.  - gap.");
    out.println(
        "    GB lists another vessel named MARIA (RUS3019, IMO 9198783): it shares the name only, and so closes no gap.");
  }

  /** Names of the targets by designation, in the order of the packages. */
  private Map<String, String> targetsOfTheDay() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Facts.Package draft : facts.packages().day()) {
      for (JsonNode entry : draft.entries()) {
        List<String> written =
            stream(entry.path("listingRecord").path("names"))
                .filter(name -> !"PREVIOUS".equals(name.path("kind").asText()))
                .map(name -> name.path("name").asText())
                .toList();
        // A name in the script of its owner, and beside it the one that everybody can read.
        String first = written.get(0);
        String latin = written.get(written.size() - 1);
        boolean foreign = first.codePointAt(0) > 0x24F;
        names.put(
            designation(draft.reference() + "/" + entry.path("entryId").asText()),
            foreign ? latin + " " + first : first);
      }
    }
    return names;
  }

  private void showNext() {
    String url = "http://localhost:" + portBase + "/api/v1";
    String day = released("JP-2024-05-24").path("id").asText();
    heading("Next, in another terminal");
    out.println("    TOKEN=$(deploy/token jp-drafter)");
    out.println(
        "    curl -s -H \"Authorization: Bearer $TOKEN\" '"
            + url
            + "/designations?authority=JP&country=CY'");
    out.println(
        "    curl -s -H \"Authorization: Bearer $TOKEN\" '"
            + url
            + "/entities?identifier=imoNumber:9358010'");
    out.println(
        "    curl -s -H \"Authorization: Bearer $TOKEN\" '"
            + url
            + "/statements?package="
            + day
            + "'");
    out.println(
        "    curl -s -H \"Authorization: Bearer $TOKEN\" '"
            + url
            + "/alignment?package="
            + day
            + "&validAt=2024-05-24'");
    out.println(
        "    curl -s http://127.0.0.1:"
            + (portBase + 5)
            + "/alerts      # what the receiver holds");
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
