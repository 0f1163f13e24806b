package org.lockstep.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows what came of the story, read back from where it arrived. */
final class Outcome {
  private static final List<String> AUTHORITIES = List.of("JP", "KR", "US", "EU", "GB", "CA", "AU");

  private final Gateway gateway;
  private final Facts facts;
  private final Releases releases;
  private final String api;
  private final String receiver;
  private final Path secret;
  private final Story.Setting setting;
  private final PrintStream out;

  /**
   * @param api where the public API is
   * @param receiver where the partner's receiver listens, and shows its alerts
   * @param secret the file with the secret of the partner's endpoint
   */
  Outcome(
      Gateway gateway,
      Facts facts,
      Releases releases,
      String api,
      String receiver,
      Path secret,
      Story.Setting setting,
      PrintStream out) {
    this.gateway = gateway;
    this.facts = facts;
    this.releases = releases;
    this.api = api;
    this.receiver = receiver;
    this.secret = secret;
    this.setting = setting;
    this.out = out;
  }

  void show() {
    showPackages();
    if (setting.receiver()) {
      showAlerts();
    } else {
      showWaitingAlerts();
    }
    showAlignment();
    showNext();
  }

  private void heading(String text) {
    out.println();
    out.println("  " + text);
  }

  private void showPackages() {
    heading("The packages announced on 24 May 2024");
    for (Facts.Package draft : facts.packages().day()) {
      JsonNode end = releases.released(draft.reference());
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
    StoryAlerts ofStory = StoryAlerts.of(facts);
    int expected = ofStory.expected();
    Received received = new Received(URI.create(receiver));
    Patience.until(() -> ofStory.among(received.alerts()).size() >= expected);
    List<JsonNode> alerts = ofStory.among(received.alerts());
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

  /** Without the receiver of this machine: what is on record and will be sent to another one. */
  private void showWaitingAlerts() {
    StoryAlerts ofStory = StoryAlerts.of(facts);
    Patience.until(() -> ofStory.onRecord(gateway) >= ofStory.expected());
    heading(
        "The alerts: %d of %d are on record, for your receiver at %s"
            .formatted(ofStory.onRecord(gateway), ofStory.expected(), receiver));
    out.println(
        "    Started with --no-receiver. What has not arrived is sent again, soon at first, then every"
            + " few hours; a replay sends it at once.");
    out.println(
        "    To verify them: GET " + api + "/keys has the public key (v1a); the secret (v1) is in");
    out.println("    " + secret);
  }

  private void showAlignment() {
    String day =
        facts.packages().day().stream()
            .map(draft -> "package=" + releases.released(draft.reference()).path("id").asText())
            .collect(Collectors.joining("&"));
    JsonNode matrix =
        Patience.insist(
            () ->
                gateway
                    .get(
                        Partner.NAME,
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
        "    Days after the first listing whose date is known; 0 is the first.  ? listed, its source gives no date.  - gap: no listing in the editions read.");
    out.println(
        "    GB lists another vessel named MARIA (RUS3019, IMO 9198783): it shares the name only, and so closes no gap.");
  }

  /** Names of the targets by designation, in the order of the packages. */
  private Map<String, String> targetsOfTheDay() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Facts.Package draft : facts.packages().day()) {
      for (JsonNode entry : draft.entries()) {
        List<String> written =
            Facts.each(entry.path("listingRecord").path("names"))
                .filter(name -> !"PREVIOUS".equals(name.path("kind").asText()))
                .map(name -> name.path("name").asText())
                .toList();
        // A name in the script of its owner, and beside it the one that everybody can read.
        String first = written.get(0);
        String latin = written.get(written.size() - 1);
        boolean foreign = first.codePointAt(0) > 0x24F;
        names.put(
            releases.designation(draft.reference() + "/" + entry.path("entryId").asText()),
            foreign ? latin + " " + first : first);
      }
    }
    return names;
  }

  private void showNext() {
    String day = releases.released("JP-2024-05-24").path("id").asText();
    heading("Next, in another terminal");
    out.println(
        "    TOKEN=$(deploy/token%s jp-drafter)      # good for five minutes; then ask for a new one"
            .formatted(setting.dataOption()));
    for (String path :
        List.of(
            "/designations?authority=JP&country=CY",
            "/entities?identifier=imoNumber:9358010",
            "/statements?package=" + day,
            "/alignment?package=" + day + "&validAt=2024-05-24")) {
      out.println("    curl -s -H \"Authorization: Bearer $TOKEN\" '" + api + path + "'");
    }
    if (setting.receiver()) {
      out.println("    curl -s " + receiver + "      # what the receiver holds");
    }
  }
}
