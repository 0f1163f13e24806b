package org.lockstep.local.lists;

import java.net.URI;
import java.util.Set;

/** What came of an import, and what to do next: the last thing that is shown. */
final class Outcome {
  private static final Set<String> WITH_COUNTS =
      Set.of("PUBLISHED", "UNCHANGED", ImportState.AWAITING_APPROVAL);

  static final int DONE = 0;
  static final int NOT_DONE = 1;
  static final int AWAITS_APPROVAL = 2;
  static final int NOT_PUBLISHED = 3;

  private final Screen screen;
  private final String dataOption;

  /**
   * @param dataOption what names the data folder to the commands in {@code deploy}; empty for the
   *     usual one
   */
  Outcome(Screen screen, String dataOption) {
    this.screen = screen;
    this.dataOption = dataOption;
  }

  /** Shows it; returns the exit status. */
  int show(ImportState end, URI address) {
    screen.say("");
    screen.say("  " + sentence(end));
    findings(end);
    if (WITH_COUNTS.contains(end.status())) {
      counts(end);
    }
    screen.say("");
    if (end.status().equals(ImportState.AWAITING_APPROVAL)) {
      waysOn(end, address);
    } else if (!end.packageReference().isEmpty()) {
      screen.say("  Package      " + end.packageReference());
    }
    screen.say("  Full report  " + curl("list-operator", "", address + "/report"));
    return status(end);
  }

  private static String sentence(ImportState end) {
    String what =
        end.source() + (end.edition().isEmpty() ? "" : ", edition " + end.edition()) + ": ";
    return what
        + switch (end.status()) {
          case "PUBLISHED" -> "published.";
          case "UNCHANGED" -> "all of it is in the register already; nothing was published.";
          case ImportState.AWAITING_APPROVAL ->
              "stopped before anything was published. Somebody else has to decide.";
          case "REFUSED" -> "refused; nothing was published.";
          case "REJECTED" -> "rejected; nothing was published.";
          case "FAILED" ->
              "failed; nothing was published. logs/designation-service.log in the data folder"
                  + " says more.";
          default -> end.status() + ".";
        };
  }

  private void findings(ImportState end) {
    if (end.findings().isEmpty()) {
      return;
    }
    screen.say("");
    for (ImportState.Finding finding : end.findings()) {
      screen.say("    ! ", finding.code() + ": " + finding.message());
    }
  }

  private void counts(ImportState end) {
    ImportState.Changes changes = end.changes();
    screen.say("");
    if (end.status().equals(ImportState.AWAITING_APPROVAL)) {
      screen.say("  If it is approved:");
    }
    count("new", changes.designations());
    count("changed", changes.amendments());
    count("gone", changes.delistings());
    count("unchanged", changes.unchanged());
    count("warnings", end.warnings());
  }

  private void count(String what, long number) {
    screen.say("    %-10s %10s".formatted(what, Text.count(number)));
  }

  private void waysOn(ImportState end, URI address) {
    screen.say("  Approve      deploy/import" + dataOption + " --approve " + end.id());
    screen.say("  or           " + curl("list-approver", "-X POST ", address + "/approve"));
    if (end.findings().stream().anyMatch(finding -> finding.code().equals("KEY_REUSED"))) {
      screen.say("  Where a key still names the same subject, approve with --same KEY for each.");
    }
    screen.say("  Reject       deploy/import" + dataOption + " --reject " + end.id());
  }

  private String curl(String officer, String method, String address) {
    return "curl "
        + method
        + "-H \"Authorization: Bearer $(deploy/token"
        + dataOption
        + " "
        + officer
        + ")\" "
        + address;
  }

  private static int status(ImportState end) {
    return switch (end.status()) {
      case "PUBLISHED", "UNCHANGED" -> DONE;
      case ImportState.AWAITING_APPROVAL -> AWAITS_APPROVAL;
      default -> NOT_PUBLISHED;
    };
  }
}
