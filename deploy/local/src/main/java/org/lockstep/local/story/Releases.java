package org.lockstep.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Packages on their way through four eyes: drafted, approved and released by different officers.
 */
final class Releases {
  private final Gateway gateway;
  private final PrintStream out;
  private final Map<String, JsonNode> released = new HashMap<>();

  Releases(Gateway gateway, PrintStream out) {
    this.gateway = gateway;
    this.out = out;
  }

  /** Takes the package to its release, from wherever it is. */
  void release(Facts.Package draft) {
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
    String officer = draft.authority().toLowerCase(Locale.ROOT) + "-";
    String drafter = officer + "drafter";
    String approver = officer + "approver";
    String releaser = Partner.WATCHED.contains(draft.authority()) ? officer + "releaser" : approver;
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
      return gateway.create(drafter, "/packages", head, "package " + draft.reference()).body();
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
        Facts.each(draftNow.body().path("entries"))
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

  /** The package as it was released. */
  JsonNode released(String reference) {
    return Objects.requireNonNull(released.get(reference), reference);
  }

  /** The designation that an entry became; {@code JP-2024-05-24/mg-flot}. */
  String designation(String record) {
    String[] parts = record.split("/", 2);
    return Facts.each(released(parts[0]).path("entries"))
        .filter(entry -> entry.path("entryId").asText().equals(parts[1]))
        .map(entry -> entry.path("designationId").asText())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No entry " + record));
  }
}
