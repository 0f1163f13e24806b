package org.lockstep.designation;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.lockstep.testkit.TableRules;

class TablesTest extends TableRules {
  @Override
  protected String service() {
    return "org.lockstep.designation";
  }

  @Override
  protected Map<String, Set<String>> tables() {
    return Map.ofEntries(
        entry("alignment", Set.of("alignment_entity", "alignment_gap")),
        entry("authority", Set.of("authority", "programme", "reference_file", "reference_version")),
        entry("intake", Set.of("awaited_entity", "entity_assignment", "known_entity")),
        entry("joint", Set.of("joint_action", "joint_action_part")),
        entry("journal", Set.of("journal_entry", "journal_node", "journal_sealed")),
        entry("listfetch", Set.of("list_fetch")),
        entry(
            "listimport",
            Set.of(
                "list_entry",
                "list_import",
                "list_import_piece",
                "list_original",
                "list_staged",
                "list_staged_record")),
        entry("marking", Set.of("marked_reading", "marked_record", "marking", "package_marking")),
        entry("outbox", Set.of("outbox")),
        entry("register", Set.of("current_state", "designation_state", "designation_version")),
        entry(
            "release",
            Set.of(
                "asked_marking",
                "package_approval",
                "package_entry",
                "package_step",
                "sanctions_package")),
        entry("statement", Set.of("statement")),
        // Of the library: answers for repeats.
        entry("once", Set.of("idempotent_request")),
        // Of the library: used proofs.
        entry("dpop", Set.of("used_proof")));
  }

  @Override
  protected Map<String, Set<String>> readers() {
    return Map.of(
        // All that happened, whatever it was.
        "timeline",
        Set.of("authority", "intake", "register", "release", "statement"),
        // Who lists whom: over entities, and until an edition is in.
        "alignment",
        Set.of("authority", "intake", "listimport", "register", "release"),
        // Hundreds of thousands of rows, which pass through no object.
        "export",
        Set.of("register"),
        "listimport",
        Set.of("register"),
        // By which entity somebody looks for them.
        "register",
        Set.of("intake"),
        "statement",
        Set.of("intake", "register", "release"),
        // Whose sight opens what is sealed.
        "journal",
        Set.of("marking", "release", "statement"),
        // Which parts a reader may see.
        "joint",
        Set.of("release"),
        "asof",
        Set.of("authority"),
        "release",
        Set.of("joint"));
  }
}
