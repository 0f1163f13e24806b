package org.lockstep.local.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An import as the API shows it.
 *
 * @param edition as a date, or empty while it is not known
 * @param receivedBy who brought it in
 */
record ImportState(
    String id,
    String source,
    String status,
    String edition,
    String receivedBy,
    Progress progress,
    Changes changes,
    List<Finding> findings,
    long warnings,
    String packageReference) {
  static final String AWAITING_APPROVAL = "AWAITING_APPROVAL";

  private static final Set<String> ENDS =
      Set.of("PUBLISHED", "UNCHANGED", "REFUSED", "REJECTED", "FAILED");

  /** Entries so far. */
  record Progress(long read, long compared, long changed) {}

  /** Entries, by what the edition does to them. */
  record Changes(long designations, long amendments, long delistings, long unchanged) {}

  /** What a guard saw. */
  record Finding(String code, String message, boolean approvable) {}

  static ImportState from(JsonNode json) {
    JsonNode progress = json.path("progress");
    JsonNode changes = json.path("changes");
    List<Finding> findings = new ArrayList<>();
    for (JsonNode finding : json.path("findings")) {
      findings.add(
          new Finding(
              text(finding, "code"),
              text(finding, "message"),
              finding.path("approvable").asBoolean()));
    }
    return new ImportState(
        text(json, "id"),
        text(json, "source"),
        text(json, "status"),
        text(json, "edition"),
        text(json, "receivedBy"),
        new Progress(
            progress.path("entriesRead").asLong(),
            progress.path("entriesCompared").asLong(),
            progress.path("entriesChanged").asLong()),
        new Changes(
            changes.path("designations").asLong(),
            changes.path("amendments").asLong(),
            changes.path("delistings").asLong(),
            changes.path("unchanged").asLong()),
        List.copyOf(findings),
        json.path("warnings").asLong(),
        text(json, "packageReference"));
  }

  private static String text(JsonNode json, String field) {
    return Text.plain(json.path(field).asText(""));
  }

  /** Whether nothing more happens to it by itself. */
  boolean isSettled() {
    return ENDS.contains(status) || status.equals(AWAITING_APPROVAL);
  }
}
