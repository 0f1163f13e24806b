package org.lockstep.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What a Lockstep answered before it was upgraded, by what it was asked. */
final class UpgradeAnswers {
  private static final Path FILE = UpgradeArchive.FOLDER.resolve("answers.json.gz");

  private static final int FOUND = 200;

  /** What a service is still too busy for that has just started is asked again. */
  private static final int UNANSWERED = 503;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ObjectNode all;

  private UpgradeAnswers(ObjectNode all) {
    this.all = all;
  }

  static UpgradeAnswers read() throws IOException {
    try (InputStream file = new GZIPInputStream(Files.newInputStream(FILE))) {
      return new UpgradeAnswers((ObjectNode) Api.JSON.readTree(file));
    }
  }

  /**
   * Asks all that is compared.
   *
   * @param between an instant at which less was known than now
   */
  static void record(String between, String partnersCursor, String alertsCursor)
      throws IOException {
    Api auditor = Api.as("auditor");
    ObjectNode all = Api.JSON.createObjectNode();
    all.put("between", between);
    all.put("partnersCursor", partnersCursor);
    all.put("alertsCursor", alertsCursor);
    all.put("journalKey", auditor.get("/journal/key").raw().body().strip());
    all.put("checkpoint", auditor.get("/journal/checkpoint").raw().body());
    ObjectNode answers = all.putObject("answers");
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/designations?limit=500&validAt=2026-01-01",
                "/designations?limit=500&validAt=2024-05-24",
                "/designations?limit=500&validAt=2026-11-23&knownAt=" + between,
                "/packages?limit=500",
                "/statements?limit=500",
                "/joint-actions?limit=500",
                "/authorities",
                "/programmes",
                "/instruments",
                "/timeline?limit=500"));
    Set<String> entities = new LinkedHashSet<>();
    for (JsonNode designation : auditor.all("/designations?limit=500")) {
      String id = designation.path("id").asText();
      paths.add("/designations/" + id);
      paths.add("/designations/" + id + "/versions");
      paths.add("/designations/" + id + "?validAt=2024-05-24&knownAt=" + between);
      entities.add(designation.path("entityId").asText());
    }
    entities.forEach(entity -> paths.add("/entities/" + entity));
    auditor
        .all("/packages?limit=500")
        .forEach(
            one ->
                paths.add(
                    "/alignment?limit=500&validAt=2026-01-01&package=" + one.path("id").asText()));
    for (String path : paths) {
      Api.Answer answer = auditor.get(path);
      ObjectNode kept = answers.putObject(path);
      kept.put("status", answer.status());
      if (answer.status() == FOUND) {
        kept.set("body", answer.json());
      }
    }
    Files.createDirectories(UpgradeArchive.FOLDER);
    try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(FILE))) {
      Api.JSON.writeValue(file, all);
    }
  }

  String text(String name) {
    return all.path(name).asText();
  }

  /** All that is answered otherwise now, for these paths; what answers have gained is no change. */
  List<String> changes(String beginning) {
    Api auditor = Api.as("auditor");
    List<String> changes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> before : all.path("answers").properties()) {
      String path = before.getKey();
      if (path.startsWith(beginning)) {
        Api.Answer now =
            await()
                .atMost(PATIENCE)
                .until(() -> auditor.get(path), answer -> answer.status() < UNANSWERED);
        if (now.status() != before.getValue().path("status").asInt()) {
          changes.add(path + " answers " + now.status());
        } else if (now.status() == FOUND) {
          compare(path, before.getValue().path("body"), now.json(), changes);
        }
      }
    }
    return changes;
  }

  int count(String beginning) {
    return (int)
        all.path("answers").properties().stream()
            .filter(before -> before.getKey().startsWith(beginning))
            .count();
  }

  private static void compare(String where, JsonNode before, JsonNode now, List<String> changes) {
    if (before.isObject() && now.isObject()) {
      before
          .properties()
          .forEach(
              field ->
                  compare(
                      where + " " + field.getKey(),
                      field.getValue(),
                      now.path(field.getKey()),
                      changes));
    } else if (before.isArray() && now.isArray() && before.size() == now.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(where + "[" + i + "]", before.get(i), now.get(i), changes);
      }
    } else if (!before.equals(now)) {
      changes.add(where + " was " + before + " and is " + now);
    }
  }
}
